// SPDX-License-Identifier: Apache-2.0
#include "servers/exchangeswindow.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestShownUrl = 500;

} // namespace

ExchangesWindow::ExchangesWindow(ExchangeLog &log, ConnectionRegistry &registry, QWidget *parent)
    : DialogFrame(parent)
    , m_log(log)
    , m_registry(registry)
    , m_connection(new QComboBox(this))
    , m_record(new QCheckBox(tr("Record"), this))
    , m_table(new QTableWidget(0, 4, this))
    , m_text(new QPlainTextEdit(this))
    , m_copy(makeTextToolButton(QStringLiteral("exchangeCopy"), Symbol::Copy, tr("Copy"), this))
    , m_clear(makeTextToolButton(QStringLiteral("exchangeClear"), Symbol::Clean, tr("Clear"), this))
{
    setObjectName(QStringLiteral("exchangesWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("HTTP exchanges"));
    m_connection->setObjectName(QStringLiteral("exchangeConnection"));
    m_connection->setAccessibleName(tr("Connection"));
    m_record->setObjectName(QStringLiteral("exchangeRecord"));
    m_record->setAccessibleName(m_record->text());
    m_record->setMinimumHeight(24);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(metrics::gap);
    bar->addWidget(m_connection);
    bar->addWidget(m_record);
    bar->addStretch();
    bar->addWidget(m_copy);
    bar->addWidget(m_clear);
    content()->addLayout(bar);
    auto *note =
        new Label(tr("The latest %1 are kept in memory while this is on. Keys, tokens and variables are "
                     "never in it.")
                      .arg(ExchangeLog::most),
                  Tone::Secondary, this);
    note->setWordWrap(true);
    content()->addWidget(note);
    m_table->setObjectName(QStringLiteral("exchangeTable"));
    m_table->setAccessibleName(tr("Exchanges"));
    m_table->setHorizontalHeaderLabels({tr("Time"), tr("Request"), tr("Answer"), tr("Took")});
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(26));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_text->setObjectName(QStringLiteral("exchangeText"));
    m_text->setAccessibleName(tr("The exchange"));
    m_text->setReadOnly(true);
    m_text->setFont(fonts::mono());
    m_text->setTabChangesFocus(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_text);
    splitter->setChildrenCollapsible(false);
    content()->addWidget(splitter, 1);
    buttons()->addButton(QDialogButtonBox::Close);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_connection, &QComboBox::currentIndexChanged, this, &ExchangesWindow::fill);
    connect(m_record, &QCheckBox::toggled, this, [this](bool on) { m_log.setOn(connection(), on); });
    connect(m_clear, &QToolButton::clicked, this, [this] { m_log.clear(connection()); });
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ExchangesWindow::showExchange);
    connect(&log, &ExchangeLog::changed, this, [this](const QString &changed) {
        if (changed == connection())
            fill();
    });
    connect(&registry, &ConnectionRegistry::added, this, &ExchangesWindow::listConnections);
    connect(&registry, &ConnectionRegistry::removed, this, &ExchangesWindow::listConnections);
    listConnections();
    resize(roomFor(*this, QSize(metrics::scaled(900), metrics::scaled(620))));
}

QString ExchangesWindow::connection() const
{
    return m_connection->currentData().toString();
}

void ExchangesWindow::listConnections()
{
    const QString chosen = connection();
    {
        const QSignalBlocker blocker(m_connection);
        m_connection->clear();
        for (const Backend *backend : m_registry.backends())
            if (m_log.isOffered(backend->profile().id))
                m_connection->addItem(safeText(backend->profile().name), backend->profile().id);
        m_connection->setCurrentIndex(std::max(0, m_connection->findData(chosen)));
    }
    const QString none = m_connection->count() > 0 ? QString() : tr("No server is connected.");
    setDisabledReason(m_connection, none);
    setDisabledReason(m_record, none);
    fill();
}

void ExchangesWindow::fill()
{
    const QList<HttpExchange> exchanges = m_log.of(connection());
    const int chosen = m_table->currentRow();
    const bool atEnd = chosen < 0 || chosen == m_table->rowCount() - 1;
    {
        const QSignalBlocker blocker(m_record);
        m_record->setChecked(m_log.isOn(connection()));
    }
    m_table->setRowCount(static_cast<int>(exchanges.size()));
    for (int row = 0; row < exchanges.size(); ++row) {
        const HttpExchange &each = exchanges.at(row);
        const QString cells[] = {each.at.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz")),
                                 shortText(each.method + QLatin1Char(' ') + each.url, longestShownUrl),
                                 each.status > 0 ? QString::number(each.status) : tr("no answer"),
                                 tr("%1 ms").arg(each.milliseconds)};
        for (int column = 0; column < 4; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    if (atEnd && !exchanges.isEmpty())
        m_table->selectRow(static_cast<int>(exchanges.size()) - 1);
    m_clear->setEnabled(!exchanges.isEmpty());
    showExchange();
}

void ExchangesWindow::showExchange()
{
    const QList<HttpExchange> exchanges = m_log.of(connection());
    const int row = m_table->currentRow();
    const QString text = row >= 0 && row < exchanges.size() ? exchangeText(exchanges.at(row)) : QString();
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    m_copy->setEnabled(!text.isEmpty());
}

} // namespace osc
