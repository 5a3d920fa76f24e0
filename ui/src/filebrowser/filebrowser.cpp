// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filebrowser.h"

#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/previewpane.h"
#include "transfers/transferdrawer.h"

#include <QAction>
#include <QSplitter>
#include <QVBoxLayout>

namespace osc {

void showSelection(PreviewPane &preview, const FilePane &pane, const FilePane *other,
                   const QString &otherName)
{
    if (preview.isHidden()) {
        preview.clear({});
        return;
    }
    const QList<FileItem> items = pane.views()->selection();
    if (items.size() != 1 || !pane.store().fileSystem()) {
        preview.clear(items.isEmpty()
                          ? FileBrowser::tr("Choose a file to see how it begins.")
                          : FileBrowser::tr("%n item(s) chosen.", nullptr, static_cast<int>(items.size())));
        return;
    }
    const FileItem &item = items.constFirst();
    std::optional<PreviewPane::Other> same;
    if (const auto entry = other ? other->store().model()->find(lastName(item.path)) : std::nullopt)
        same = PreviewPane::Other{otherName, *entry};
    preview.show(pane.lookTarget(item), same);
}

FileBrowser::FileBrowser(const FileServices &services, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("fileBrowser"));
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("fileSplitter"));
    splitter->setChildrenCollapsible(false);
    m_pane = new FilePane(services, FilePane::Kind::Whole, splitter);
    m_preview = new PreviewPane(splitter);
    m_preview->setWindows(services.looks);
    splitter->addWidget(m_pane);
    splitter->addWidget(m_preview);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({760, 300});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 2);
    if (services.transfers)
        layout->addWidget(
            new TransferDrawer(*services.transfers, TransferDrawer::Folding::StartsFolded, this), 1);
    setFocusProxy(m_pane);
    QAction *toggle = m_pane->commands()->action(FileCommands::Preview);
    toggle->setChecked(true);
    connect(toggle, &QAction::toggled, this, [this](bool on) {
        m_preview->setVisible(on);
        showSelection(*m_preview, *m_pane);
    });
    connect(m_pane, &FilePane::fileOpened, toggle, [toggle] { toggle->setChecked(true); });
    connect(m_pane, &FilePane::selectionChanged, this, [this] { showSelection(*m_preview, *m_pane); });
    m_pane->commands()->action(FileCommands::Places)->setVisible(false);
    m_pane->commands()->action(FileCommands::OpenInTab)->setVisible(false);
}

void FileBrowser::open(const FileLocation &location)
{
    m_pane->open(location);
}

void FileBrowser::close()
{
    m_pane->close();
    m_preview->clear({});
}

void FileBrowser::retryIfFailed()
{
    m_pane->retryIfFailed();
}

} // namespace osc
