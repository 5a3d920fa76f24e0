// SPDX-License-Identifier: Apache-2.0
#include "detail/changesview.h"

#include "detail/loadnotice.h"
#include "theme/consolestyle.h"
#include "widgets/banner.h"
#include "widgets/labels.h"

#include <models/historymodel.h>
#include <models/specdifferences.h>
#include <ui/theme.h>

#include <core/specjson.h>

#include <QHeaderView>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

enum ChangeColumn { WhatColumn, SentColumn, NowColumn, ChangeColumnCount };

QTableWidgetItem *plainItem(const QString &text, const QString &sentence)
{
    auto *item = new QTableWidgetItem(text.isEmpty() ? QStringLiteral("–") : text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(sentence.toHtmlEscaped());
    item->setData(Qt::AccessibleTextRole, sentence);
    return item;
}

} // namespace

ChangesView::ChangesView(HistoryStore *history, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_notice(new LoadNotice(QStringLiteral("changesNotice"), this))
    , m_summary(new Label({}, Tone::Secondary, this))
    , m_content(new QStackedWidget(this))
    , m_table(new QTableWidget(0, ChangeColumnCount, m_content))
    , m_empty(new EmptyState(m_content, QStringLiteral("changesEmpty")))
{
    m_summary->setObjectName(QStringLiteral("changesSummary"));
    m_summary->setContentsMargins(metrics::margin, 0, metrics::margin, 8);
    m_summary->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("changesTable"));
    m_table->setAccessibleName(tr("Changes since the request"));
    m_table->setHorizontalHeaderLabels({tr("What"), tr("Asked for"), tr("Now")});
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setProperty(headerMarginProperty, metrics::margin - 8);
    m_table->horizontalHeader()->resizeSection(WhatColumn, 240);
    m_table->horizontalHeader()->resizeSection(SentColumn, 360);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_summary);
    layout->addWidget(m_content, 1);
    connect(m_notice, &LoadNotice::retryRequested, this, &ChangesView::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, this, [this] {
        m_asking.cancel();
        m_notice->clear();
    });
}

void ChangesView::open(SandboxService *sandboxes, const SandboxKey &key)
{
    close();
    m_sandboxes = sandboxes;
    m_key = key;
    refresh();
}

void ChangesView::close()
{
    m_asking.cancel();
    m_sandboxes = nullptr;
    m_text.clear();
    m_table->setRowCount(0);
    m_notice->clear();
    m_summary->hide();
}

std::optional<SandboxSpec> ChangesView::sent() const
{
    if (!m_history)
        return {};
    for (const HistoryRow &row : m_history->model().rows()) {
        if (row.record.sandboxId != m_key.id)
            continue;
        const Result<SandboxSpec> spec = specFromJson(row.record.specJson);
        return spec ? std::optional(*spec) : std::nullopt;
    }
    return {};
}

void ChangesView::refresh()
{
    if (!m_sandboxes)
        return;
    const std::optional<SandboxSpec> asked = sent();
    if (!asked)
        return showSentence(tr("Only a sandbox that was created from this computer can be compared with its "
                               "request. This one was created elsewhere."));
    m_notice->setLoading(tr("Asking how the sandbox is set now…"));
    m_asking = m_sandboxes->currentSpec(m_key.id, [this, spec = *asked](const Result<SandboxSpec> &now) {
        if (!now)
            return m_notice->setError(now.error());
        m_notice->clear();
        take(spec, *now);
    });
}

void ChangesView::take(const SandboxSpec &sent, const SandboxSpec &now)
{
    const QList<SpecDifference> differences = specDifferences(sent, now);
    if (differences.isEmpty())
        return showSentence(tr("The sandbox is as it was asked for."));
    QStringList lines;
    m_table->setRowCount(static_cast<int>(differences.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const SpecDifference &difference = differences.at(row);
        m_table->setItem(row, WhatColumn, plainItem(difference.what, difference.words));
        m_table->setItem(row, SentColumn, plainItem(difference.sent, difference.words));
        m_table->setItem(row, NowColumn, plainItem(difference.now, difference.words));
        lines.append(difference.words);
    }
    m_text = lines.join(QLatin1Char('\n'));
    m_summary->setText(tr("%n thing(s) differ from the request.", nullptr, m_table->rowCount()));
    m_summary->show();
    m_content->setCurrentWidget(m_table);
}

void ChangesView::showSentence(const QString &sentence)
{
    m_text = sentence;
    m_summary->hide();
    m_empty->setSentence(sentence);
    m_empty->setAction({});
    m_content->setCurrentWidget(m_empty);
}

} // namespace osc
