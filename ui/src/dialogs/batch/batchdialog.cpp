// SPDX-License-Identifier: Apache-2.0
#include "dialogs/batch/batchdialog.h"

#include "dialogs/batch/batchfile.h"
#include "dialogs/batch/batchtable.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"

#include <core/offthread.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace osc {

BatchDialog::BatchDialog(ConnectionRegistry &registry, const QString &connectionId, Owner owner, int parallel,
                         QWidget *parent)
    : DialogFrame(parent)
    , m_registry(registry)
    , m_owner(std::move(owner))
    , m_title(new Label({}, Tone::Text, this))
    , m_summary(new Label({}, Tone::Secondary, this))
    , m_banner(new Banner(this))
    , m_connection(new QComboBox(this))
    , m_show(new SegmentedControl(this))
    , m_parallel(new QSpinBox(this))
    , m_table(new BatchTable(this))
{
    setObjectName(QStringLiteral("batchDialog"));
    setWindowTitle(tr("Create sandboxes"));
    buildHead();
    buildTable();
    buildFooter();
    m_parallel->setValue(parallel);
    listConnections();
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(connectionId)));
    connect(&registry, &ConnectionRegistry::added, this, &BatchDialog::listConnections);
    connect(&registry, &ConnectionRegistry::changed, this, &BatchDialog::listConnections);
    connect(&registry, &ConnectionRegistry::removed, this, &BatchDialog::listConnections);
    showState();
    resize(roomFor(*this, {metrics::scaled(980), metrics::scaled(600)}));
}

BatchDialog::~BatchDialog()
{
    letGo();
}

void BatchDialog::letGo()
{
    if (!m_run)
        return;
    BatchRun *run = std::exchange(m_run, {});
    run->disconnect(this);
    m_table->setBatch(&m_preview);
    m_owner.release(run);
}

void BatchDialog::buildHead()
{
    m_title->setObjectName(QStringLiteral("batchTitleLabel"));
    m_title->setFont(fonts::objectTitle());
    m_summary->setObjectName(QStringLiteral("batchSummaryLabel"));
    m_summary->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_summary);
    content()->addLayout(words);
    m_banner->setObjectName(QStringLiteral("batchBanner"));
    m_banner->hide();
    content()->addWidget(m_banner);
}

void BatchDialog::buildTable()
{
    m_connection->setObjectName(QStringLiteral("batchConnectionCombo"));
    m_connection->setMinimumWidth(metrics::scaled(200));
    auto *connectionLabel = new QLabel(tr("&On"), this);
    connectionLabel->setBuddy(m_connection);
    m_connection->setAccessibleName(tr("On"));
    m_show->setObjectName(QStringLiteral("batchShowSegments"));
    m_show->addSegment(tr("All"));
    m_show->addSegment(tr("Problems"));
    m_parallel->setObjectName(QStringLiteral("parallelSpin"));
    m_parallel->setRange(1, BatchRun::mostParallel);
    auto *parallelLabel = new QLabel(tr("&At a time"), this);
    parallelLabel->setBuddy(m_parallel);
    m_parallel->setAccessibleName(tr("At a time"));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_show);
    row->addStretch(1);
    row->addWidget(connectionLabel);
    row->addWidget(m_connection);
    row->addSpacing(12);
    row->addWidget(parallelLabel);
    row->addWidget(m_parallel);
    content()->addLayout(row);
    content()->addWidget(m_table, 1);
    m_table->setBatch(&m_preview);

    connect(m_show, &SegmentedControl::currentChanged, this,
            [this](int index) { m_table->proxy().setOnlyProblems(index == 1); });
    connect(m_connection, &QComboBox::activated, this, &BatchDialog::check);
    connect(m_parallel, &QSpinBox::valueChanged, this, [this](int parallel) {
        if (m_run)
            m_run->setParallel(parallel);
        Q_EMIT parallelChosen(parallel);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BatchDialog::showState);
    connect(m_table, &PlaceTable::opened, this, &BatchDialog::openSelected);
}

