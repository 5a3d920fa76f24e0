// SPDX-License-Identifier: Apache-2.0
#include "panels/activitydetail.h"

#include "panels/activityglyph.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <models/activitystore.h>
#include <models/activitywords.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <core/specjson.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

namespace {

/// Lines of what failed; all of them are in what Copy details copies.
constexpr int mostPartLines = 6;

QString tookText(const QDateTime &from, const QDateTime &to)
{
    const qint64 ms = from.msecsTo(to);
    return ms < 60'000
               ? QStringLiteral("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000, 'f', 1))
               : durationText(ms / 1000);
}

} // namespace

ActivityDetail::ActivityDetail(const ActivityModel &model, ActivityStore &store, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_store(store)
    , m_chip(new Chip(this))
    , m_title(new ElidedLabel(Qt::ElideMiddle, this))
    , m_time(new ElidedLabel(Qt::ElideRight, this))
    , m_form(makeButton(QStringLiteral("tryAgainWithChangesButton"), tr("Try again with changes…"), this))
    , m_retry(makeButton(QStringLiteral("retryActivityButton"), tr("Retry"), this, Symbol::Refresh))
    , m_cancel(makeButton(QStringLiteral("cancelActivityButton"), tr("Cancel"), this, Symbol::Stop))
    , m_copy(makeButton(QStringLiteral("copyDetailsButton"), tr("Copy details"), this, Symbol::Copy))
    , m_words(new Label({}, Tone::Text, this))
    , m_saidRow(new QWidget(this))
    , m_said(new Label({}, Tone::Text, m_saidRow))
    , m_commandRow(new QWidget(this))
    , m_command(new PathLabel(QStringLiteral("activityCommand"), tr("Copy the command"), m_commandRow))
    , m_parts(new Label({}, Tone::Text, this))
{
    setObjectName(QStringLiteral("activityDetail"));
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    build();
    connect(m_form, &QPushButton::clicked, this, &ActivityDetail::openForm);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_store.retry(m_row.entry.id);
        updateButtons();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_store.cancel(m_row.entry.id); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model.asText(m_row)); });
}

void ActivityDetail::build()
{
    m_title->setObjectName(QStringLiteral("activityTitle"));
    m_title->setFont(fonts::objectTitle());
    m_time->setObjectName(QStringLiteral("activityTime"));
    m_time->setTone(Tone::Secondary);
    for (Label *label : {m_words, m_said, m_parts}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_words->setObjectName(QStringLiteral("activityWords"));
    m_said->setObjectName(QStringLiteral("activitySaid"));
    m_said->setFont(fonts::mono());
    m_parts->setObjectName(QStringLiteral("activityParts"));

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    head->addWidget(m_chip);
    head->addWidget(m_title);
    head->addWidget(m_time, 1);
    for (QPushButton *button : {m_cancel, m_retry, m_form, m_copy})
        head->addWidget(button);
    const auto labelled = [](QWidget *row, const QString &name, QWidget *value, Qt::Alignment alignment) {
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(metrics::gap);
        layout->addWidget(new Label(name, Tone::Secondary, row), 0, alignment);
        layout->addWidget(value, 1);
    };
    labelled(m_saidRow, tr("The server said"), m_said, Qt::AlignTop);
    labelled(m_commandRow, tr("As a command"), m_command, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 10, 16, 12);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_words);
    layout->addWidget(m_parts);
    layout->addWidget(m_saidRow);
    layout->addWidget(m_commandRow);
}

void ActivityDetail::setRow(const ActivityRow &row)
{
    m_row = row;
    const ActivityEntry &entry = row.entry;
    m_chip->setState(glyphOf(entry.outcome), outcomeWord(entry.outcome));
    m_title->setFullText(ActivityModel::title(entry));
    m_time->setFullText(timeLine());
    QStringList words;
    if (entry.error.isEmpty())
        words << row.details;
    else
        words << entry.error << entry.advice;
    words.removeAll(QString());
    m_words->setText(words.join(QLatin1Char(' ')));
    m_words->setVisible(!words.isEmpty());
    m_said->setText(entry.said);
    m_saidRow->setVisible(!entry.said.isEmpty());
    m_command->setPath(entry.command);
    m_commandRow->setVisible(!entry.command.isEmpty());
    showParts();
    updateButtons();
}

QString ActivityDetail::timeLine() const
{
    const ActivityEntry &entry = m_row.entry;
    QString line = m_model.index(m_model.rowOf(entry.id), ActivityModel::Time).data().toString();
    if (entry.endedAt.isValid() && entry.endedAt > entry.startedAt)
        line = tr("%1, after %2").arg(line, tookText(entry.startedAt, entry.endedAt));
    if (!m_row.connectionName.isEmpty())
        line = tr("%1, on %2").arg(line, m_row.connectionName);
    return line;
}

void ActivityDetail::showParts()
{
    QStringList lines;
    int failed = 0;
    for (const ActivityPart &part : m_row.entry.parts) {
        if (part.outcome != ActivityPart::Outcome::Failed)
            continue;
        if (++failed <= mostPartLines)
            lines << tr("%1: %2").arg(safeText(part.object), part.error);
    }
    if (failed > mostPartLines)
        lines << tr("and %n more", nullptr, failed - mostPartLines);
    m_parts->setText(lines.join(QLatin1Char('\n')));
    m_parts->setVisible(!lines.isEmpty());
}

void ActivityDetail::updateButtons()
{
    const ActivityEntry &entry = m_row.entry;
    const bool running = entry.outcome == ActivityEntry::Outcome::Running;
    m_cancel->setVisible(running && m_store.canCancel(entry.id));
    m_retry->setVisible(!running && m_store.canRetry(entry.id));
    m_form->setVisible(!running && !entry.specJson.isEmpty());
    m_form->setText(entry.outcome == ActivityEntry::Outcome::Succeeded ? tr("Create another…")
                                                                       : tr("Try again with changes…"));
    m_form->setAccessibleName(m_form->text());
}

void ActivityDetail::openForm()
{
    const Result<SandboxSpec> spec = specFromJson(m_row.entry.specJson);
    if (spec)
        Q_EMIT formRequested(m_row.entry.connectionId, *spec);
    else
        m_words->setText(spec.error().message);
}

} // namespace osc
