// SPDX-License-Identifier: Apache-2.0
#include "insidetree.h"

#include "field.h"
#include "mountlook.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/specdraftmounts.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

enum Role { KindRole = Qt::UserRole, NoteRole, VolumeRole };

/// The name in the fixed font, and behind it what is mounted there in secondary text.
class FolderDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(metrics::scaled(26));
        return size;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const auto kind = SandboxFolder::Kind(index.data(KindRole).toInt());
        painter->save();
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(theme.accent, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
        QRect rect = option.rect.adjusted(2, 0, -4, 0);
        icon.paint(painter, QRect(rect.left(), rect.top(), metrics::icon, rect.height()));
        rect.adjust(metrics::icon + 7, 0, 0, 0);
        const bool own = kind == SandboxFolder::Kind::Mount || kind == SandboxFolder::Kind::Parent;
        const QColor ink = kind == SandboxFolder::Kind::Conflict ? theme.failed.ink
                           : own                                 ? theme.text
                                                                 : theme.secondaryText;
        painter->setPen(ink);
        painter->setFont(fonts::mono());
        const QString name = index.data(Qt::DisplayRole).toString();
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, name);
        rect.adjust(painter->fontMetrics().horizontalAdvance(name) + 10, 0, 0, 0);
        painter->setFont(fonts::secondary());
        painter->setPen(kind == SandboxFolder::Kind::Conflict ? theme.failed.ink : theme.secondaryText);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(NoteRole).toString(), Qt::ElideMiddle,
                                                            rect.width()));
        painter->restore();
    }
};

QIcon iconOf(const SandboxFolder &folder, const QList<VolumeSpec> &mounts)
{
    switch (folder.kind) {
    case SandboxFolder::Kind::Mount:
        return symbol(symbolOf(mounts.at(folder.volume).kind), Tone::Accent);
    case SandboxFolder::Kind::Conflict:
        return symbol(symbolOf(mounts.at(folder.volume).kind), Tone::Failed);
    case SandboxFolder::Kind::Usual:
    case SandboxFolder::Kind::Parent:
        break;
    }
    return symbol(folder.path == u"/" ? Symbol::Sandboxes : Symbol::Folder, Tone::Secondary);
}

QString noteOf(const SandboxFolder &folder, const QList<VolumeSpec> &mounts)
{
    if (folder.kind == SandboxFolder::Kind::Conflict)
        return InsideTree::tr("conflict");
    if (folder.kind != SandboxFolder::Kind::Mount)
        return {};
    const VolumeSpec &mount = mounts.at(folder.volume);
    const QString source = mountSourceText(mount).section(u'/', -1, -1, QString::SectionSkipEmpty).trimmed();
    return source.isEmpty() || source == folder.name
               ? accessTag(mount.readOnly)
               : InsideTree::tr("%1, %2").arg(source, accessTag(mount.readOnly));
}

void addFolder(QTreeWidgetItem *item, const SandboxFolder &folder, const QList<VolumeSpec> &mounts)
{
    const QString note = noteOf(folder, mounts);
    item->setText(0, folder.name);
    item->setIcon(0, iconOf(folder, mounts));
    item->setData(0, KindRole, int(folder.kind));
    item->setData(0, NoteRole, note);
    item->setData(0, VolumeRole, folder.volume);
    item->setToolTip(0, folder.volume >= 0 ? mountSourceText(mounts.at(folder.volume)) : folder.path);
    item->setData(0, Qt::AccessibleTextRole,
                  note.isEmpty() ? folder.path : InsideTree::tr("%1, %2").arg(folder.path, note));
    for (const SandboxFolder &child : folder.children)
        addFolder(new QTreeWidgetItem(item), child, mounts);
    item->setExpanded(true);
}

QWidget *makeLegend(const QIcon &icon, const QString &text, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *mark = new Label({}, Tone::Text, row);
    mark->setPixmap(icon.pixmap(metrics::icon));
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addWidget(makeNote(text, row), 1);
    return row;
}

} // namespace

InsideTree::InsideTree(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeWidget(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto *title = new Label(tr("Inside the sandbox"), Tone::Text, this);
    title->setFont(fonts::section());
    title->setContentsMargins(14, 12, 14, 12);
    auto *line = new HairLine(Qt::Horizontal, this);

    m_tree->setObjectName(QStringLiteral("insideTree"));
    m_tree->setAccessibleName(tr("Inside the sandbox"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(18);
    m_tree->setItemDelegate(new FolderDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *legend = new QVBoxLayout;
    legend->setContentsMargins(14, 8, 14, 10);
    legend->setSpacing(4);
    legend->addWidget(makeLegend(symbol(Symbol::Volume, Tone::Accent), tr("mounted by you"), this));
    legend->addWidget(
        makeLegend(symbol(Symbol::Folder, Tone::Secondary), tr("usual in a Linux image"), this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(line);
    layout->addWidget(m_tree, 1);
    layout->addLayout(legend);

    connect(m_tree, &QTreeWidget::itemClicked, this, [this](const QTreeWidgetItem *item) {
        if (const int volume = item->data(0, VolumeRole).toInt(); volume >= 0)
            Q_EMIT mountActivated(volume);
    });
    rebuild({});
}

void InsideTree::setMounts(const QList<VolumeSpec> &mounts)
{
    if (mounts == m_mounts)
        return;
    rebuild(mounts);
}

void InsideTree::rebuild(const QList<VolumeSpec> &mounts)
{
    m_mounts = mounts;
    m_tree->clear();
    addFolder(new QTreeWidgetItem(m_tree), insideSandbox(mounts), mounts);
}

} // namespace osc
