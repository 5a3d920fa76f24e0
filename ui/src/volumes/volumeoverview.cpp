// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumeoverview.h"

#include "volumes/actionbutton.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QBoxLayout>
#include <QPushButton>

namespace osc {

namespace {

constexpr int overviewGap = 28;
constexpr qsizetype mostPairs = 200;

} // namespace

VolumeOverview::VolumeOverview(VolumeStore &store, QAction *countAgain, QWidget *parent)
    : QScrollArea(parent)
    , m_store(store)
{
    setObjectName(QStringLiteral("volumeOverview"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build(countAgain);
}

void VolumeOverview::build(QAction *countAgain)
{
    auto *inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    inside->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    auto *facts = new KeyValueGrid(inside);
    m_kind = facts->addRow(tr("Kind"), QStringLiteral("volumeKindFact"));
    m_connection = facts->addRow(tr("Connection"), QStringLiteral("volumeConnectionFact"));
    m_state = facts->addRow(tr("State"), QStringLiteral("volumeStateFact"));
    m_users = facts->addRow(tr("Used by"), QStringLiteral("volumeUsersFact"));
    facts->addRow(tr("Size"), makeSizeRow(countAgain));
    m_driver = facts->addRow(tr("Driver or class"), QStringLiteral("volumeDriverFact"));
    m_created = facts->addRow(tr("Created"), QStringLiteral("volumeCreatedFact"));
    m_maker = facts->addRow(tr("Made by"), QStringLiteral("volumeMakerFact"));
    m_path = new PathLabel(QStringLiteral("volumePathFact"), tr("Copy the path"), facts);
    facts->addRow(tr("On its computer"), m_path);
    auto *left = new QVBoxLayout;
    left->addWidget(facts);
    left->addStretch();

    auto *right = new QVBoxLayout;
    right->setSpacing(6);
    m_labelsHeader = new SectionHeader(tr("Labels"), inside);
    m_labels = new QVBoxLayout;
    m_optionsHeader = new SectionHeader(tr("Options of the driver"), inside);
    m_options = new QVBoxLayout;
    right->addWidget(m_labelsHeader);
    right->addLayout(m_labels);
    right->addSpacing(12);
    right->addWidget(m_optionsHeader);
    right->addLayout(m_options);
    right->addStretch();

    auto *layout = new QHBoxLayout(inside);
    layout->setContentsMargins(metrics::margin, 14, metrics::margin, 12);
    layout->setSpacing(overviewGap);
    layout->addLayout(left, 1);
    layout->addLayout(right, 1);
    setWidget(inside);
}

QWidget *VolumeOverview::makeSizeRow(QAction *countAgain)
{
    auto *row = new QWidget(this);
    m_size = new Label({}, Tone::Text, row);
    m_size->setObjectName(QStringLiteral("volumeSizeFact"));
    m_size->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_size->setWordWrap(true);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_size);
    layout->addWidget(makeActionButton(QStringLiteral("volumeCountAgain"), countAgain, row), 0,
                      Qt::AlignLeft);
    return row;
}

QString VolumeOverview::sizeText(const VolumeSize &size) const
{
    if (!size.isKnown())
        return size.why.isEmpty() || size.state == VolumeSize::State::Counting ? volumeSizeText(size)
                                                                               : size.why;
    QString text = tr("%1 in %n file(s), counted %2", nullptr, static_cast<int>(size.tree.files))
                       .arg(volumeSizeText(size), momentText(size.countedAt, m_store.clock().now()));
    if (size.tree.unreadable > 0)
        text = tr("%1; %n folder(s) could not be read", nullptr, static_cast<int>(size.tree.unreadable))
                   .arg(text);
    return size.state == VolumeSize::State::Counting ? tr("%1; being counted again…").arg(text) : text;
}

void VolumeOverview::show(const VolumeRow &row)
{
    const VolumeModel &model = m_store.model();
    const auto orDash = [](const QString &text) { return text.isEmpty() ? tr("–") : text; };
    m_kind->setText(volumeKindText(row));
    m_connection->setText(row.connectionName);
    m_state->setText(model.text(row, VolumeModel::State));
    m_users->setText(model.text(row, VolumeModel::UsedBy));
    m_size->setText(sizeText(row.size));
    m_driver->setText(orDash(
        row.claim.scope.isEmpty()
            ? model.text(row, VolumeModel::Driver)
            : tr("%1, scope %2").arg(model.text(row, VolumeModel::Driver), safeText(row.claim.scope))));
    m_created->setText(row.claim.createdAt.isValid() ? exactMomentText(row.claim.createdAt)
                       : row.since.isValid()
                           ? tr("not known; mounted since %1").arg(exactMomentText(row.since))
                           : tr("unknown"));
    m_maker->setText(orDash(volumeMakerText(row.maker())));
    m_path->setPath(model.text(row, VolumeModel::Mountpoint));
    if (!m_filled || m_shownLabels != row.claim.labels)
        showPairs(m_labelsHeader, m_labels, row.claim.labels, false);
    if (!m_filled || m_shownOptions != row.claim.options)
        showPairs(m_optionsHeader, m_options, row.claim.options, true);
    m_shownLabels = row.claim.labels;
    m_shownOptions = row.claim.options;
    m_filled = true;
}

/// Options may hold a password: their values are not shown.
void VolumeOverview::showPairs(SectionHeader *header, QVBoxLayout *layout,
                               const QMap<QString, QString> &pairs, bool masked)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    header->setNote(pairs.isEmpty() ? QString() : QString::number(pairs.size()));
    if (pairs.isEmpty())
        layout->addWidget(new Label(tr("None"), Tone::Secondary, this));
    qsizetype shown = 0;
    for (auto it = pairs.cbegin(); it != pairs.cend() && shown < mostPairs; ++it, ++shown) {
        const QString value = masked ? QStringLiteral("***") : shortText(it.value(), 500);
        auto *line = new Label(shortText(it.key(), 300) + QStringLiteral(" = ") + value, Tone::Text, this);
        line->setFont(fonts::mono());
        line->setWordWrap(true);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout->addWidget(line);
    }
}

} // namespace osc
