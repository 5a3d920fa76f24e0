// SPDX-License-Identifier: Apache-2.0
#include "filelook/previewcontent.h"

#include "detail/flowlayout.h"
#include "detail/loadnotice.h"
#include "filelook/archivepreviewer.h"
#include "filelook/folderpreviewer.h"
#include "filelook/hexpreviewer.h"
#include "filelook/imagepreviewer.h"
#include "filelook/jsonpreviewer.h"
#include "filelook/jsontreepreviewer.h"
#include "filelook/textpreviewer.h"
#include "widgets/labels.h"

#include <models/filelistmodel.h>
#include <ui/theme.h>

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int contentMargin = 14;

/// A flat button for an action of a previewer; follows its text, its tick and whether it is there.
QToolButton *toolFor(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(action->objectName() + QLatin1String("Button"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setFont(fonts::secondary());
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    if (action->menu())
        button->setPopupMode(QToolButton::InstantPopup);
    button->setDefaultAction(action);
    const auto follow = [action, button] {
        button->setAccessibleName(action->text());
        button->setVisible(action->isVisible());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    return button;
}

} // namespace

PreviewContent::PreviewContent(QWidget *parent)
    : QWidget(parent)
    , m_notice(new LoadNotice(QStringLiteral("previewNotice"), this))
    , m_stack(new QStackedWidget(this))
    , m_sentence(new Label({}, Tone::Secondary, m_stack))
    , m_bar(new QWidget(this))
    , m_viewButton(new QToolButton(m_bar))
    , m_viewMenu(new QMenu(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setContentsMargins(contentMargin, 0, contentMargin, 0);
    m_sentence->setObjectName(QStringLiteral("previewSentence"));
    m_stack->addWidget(m_sentence);
    m_viewButton->setObjectName(QStringLiteral("previewViewButton"));
    m_viewButton->setAutoRaise(true);
    m_viewButton->setFocusPolicy(Qt::StrongFocus);
    m_viewButton->setFont(fonts::secondary());
    m_viewButton->setPopupMode(QToolButton::InstantPopup);
    m_viewButton->setToolTip(tr("How the file is shown"));
    m_viewButton->setMenu(m_viewMenu);
    auto *bar = new FlowLayout(m_bar, 2);
    bar->setContentsMargins(contentMargin - 6, 2, contentMargin - 6, 4);
    bar->addWidget(m_viewButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_bar);
    m_bar->hide();
    [[maybe_unused]] const Previewer *commonest = previewerFor(View::Text);

    connect(&m_preview, &FilePreview::changed, this, &PreviewContent::onChanged);
    connect(m_notice, &LoadNotice::retryRequested, &m_preview, &FilePreview::retry);
    connect(m_notice, &LoadNotice::cancelRequested, this,
            [this] { clear(tr("The preview was cancelled.")); });
}

void PreviewContent::look(const LookTarget &target)
{
    m_preview.show(target);
}

void PreviewContent::clear(const QString &sentence)
{
    m_preview.clear();
    m_sentence->setText(sentence);
}

void PreviewContent::onChanged()
{
    showView(View::None);
    m_sentence->clear();
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
        m_sentence->setText(emptySentence());
        buildViews();
        break;
    }
    Q_EMIT changed();
}

QList<PreviewContent::View> PreviewContent::viewsOf(FilePreview::Kind kind) const
{
    switch (kind) {
    case FilePreview::Kind::None:
        return {};
    case FilePreview::Kind::Folder:
        return {View::Folder};
    case FilePreview::Kind::Text:
    case FilePreview::Kind::Log:
        return {View::Text, View::Hex};
    case FilePreview::Kind::Json:
        return {View::Json, View::JsonTree, View::Text, View::Hex};
    case FilePreview::Kind::Image:
        return {View::Image, View::Hex};
    case FilePreview::Kind::Archive:
        return m_services.archives ? QList{View::Archive, View::Hex} : QList{View::Hex};
    case FilePreview::Kind::Binary:
        return {View::Hex, View::Text};
    }
    return {};
}

QString PreviewContent::viewName(View view)
{
    switch (view) {
    case View::Text:
        return tr("Text");
    case View::Json:
        return tr("Set out");
    case View::JsonTree:
        return tr("Tree");
    case View::Image:
        return tr("Picture");
    case View::Archive:
        return tr("Entries");
    case View::Hex:
        return tr("Hexadecimal");
    case View::None:
    case View::Folder:
        return {};
    }
    return {};
}

void PreviewContent::buildViews()
{
    const QList<View> views = viewsOf(m_preview.kind());
    m_viewMenu->clear();
    for (const View view : views) {
        QAction *choice = m_viewMenu->addAction(viewName(view), this, [this, view] { showView(view); });
        choice->setObjectName(QStringLiteral("previewAs%1").arg(static_cast<int>(view)));
    }
    m_viewButton->setVisible(views.size() > 1);
    if (!views.isEmpty())
        showView(views.constFirst());
}

Previewer *PreviewContent::previewerFor(View view)
{
    Previewer *&previewer = m_previewers[view];
    if (previewer)
        return previewer;
    switch (view) {
    case View::None:
        return nullptr;
    case View::Folder:
        previewer = new FolderPreviewer(m_stack);
        break;
    case View::Text:
        previewer = new TextPreviewer(m_stack);
        break;
    case View::Json:
        previewer = new JsonPreviewer(m_stack);
        break;
    case View::JsonTree:
        previewer = new JsonTreePreviewer(m_stack);
        break;
    case View::Image:
        previewer = new ImagePreviewer(m_stack);
        break;
    case View::Archive:
        previewer = new ArchivePreviewer(m_services.archives, m_stack);
        break;
    case View::Hex:
        previewer = new HexPreviewer(m_stack);
        break;
    }
    m_stack->addWidget(previewer);
    connect(previewer, &Previewer::noteChanged, this, &PreviewContent::changed);
    connect(previewer, &Previewer::failed, this, [this](const Error &error) { m_notice->setError(error); });
    return previewer;
}

void PreviewContent::showView(View view)
{
    if (m_current)
        m_current->close();
    m_current = previewerFor(view);
    showTools(m_current);
    m_stack->setCurrentWidget(m_current ? static_cast<QWidget *>(m_current) : m_sentence);
    m_bar->setVisible(m_current && view != View::Folder);
    m_viewButton->setText(viewName(view));
    m_viewButton->setAccessibleName(viewName(view));
    if (!m_current)
        return;
    m_current->open(m_preview);
    Q_EMIT changed();
}

void PreviewContent::showTools(Previewer *previewer)
{
    for (QToolButton *tool : std::as_const(m_tools)) {
        m_bar->layout()->removeWidget(tool);
        tool->hide();
        tool->deleteLater();
    }
    m_tools.clear();
    const QList<QAction *> actions = previewer ? previewer->tools() : QList<QAction *>();
    for (QAction *action : actions) {
        QToolButton *tool = toolFor(action, m_bar);
        m_tools.append(tool);
        m_bar->layout()->addWidget(tool);
        tool->setVisible(action->isVisible());
    }
}

QString PreviewContent::emptySentence() const
{
    const FileEntry &entry = m_preview.target().entry;
    const FileType type = effectiveType(entry);
    if (type == FileType::Regular || type == FileType::Symlink || type == FileType::Unknown)
        return tr("The file is empty.");
    return tr("There is no preview for this kind.");
}

QString PreviewContent::subtitle() const
{
    const FileEntry &entry = m_preview.target().entry;
    const QString size = effectiveType(entry) == FileType::Directory ? tr("Folder") : sizeText(entry);
    const bool shown = m_preview.state() == FilePreview::State::Shown && m_current;
    const QString note = shown ? m_current->note() : QString();
    return note.isEmpty() ? size : tr("%1, %2").arg(size, note);
}

} // namespace osc
