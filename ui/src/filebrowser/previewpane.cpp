// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/previewpane.h"

#include "filelook/lookwindows.h"
#include "filelook/previewcontent.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/filelistmodel.h>
#include <models/lookwords.h>
#include <ui/theme.h>

#include <QGridLayout>
#include <QHBoxLayout>

namespace osc {

namespace {

constexpr int paneMargin = 14;

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_content(new PreviewContent(this))
{
    setObjectName(QStringLiteral("previewPane"));
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(m_content, 1);
    layout->addWidget(buildFacts());
    connect(m_content, &PreviewContent::changed, this, &PreviewPane::onChanged);
    clear({});
}

QWidget *PreviewPane::buildHead()
{
    auto *head = new QWidget(this);
    auto *title = new Label(tr("Preview"), Tone::Text, head);
    title->setFont(fonts::section());
    m_edit = makeTextToolButton(QStringLiteral("previewEditButton"), Symbol::Edit, tr("Edit"), head);
    m_name = new ElidedLabel(Qt::ElideMiddle, head);
    m_name->setObjectName(QStringLiteral("previewName"));
    m_name->setFont(fonts::name());
    m_subtitle = new Label({}, Tone::Secondary, head);
    m_subtitle->setFont(fonts::secondary());
    m_subtitle->setObjectName(QStringLiteral("previewSubtitle"));
    m_subtitle->setWordWrap(true);
    m_target = new ElidedLabel(Qt::ElideMiddle, head);
    m_target->setObjectName(QStringLiteral("previewTarget"));
    m_target->setFont(fonts::secondary());
    m_target->setTone(Tone::Secondary);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(paneMargin, 0, 6, 0);
    line->addWidget(title, 1);
    line->addWidget(m_edit);
    auto *names = new QVBoxLayout;
    names->setContentsMargins(paneMargin, 10, paneMargin, 8);
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_subtitle);
    names->addWidget(m_target);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(new HairLine(Qt::Horizontal, head));
    layout->addLayout(names);
    connect(m_edit, &QToolButton::clicked, this, [this] {
        if (m_windows)
            m_windows->edit(m_content->preview().target());
    });
    return head;
}

QWidget *PreviewPane::buildFacts()
{
    m_facts = new QWidget(this);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(paneMargin, 10, paneMargin, 10);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](const QString &key, const char *name) {
        const int row = grid->rowCount();
        auto *label = new Label(key, Tone::Secondary, m_facts);
        auto *value = new Label({}, Tone::Text, m_facts);
        value->setObjectName(QLatin1String(name));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(true);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
        return std::pair(label, value);
    };
    m_owner = addRow(tr("Owner"), "previewOwner").second;
    m_mode = addRow(tr("Mode"), "previewMode").second;
    m_mode->setFont(fonts::mono());
    m_modified = addRow(tr("Modified"), "previewModified").second;
    std::tie(m_otherPane, m_otherWords) = addRow({}, "previewOther");
    auto *layout = new QVBoxLayout(m_facts);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new HairLine(Qt::Horizontal, m_facts));
    layout->addLayout(grid);
    return m_facts;
}

void PreviewPane::setWindows(LookWindows *windows)
{
    m_windows = windows;
    m_content->setServices(windows ? windows->services() : LookServices());
    updateEdit();
}

void PreviewPane::show(const LookTarget &target, const std::optional<Other> &other)
{
    m_other = other;
    m_hasPlace = true;
    m_content->look(target);
    showFacts(); // the other pane may have gone while the file is the same
}

void PreviewPane::show(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, const FileEntry &entry)
{
    m_other.reset();
    m_hasPlace = false;
    m_content->look({.fileSystem = std::move(fileSystem), .location = {{}, path}, .entry = entry});
}

void PreviewPane::clear(const QString &sentence)
{
    m_content->clear(sentence);
}

void PreviewPane::onChanged()
{
    const FilePreview &preview = m_content->preview();
    const bool empty = preview.state() == FilePreview::State::Empty;
    m_name->setVisible(!empty);
    m_subtitle->setVisible(!empty);
    m_facts->setVisible(!empty);
    m_name->setFullText(displayName(preview.target().entry.name));
    m_subtitle->setText(m_content->subtitle());
    showFacts();
    updateEdit();
}

void PreviewPane::showFacts()
{
    const FileEntry &entry = m_content->preview().target().entry;
    m_owner->setText(ownerWords(entry));
    m_mode->setText(modeText(entry).isEmpty() ? QStringLiteral("–") : modeText(entry));
    m_modified->setText(exactDayText(entry.modified, QDateTime::currentDateTime()));
    m_target->setVisible(entry.type == FileType::Symlink);
    m_target->setFullText(tr("Leads to %1").arg(displayName(entry.linkTarget)));
    m_otherPane->setVisible(m_other.has_value());
    m_otherWords->setVisible(m_other.has_value());
    if (m_other) {
        m_otherPane->setText(m_other->pane);
        m_otherWords->setText(differenceWords(m_other->entry, entry));
    }
}

void PreviewPane::updateEdit()
{
    const FilePreview &preview = m_content->preview();
    m_edit->setVisible(m_windows != nullptr);
    if (m_windows)
        setDisabledReason(m_edit, m_hasPlace ? whyNotEdit(preview) : tr("Choose a file that can be edited."));
}

} // namespace osc
