// SPDX-License-Identifier: Apache-2.0
#include "mountlist.h"

#include "field.h"
#include "mountlook.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/specdraftmounts.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace osc {

namespace {

enum Role { KindRole = Qt::UserRole, TargetRole, AccessRole, WrongRole };

constexpr int padding = 16;

/// Two lines: the source with its access, and below it where it appears.
class MountDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, QFontMetrics(fonts::name()).height() + QFontMetrics(fonts::mono()).height() + 24};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const bool current = option.state & QStyle::State_Selected;
        const bool wrong = index.data(WrongRole).toBool();
        painter->save();
        if (current)
            painter->fillRect(option.rect, theme.selection);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.hover);
        if (current)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.accent);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme.hairline);

        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
        const QRect inner = option.rect.adjusted(padding, 8, -padding + 2, -8);
        const int upper = QFontMetrics(fonts::name()).height();
        QRect first(inner.left(), inner.top(), inner.width(), upper);
        const auto icon = symbolOf(VolumeKind(index.data(KindRole).toInt()));
        painter->drawPixmap(first.left(), first.top() + (upper - metrics::icon) / 2,
                            symbolPixmap(icon, theme.secondaryText, metrics::icon, ratio));
        painter->setFont(fonts::secondary());
        painter->setPen(theme.secondaryText);
        const QString access = index.data(AccessRole).toString();
        painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, access);
        first.adjust(metrics::icon + 8, 0, -painter->fontMetrics().horizontalAdvance(access) - 8, 0);
        painter->setFont(fonts::name());
        const QString source = index.data(Qt::DisplayRole).toString();
        painter->setPen(source.isEmpty() ? theme.secondaryText : theme.text);
        painter->drawText(
            first, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(source.isEmpty() ? MountList::tr("Nothing chosen yet") : source,
                                              Qt::ElideMiddle, first.width()));

        QRect second(inner.left() + metrics::icon + 8, first.bottom() + 4, inner.width() - metrics::icon - 8,
                     inner.bottom() - first.bottom() - 3);
        painter->drawPixmap(second.left(), second.center().y() - 6,
                            symbolPixmap(Symbol::ArrowRight, theme.secondaryText, 14, ratio));
        if (wrong)
            painter->drawPixmap(second.right() - metrics::icon, second.center().y() - 7,
                                symbolPixmap(Symbol::Error, theme.failed.ink, metrics::icon, ratio));
        painter->setFont(fonts::mono());
        painter->setPen(wrong ? theme.failed.ink : theme.text);
        second.adjust(20, 0, wrong ? -24 : 0, 0);
        painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(TargetRole).toString(),
                                                            Qt::ElideMiddle, second.width()));
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(theme.accent, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
        }
        painter->restore();
    }
};

} // namespace

MountList::MountList(QWidget *parent)
    : QWidget(parent)
    , m_count(new Label({}, Tone::Secondary, this))
    , m_list(new QListWidget(this))
    , m_duplicate(makeToolButton(QStringLiteral("duplicateMountButton"), Symbol::Clone,
                                 tr("Duplicate the mount"), this))
    , m_remove(
          makeToolButton(QStringLiteral("removeMountButton"), Symbol::Remove, tr("Remove the mount"), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *add = makeToolButton(QStringLiteral("addMountButton"), Symbol::Add, tr("Add a mount"), this);
    auto *title = new Label(tr("Mounts"), Tone::Text, this);
    title->setFont(fonts::section());
    auto *header = new QHBoxLayout;
    header->setContentsMargins(padding, 6, 10, 6);
    header->setSpacing(4);
    header->addWidget(title);
    header->addWidget(m_count);
    header->addStretch();
    header->addWidget(add);
    header->addWidget(m_duplicate);
    header->addWidget(m_remove);

    m_list->setObjectName(QStringLiteral("mountList"));
    m_list->setAccessibleName(tr("Mounts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new MountDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);

    auto *line = new HairLine(Qt::Horizontal, this);
    auto *drop = makeNote(tr("Drop a folder here to mount it."), this);
    auto *dropIcon = new Label({}, Tone::Secondary, this);
    dropIcon->setPixmap(symbol(Symbol::Info, Tone::Secondary).pixmap(metrics::icon));
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(padding, 8, padding, 10);
    footer->setSpacing(6);
    footer->addWidget(dropIcon);
    footer->addWidget(drop, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(line);
    layout->addWidget(m_list, 1);
    layout->addLayout(footer);

    connect(add, &QToolButton::clicked, this, &MountList::addRequested);
    connect(m_duplicate, &QToolButton::clicked, this, [this] { Q_EMIT duplicateRequested(current()); });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(current()); });
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        updateButtons();
        Q_EMIT currentChanged(row);
    });
    updateButtons();
}

void MountList::setMounts(const QList<VolumeSpec> &mounts, const QSet<int> &wrong)
{
    const QSignalBlocker blocker(m_list);
    while (m_list->count() > mounts.size())
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < mounts.size())
        m_list->addItem(QString());
    for (int i = 0; i < mounts.size(); ++i) {
        const VolumeSpec &mount = mounts.at(i);
        auto *item = m_list->item(i);
        const QString access = accessTag(mount.readOnly);
        item->setText(mountSourceText(mount));
        item->setData(KindRole, int(mount.kind));
        item->setData(TargetRole, mount.mountPath);
        item->setData(AccessRole, access);
        item->setData(WrongRole, wrong.contains(i));
        item->setToolTip(mountSourceText(mount));
        const QString spoken =
            tr("%1 %2 at %3, %4").arg(volumeKindWord(mount.kind), item->text(), mount.mountPath, access);
        item->setData(Qt::AccessibleTextRole,
                      wrong.contains(i) ? tr("%1, has a problem").arg(spoken) : spoken);
    }
    m_count->setText(mounts.isEmpty() ? QString() : QString::number(mounts.size()));
    updateButtons();
}

int MountList::current() const
{
    return m_list->currentRow();
}

void MountList::setCurrent(int index)
{
    m_list->setCurrentRow(index);
}

void MountList::updateButtons()
{
    m_duplicate->setEnabled(current() >= 0);
    m_remove->setEnabled(current() >= 0);
}

bool MountList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && current() >= 0 &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        Q_EMIT removeRequested(current());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace osc