void BatchDialog::buildFooter()
{
    m_edit = makeButton(QStringLiteral("batchEditButton"), tr("Open in the form…"), this);
    m_edit->setAutoDefault(false);
    footer()->insertWidget(0, m_edit);
    m_create = makeButton(QStringLiteral("batchCreateButton"), {}, this, {}, ButtonKind::Primary);
    m_stop = makeButton(QStringLiteral("batchStopButton"), tr("Cancel the others"), this);
    m_stop->setAutoDefault(false);
    m_close = makeButton(QStringLiteral("batchCloseButton"), tr("Close"), this);
    m_close->setAutoDefault(false);
    buttons()->addButton(m_create, QDialogButtonBox::ActionRole);
    buttons()->addButton(m_stop, QDialogButtonBox::ActionRole);
    buttons()->addButton(m_close, QDialogButtonBox::RejectRole);
    connect(buttons(), &QDialogButtonBox::rejected, this, &BatchDialog::reject);
    connect(m_edit, &QPushButton::clicked, this, &BatchDialog::openSelected);
    connect(m_create, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->retry(m_parallel->value());
        else
            create();
        showState();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->cancel();
    });
}

void BatchDialog::reject()
{
    letGo();
    DialogFrame::reject();
}

BatchModel &BatchDialog::model()
{
    return m_run ? m_run->model() : m_preview;
}

Backend *BatchDialog::backend() const
{
    return m_registry.find(m_connection->currentData().toString());
}

void BatchDialog::listConnections()
{
    const QString chosen = m_connection->currentData().toString();
    {
        const QSignalBlocker blocker(m_connection);
        m_connection->clear();
        for (const Backend *one : m_registry.backends())
            m_connection->addItem(safeText(one->profile().name), one->profile().id);
        m_connection->setCurrentIndex(std::max(0, m_connection->findData(chosen)));
    }
    if (m_connection->currentData().toString() != chosen && !m_items.isEmpty())
        check();
    showState();
}

void BatchDialog::openFile(const QString &path)
{
    m_path = path;
    m_reading = true;
    showState();
    m_fileReading = runOffThread<QList<BatchItem>>([path] { return readBatchFile(path); },
                                                   [this](const Result<QList<BatchItem>> &result) {
                                                       m_reading = false;
                                                       if (result)
                                                           m_items = *result;
                                                       else
                                                           m_banner->setError(result.error());
                                                       m_banner->setVisible(!result.ok());
                                                       check();
                                                   });
}

/// With the rules of the chosen connection, which is not known before it answers.
void BatchDialog::check()
{
    const Backend *chosen = backend();
    if (m_run || m_items.isEmpty() || !chosen) {
        showState();
        return;
    }
    using Rows = QList<BatchRow>;
    m_checking = runOffThread<Rows>(
        [items = m_items, rules = chosen->validationRules()]() -> Result<Rows> {
            return checkedRows(items, rules);
        },
        [this](const Result<Rows> &rows) {
            if (!m_run)
                takeRows(*rows);
        });
}

void BatchDialog::takeRows(const QList<BatchRow> &rows)
{
    m_preview.setRows(rows);
    showState();
}

void BatchDialog::createRows(const QList<BatchRow> &rows)
{
    takeRows(rows);
    create();
}

void BatchDialog::create()
{
    Backend *chosen = backend();
    if (m_run || !chosen)
        return;
    BatchRun *run = m_owner.make(*chosen, m_preview.rows());
    showRun(run);
    run->start(m_parallel->value());
    showState();
}

void BatchDialog::showRun(BatchRun *run)
{
    m_run = run;
    m_table->setBatch(&run->model());
    {
        const QSignalBlocker blocker(m_connection);
        m_connection->setCurrentIndex(m_connection->findData(run->connectionId()));
    }
    connect(run, &BatchRun::progressed, this, &BatchDialog::showState);
    connect(run, &BatchRun::finished, this, &BatchDialog::showState);
    showState();
}

const BatchRow *BatchDialog::selectedRow() const
{
    const QList<int> numbers = m_table->selectedNumbers();
    const BatchModel &rows = m_run ? m_run->model() : m_preview;
    return numbers.size() == 1 ? rows.find(QString::number(numbers.first())) : nullptr;
}

