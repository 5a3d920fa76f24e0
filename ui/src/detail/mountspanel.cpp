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
{
    m_mountCard->setObjectName(QStringLiteral("mountCard"));
    m_noMounts->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_mountsHeader);
    layout->addWidget(m_mountCard);
    layout->addWidget(m_noMounts);
    QToolButton *another =
        makeTextToolButton(QStringLiteral("mountAnotherButton"), Symbol::Add, tr("Mount another…"), this);
    connect(another, &QToolButton::clicked, this, &MountsPanel::mountAnotherRequested);
    layout->addWidget(another, 0, Qt::AlignLeft);
    layout->addStretch();
}

void MountsPanel::show(VolumeService *volumes, const Sandbox &sandbox)
{
    const bool another = m_sandboxId != sandbox.id;
    if (m_filled && !another && m_mounts == sandbox.mounts && m_owned == sandbox.ownedVolumes)
        return; // A refresh must not take the focus from a button.
    m_filled = true;
    m_sandboxId = sandbox.id;
    m_mounts = sandbox.mounts;
    m_owned = sandbox.ownedVolumes;
    if (another)
        m_others.clear();

    m_kinds.clear();
    m_mountCard->clear();
    for (const Mount &mount : m_mounts)
        m_mountCard->addRow(makeMountRow(mount));
    showKinds();
    m_mountsHeader->setNote(m_mounts.isEmpty() ? QString() : QLocale().toString(m_mounts.size()));
    m_mountCard->setVisible(!m_mounts.isEmpty());
    m_noMounts->setVisible(m_mounts.isEmpty());
    askUsers(volumes);
}

void MountsPanel::clear()
{
    m_asking.cancel();
    m_filled = false;
    m_sandboxId.clear();
}

void MountsPanel::askUsers(VolumeService *volumes)
{
    const bool some = std::any_of(m_mounts.cbegin(), m_mounts.cend(),
                                  [](const Mount &mount) { return mount.kind == VolumeKind::Claim; });
    m_asking.cancel();
    if (!volumes || !some)
        return;
    m_asking = volumes->list([this](const Result<QList<Claim>> &claims) {
        if (!claims)
            return; // it is only an addition
        m_others.clear();
        for (const Claim &claim : *claims)
            for (const ClaimUser &user : claim.users)
                if (user.sandboxId != m_sandboxId)
                    m_others[claim.name].append(user.name.isEmpty() ? user.sandboxId.left(8) : user.name);
        showKinds();
    });
}

void MountsPanel::showKinds()
{
    for (qsizetype i = 0; i < m_kinds.size(); ++i)
        m_kinds.at(i)->setText(kindText(m_mounts.at(i)));
}

QString MountsPanel::kindText(const Mount &mount) const
{
    QString text = volumeKindWord(mount.kind);
    if (m_owned.contains(mount.source))
        text = tr("%1, deleted with the sandbox").arg(text);
    const QStringList others = mount.kind == VolumeKind::Claim ? m_others.value(mount.source) : QStringList();
    if (others.isEmpty())
        return text;
    const QString first = safeText(others.constFirst());
    const auto more = static_cast<int>(others.size()) - 1;
    return more == 0 ? tr("%1, also in %2").arg(text, first)
                     : tr("%1, also in %2 and %n more", nullptr, more).arg(text, first);
}

QWidget *MountsPanel::makeMountRow(const Mount &mount)
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
    m_kinds.append(kind);
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

} // namespace osc
