// SPDX-License-Identifier: Apache-2.0
#include "detail/mountspanel.h"

#include "detail/card.h"
#include "panels/kindsymbols.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace osc {

namespace {

/// An icon that follows the palette, which a pixmap of a plain label would not.
class IconLabel : public QWidget
{
public:
    IconLabel(Symbol symbol, const QString &name, QWidget *parent)
        : QWidget(parent)
        , m_icon(osc::symbol(symbol, Tone::Secondary))
    {
        setFixedSize(metrics::icon, metrics::icon);
        setAccessibleName(name);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

QString joined(const QString &source, const QString &subPath)
{
    return subPath.isEmpty() ? source : source + QStringLiteral(" / ") + subPath;
}

} // namespace

MountsPanel::MountsPanel(QWidget *parent)
    : QWidget(parent)
    , m_mountsHeader(new SectionHeader(tr("Mounts"), this))
    , m_mountCard(new Card(this))
    , m_noMounts(new Label(tr("No mounts: what this sandbox writes is lost with it."), Tone::Secondary, this))
    , m_portsHeader(new SectionHeader(tr("Published ports"), this))
    , m_portCard(new Card(this))
    , m_noPorts(new Label(tr("No port of this sandbox is published."), Tone::Secondary, this))
{
    m_mountCard->setObjectName(QStringLiteral("mountCard"));
    m_portCard->setObjectName(QStringLiteral("portCard"));
    m_noMounts->setWordWrap(true);
    m_noPorts->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_mountsHeader);
    layout->addWidget(m_mountCard);
    layout->addWidget(m_noMounts);
    layout->addSpacing(12);
    layout->addWidget(m_portsHeader);
    layout->addWidget(m_portCard);
    layout->addWidget(m_noPorts);
    layout->addStretch();
}

void MountsPanel::show(const Sandbox &sandbox)
{
    if (m_filled && m_mounts == sandbox.mounts && m_owned == sandbox.ownedVolumes &&
        m_endpoints == sandbox.endpoints)
        return; // A refresh must not take the focus from a button.
    m_filled = true;
    m_mounts = sandbox.mounts;
    m_owned = sandbox.ownedVolumes;
    m_endpoints = sandbox.endpoints;

    m_mountCard->clear();
    for (const Mount &mount : m_mounts)
        m_mountCard->addRow(makeMountRow(mount, m_owned.contains(mount.source)));
    m_mountsHeader->setNote(m_mounts.isEmpty() ? QString() : QLocale().toString(m_mounts.size()));
    m_mountCard->setVisible(!m_mounts.isEmpty());
    m_noMounts->setVisible(m_mounts.isEmpty());

    m_portCard->clear();
    QList<int> ports = m_endpoints.keys();
    std::sort(ports.begin(), ports.end());
    for (const int port : ports)
        m_portCard->addRow(makePortRow(port, m_endpoints.value(port)));
    m_portsHeader->setNote(ports.isEmpty() ? QString() : QLocale().toString(ports.size()));
    m_portCard->setVisible(!ports.isEmpty());
    m_noPorts->setVisible(ports.isEmpty());
}

QWidget *MountsPanel::makeMountRow(const Mount &mount, bool owned)
{
    auto *row = new QWidget(m_mountCard);
    auto *source = new ElidedLabel(Qt::ElideMiddle, row);
    source->setFont(fonts::name());
    source->setFullText(safeText(joined(mount.source, mount.subPath)));
    auto *arrow = new IconLabel(Symbol::ArrowRight, tr("is at"), row);
    auto *target = new ElidedLabel(Qt::ElideMiddle, row);
    target->setFont(fonts::mono());
    target->setFullText(safeText(mount.target));
    auto *kind = new Label({}, Tone::Secondary, row);
    kind->setFont(fonts::secondary());
    kind->setText(owned ? tr("%1, deleted with the sandbox").arg(volumeKindWord(mount.kind))
                        : volumeKindWord(mount.kind));
    auto *mode = new Chip(row);
    mode->setTag(mount.readOnly ? tr("RO") : tr("RW"));
    mode->setToolTip(mount.readOnly ? tr("Read-only") : tr("Read and write"));
    auto *open = makeToolButton(QStringLiteral("mountOpenButton"), Symbol::Open,
                                tr("Show the files in %1").arg(safeText(mount.target)), row);
    connect(open, &QToolButton::clicked, this, [this, path = mount.target] { Q_EMIT openRequested(path); });

    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(source);
    first->addWidget(arrow);
    first->addWidget(target, 1);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(first);
    texts->addWidget(kind);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 5, 8, 5);
    layout->setSpacing(10);
    layout->addWidget(new IconLabel(symbolOf(mount.kind), volumeKindWord(mount.kind), row));
    layout->addLayout(texts, 1);
    layout->addWidget(mode);
    layout->addWidget(open);
    return row;
}

QWidget *MountsPanel::makePortRow(int port, const QString &address)
{
    auto *row = new QWidget(m_portCard);
    auto *number = new Label(QString::number(port), Tone::Text, row);
    number->setFont(fonts::name());
    auto *target = new ElidedLabel(Qt::ElideMiddle, row);
    target->setFont(fonts::mono());
    target->setFullText(safeText(address));
    auto *copy =
        new CopyButton(QStringLiteral("portCopyButton"), tr("Copy the address of port %1").arg(port), row);
    copy->setText(address);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 2, 8, 2);
    layout->setSpacing(8);
    layout->addWidget(new IconLabel(Symbol::Link, tr("Port"), row));
    layout->addWidget(number);
    layout->addWidget(new IconLabel(Symbol::ArrowRight, tr("is at"), row));
    layout->addWidget(target, 1);
    layout->addWidget(copy);
    return row;
}

} // namespace osc