void BatchDialog::openSelected()
{
    const BatchRow *row = selectedRow();
    if (!row)
        return;
    const QString connectionId = m_run ? m_run->connectionId() : m_connection->currentData().toString();
    if (!row->sandboxId.isEmpty())
        Q_EMIT sandboxRequested(connectionId, row->sandboxId);
    else if (row->spec != SandboxSpec())
        Q_EMIT formRequested(connectionId, row->spec);
}

QString BatchDialog::badLines() const
{
    constexpr int shown = 8;
    QStringList lines;
    for (const BatchRow &row : m_preview.rows()) {
        if (row.state == BatchRow::State::Bad)
            lines << QString::number(row.line);
    }
    return lines.size() > shown ? lines.mid(0, shown).join(QStringLiteral(", ")) + QStringLiteral(", …")
                                : lines.join(QStringLiteral(", "));
}

void BatchDialog::showState()
{
    if (m_run)
        showProgress(*m_run);
    else
        showPreview();
    const BatchRow *row = selectedRow();
    const bool made = row && !row->sandboxId.isEmpty();
    m_edit->setText(made ? tr("Show sandbox") : tr("Open in the form…"));
    m_edit->setAccessibleName(m_edit->text());
    setDisabledReason(m_edit, !row                                 ? tr("Select one row.")
                              : made || row->spec != SandboxSpec() ? QString()
                                                                   : tr("This line cannot be read."));
    m_connection->setEnabled(!m_run);
    const int problems = model().count(BatchRow::State::Bad) + model().count(BatchRow::State::Failed) +
                         model().count(BatchRow::State::NotReady);
    m_show->setSegmentText(1, problems > 0 ? tr("Problems %1").arg(problems) : tr("Problems"));
}

void BatchDialog::showPreview()
{
    const int bad = m_preview.count(BatchRow::State::Bad);
    const int good = m_preview.rowCount() - bad;
    m_title->setText(m_path.isEmpty() ? tr("Create sandboxes") : safeText(QFileInfo(m_path).fileName()));
    if (m_reading)
        m_summary->setText(tr("Reading the file…"));
    else if (bad == 0)
        m_summary->setText(tr("%n sandbox(es) can be created.", nullptr, good));
    else
        m_summary->setText(
            tr("%n sandbox(es) can be created.", nullptr, good) + u' ' +
            tr("%n cannot be used (line %1); see the reason of each below.", nullptr, bad).arg(badLines()));
    m_summary->setTone(Tone::Secondary);
    const Backend *chosen = backend();
    QString why;
    if (!chosen)
        why = tr("There is no connection to create sandboxes on.");
    else if (chosen->status().state != ConnectionState::Live)
        why = tr("%1 does not answer.").arg(chosen->profile().name);
    else if (!chosen->capabilities().can(Feature::Create))
        why = chosen->capabilities().whyNot(Feature::Create);
    else if (good == 0)
        why = tr("There is nothing to create.");
    if (!why.isEmpty() && good > 0)
        m_summary->setText(m_summary->text() + u' ' + why);
    m_create->setText(good == 0 ? tr("Create sandboxes") : tr("Create %n sandbox(es)", nullptr, good));
    m_create->setAccessibleName(m_create->text());
    m_create->show();
    setDisabledReason(m_create, why);
    m_stop->hide();
    m_close->setText(tr("Cancel"));
    m_close->setAccessibleName(m_close->text());
}

void BatchDialog::showProgress(const BatchRun &run)
{
    const bool running = run.isRunning();
    m_title->setText(running ? tr("Creating sandboxes on %1").arg(safeText(run.connectionName()))
                             : tr("Sandboxes on %1").arg(safeText(run.connectionName())));
    m_summary->setText(tr("%1.").arg(run.summary()));
    m_summary->setTone(!running && run.failed() > 0 ? Tone::Failed : Tone::Secondary);
    const int again = run.total() - run.model().count(BatchRow::State::Created) -
                      run.model().count(BatchRow::State::NotReady);
    m_create->setVisible(run.canRetry());
    m_create->setText(tr("Retry %n sandbox(es)", nullptr, again));
    m_create->setAccessibleName(m_create->text());
    setDisabledReason(m_create, {});
    m_stop->setVisible(running);
    m_close->setText(running ? tr("Continue in background") : tr("Close"));
    m_close->setAccessibleName(m_close->text());
}

} // namespace osc
