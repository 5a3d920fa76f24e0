// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/previewpane.h"

#include "detail/loadnotice.h"
#include "widgets/labels.h"

#include <models/filelistmodel.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QBuffer>
#include <QImageReader>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int margin = 14;
constexpr qint64 pixelLimit = 40'000'000;

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(Qt::ElideMiddle, this))
    , m_subtitle(new Label({}, Tone::Secondary, this))
    , m_target(new ElidedLabel(Qt::ElideMiddle, this))
    , m_notice(new LoadNotice(QStringLiteral("previewNotice"), this))
    , m_stack(new QStackedWidget(this))
    , m_sentence(new Label({}, Tone::Secondary, m_stack))
    , m_text(new QPlainTextEdit(m_stack))
    , m_image(new QLabel(m_stack))
{
    setObjectName(QStringLiteral("previewPane"));
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    m_name->setObjectName(QStringLiteral("previewName"));
    m_name->setFont(fonts::name());
    m_subtitle->setFont(fonts::secondary());
    m_subtitle->setObjectName(QStringLiteral("previewSubtitle"));
    m_target->setObjectName(QStringLiteral("previewTarget"));
    m_target->setFont(fonts::secondary());
    m_target->setTone(Tone::Secondary);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setContentsMargins(margin, 0, margin, 0);
    m_sentence->setObjectName(QStringLiteral("previewSentence"));
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setAccessibleName(tr("Preview"));
    m_text->setReadOnly(true);
    m_text->setFont(fonts::mono());
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setUndoRedoEnabled(false);
    m_text->document()->setDocumentMargin(margin);
    m_text->viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_image->setObjectName(QStringLiteral("previewImage"));
    m_image->setAlignment(Qt::AlignCenter);
    m_image->setMinimumSize(1, 1);
    for (QWidget *page : {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_text),
                          static_cast<QWidget *>(m_image)})
        m_stack->addWidget(page);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, 10, margin, 6);
    head->setSpacing(2);
    head->addWidget(m_name);
    head->addWidget(m_subtitle);
    head->addWidget(m_target);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(buildFacts());

    connect(&m_preview, &FilePreview::changed, this, &PreviewPane::onChanged);
    connect(m_notice, &LoadNotice::retryRequested, &m_preview, &FilePreview::retry);
    connect(m_notice, &LoadNotice::cancelRequested, this,
            [this] { clear(tr("The preview was cancelled.")); });
    clear({});
}

QWidget *PreviewPane::buildFacts()
{
    auto *grid = new KeyValueGrid(this);
    m_owner = grid->addRow(tr("Owner"), QStringLiteral("previewOwner"));
    m_mode = grid->addRow(tr("Mode"), QStringLiteral("previewMode"));
    m_mode->setFont(fonts::mono());
    m_modified = grid->addRow(tr("Modified"), QStringLiteral("previewModified"));
    m_facts = new QWidget(this);
    auto *layout = new QVBoxLayout(m_facts);
    layout->setContentsMargins(margin, 8, margin, 10);
    layout->addWidget(grid);
    return m_facts;
}

void PreviewPane::show(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, const FileEntry &entry)
{
    m_preview.show(std::move(fileSystem), path, entry);
}

void PreviewPane::clear(const QString &sentence)
{
    m_preview.clear();
    m_sentence->setText(sentence);
}

void PreviewPane::onChanged()
{
    const FileEntry &entry = m_preview.entry();
    const bool empty = m_preview.state() == FilePreview::State::Empty;
    m_name->setVisible(!empty);
    m_subtitle->setVisible(!empty);
    m_facts->setVisible(!empty);
    m_name->setFullText(displayName(entry.name));
    m_subtitle->setText(subtitle());
    showFacts();
    m_pixmap = {};
    m_text->clear();
    m_sentence->clear();
    m_stack->setCurrentWidget(m_sentence);
    switch (m_preview.state()) {
    case FilePreview::State::Reading:
        m_notice->setLoading(tr("Reading…"));
        break;
    case FilePreview::State::Failed:
        m_notice->setError(m_preview.error());
        break;
    case FilePreview::State::Empty:
        m_notice->clear();
        break;
    case FilePreview::State::Shown:
        m_notice->clear();
        showContent();
        break;
    }
}

void PreviewPane::showContent()
{
    switch (m_preview.content()) {
    case FilePreview::Content::Text:
    case FilePreview::Content::Binary:
        m_text->setPlainText(m_preview.text());
        m_stack->setCurrentWidget(m_text);
        break;
    case FilePreview::Content::Image:
        showImage();
        break;
    case FilePreview::Content::None:
        m_sentence->setText(m_preview.entry().size == 0 && m_preview.entry().type == FileType::Regular
                                ? tr("The file is empty.")
                                : tr("There is no preview for this kind."));
        break;
    }
}

void PreviewPane::showImage()
{
    QBuffer buffer;
    buffer.setData(m_preview.bytes());
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, imageFormat(m_preview.bytes()));
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (qint64{size.width()} * size.height() > pixelLimit) {
        m_sentence->setText(tr("The image is too large to be shown."));
        return;
    }
    const QImage image = reader.read();
    if (image.isNull()) {
        m_sentence->setText(tr("The image is damaged, or of a kind that cannot be shown."));
        return;
    }
    m_pixmap = QPixmap::fromImage(image);
    m_image->setAccessibleName(tr("Image, %1 by %2 pixels").arg(image.width()).arg(image.height()));
    m_stack->setCurrentWidget(m_image);
    fitImage();
}

void PreviewPane::fitImage()
{
    if (m_pixmap.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const QSize room = (m_stack->size() - QSize(2 * margin, 2 * margin)) * ratio;
    QPixmap fitted = m_pixmap;
    if (m_pixmap.width() > room.width() || m_pixmap.height() > room.height())
        fitted = m_pixmap.scaled(room.expandedTo({1, 1}), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    fitted.setDevicePixelRatio(ratio);
    m_image->setPixmap(fitted);
}

QString PreviewPane::subtitle() const
{
    const QString size = sizeText(m_preview.entry());
    if (m_preview.state() != FilePreview::State::Shown)
        return size;
    const bool binary = m_preview.content() == FilePreview::Content::Binary;
    const QString kind = binary ? tr("%1, binary").arg(size) : size;
    if (!m_preview.isTruncated())
        return kind;
    return tr("%1, first %2 shown").arg(kind, bytesText(binary ? 64 * 1024 : FilePreview::textLimit));
}

void PreviewPane::showFacts()
{
    const FileEntry &entry = m_preview.entry();
    m_owner->setText(ownerText(entry));
    m_mode->setText(modeText(entry).isEmpty() ? QStringLiteral("–") : modeText(entry));
    m_modified->setText(entry.modified.isValid() ? exactMomentText(entry.modified) : QStringLiteral("–"));
    m_target->setVisible(entry.type == FileType::Symlink);
    m_target->setFullText(tr("Leads to %1").arg(displayName(entry.linkTarget)));
}

void PreviewPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitImage();
}

} // namespace osc
