// SPDX-License-Identifier: Apache-2.0
#include "detail/endpointstab.h"

#include "detail/detailtable.h"
#include "detail/loadnotice.h"
#include "detail/portdialog.h"
#include "panels/placetable.h"
#include "panels/rowdelegate.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/glyphs.h>
#include <ui/symbols.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStackedWidget>
#include <QUrl>

namespace osc {

namespace {

constexpr int endpointColumnWidths[] = {140, 320, 130, 260};

class EndpointDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        switch (index.column()) {
        case EndpointsModel::Port:
            painter.setFont(fonts::name());
            break;
        case EndpointsModel::Address:
            painter.setFont(fonts::mono());
            break;
        case EndpointsModel::State: {
            const QRect place = takeLeading(rest, glyphSize, cell.direction);
            takeLeading(rest, padding, cell.direction);
            const QVariant answers = index.data(EndpointsModel::AnswersRole);
            const Glyph glyph = !answers.isValid() ? Glyph::Stale
                                : answers.toBool() ? Glyph::Ok
                                                   : Glyph::Cross;
            if (!index.data(EndpointsModel::AskingRole).toBool())
                paintGlyph(painter, place, glyph, cell.theme);
            break;
        }
        default:
            painter.setPen(cell.theme.secondaryText);
            break;
        }
        drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
    }
};

} // namespace

EndpointsTab::EndpointsTab(QWidget *parent)
    : QWidget(parent)
    , m_toolBar(new QWidget(this))
    , m_notice(new LoadNotice(QStringLiteral("endpointsNotice"), this))
    , m_content(new QStackedWidget(this))
    , m_table(new PlaceTable(m_content))
    , m_empty(new EmptyState(m_content, QStringLiteral("endpointsEmpty")))
    , m_way(new Label({}, Tone::Secondary, this))
{
    m_proxy.setSourceModel(&m_store.model());
    m_proxy.setSortRole(EndpointsModel::SortRole);
    buildToolBar();
    buildTable();
    m_way->setObjectName(QStringLiteral("endpointsWay"));
    m_way->setWordWrap(true);
    m_way->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_way->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layOutTableTab(this, {m_toolBar, m_notice, m_content, m_table, m_empty, m_way});

    connect(&m_store, &EndpointsStore::stateChanged, this, &EndpointsTab::onStateChanged);
    connect(&m_store.model(), &QAbstractItemModel::dataChanged, this, &EndpointsTab::updateCurrent);
    connect(m_notice, &LoadNotice::retryRequested, &m_store, &EndpointsStore::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, this, [this] { close(); });
    updateContent();
}

void EndpointsTab::buildToolBar()
{
    m_check = makeTextToolButton(QStringLiteral("endpointsCheck"), Symbol::Ok, tr("Check"), m_toolBar);
    m_checkAll =
        makeTextToolButton(QStringLiteral("endpointsCheckAll"), Symbol::Ok, tr("Check all"), m_toolBar);
    m_copy = makeTextToolButton(QStringLiteral("endpointsCopy"), Symbol::Copy, tr("Copy URL"), m_toolBar);
    m_browse = makeTextToolButton(QStringLiteral("endpointsBrowse"), Symbol::Globe, tr("Open in browser"),
                                  m_toolBar);
    auto *again =
        makeTextToolButton(QStringLiteral("endpointsRefresh"), Symbol::Refresh, tr("Refresh"), m_toolBar);
    auto *layout = new QHBoxLayout(m_toolBar);
    layout->setContentsMargins(metrics::margin - 8, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    auto *another =
        makeTextToolButton(QStringLiteral("endpointsAnother"), Symbol::Add, tr("Another port…"), m_toolBar);
    for (QToolButton *button : {m_checkAll, m_check, m_copy, m_browse, another})
        layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(again);
    connect(m_checkAll, &QToolButton::clicked, &m_store, &EndpointsStore::checkAll);
    connect(m_check, &QToolButton::clicked, this, [this] {
        if (const EndpointRow *row = current())
            m_store.check(row->endpoint.port);
    });
    connect(m_copy, &QToolButton::clicked, this, &EndpointsTab::copyUrl);
    connect(m_browse, &QToolButton::clicked, this, &EndpointsTab::openInBrowser);
    connect(another, &QToolButton::clicked, this, &EndpointsTab::askPort);
    connect(again, &QToolButton::clicked, &m_store, &EndpointsStore::refresh);
}

void EndpointsTab::buildTable()
{
    m_table->setObjectName(QStringLiteral("endpointsTable"));
    m_table->setAccessibleName(tr("Endpoints"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_proxy);
    m_table->setItemDelegate(new EndpointDelegate(m_table, metrics::margin));
    m_table->sortByColumn(EndpointsModel::Port, Qt::AscendingOrder);
    for (int column = 0; column < EndpointsModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, endpointColumnWidths[column]);
    connect(m_empty, &EmptyState::activated, &m_store, &EndpointsStore::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EndpointsTab::updateCurrent);
    connect(m_table, &PlaceTable::opened, this, &EndpointsTab::openInBrowser);
    addCopyKeys(m_table, [this] { copyUrl(); });
}

void EndpointsTab::open(EndpointService *endpoints, const QString &sandboxId)
{
    m_store.open(endpoints, sandboxId);
}

void EndpointsTab::close()
{
    m_store.close();
    m_notice->clear();
    updateContent();
}

void EndpointsTab::refresh()
{
    m_store.refresh();
}

void EndpointsTab::onStateChanged()
{
    if (m_store.error())
        m_notice->setError(*m_store.error());
    else if (m_store.isLoading())
        m_notice->setLoading(tr("Asking for the ports of the sandbox…"));
    else
        m_notice->clear();
    updateContent();
}

void EndpointsTab::updateContent()
{
    const bool some = m_proxy.rowCount() > 0;
    m_content->setCurrentWidget(some ? static_cast<QWidget *>(m_table) : m_empty);
    m_empty->setVisible(!some && m_store.isLoaded());
    m_empty->setSentence(tr("No port of this sandbox is published, exposed or listened on. Start a server in "
                            "it, or name its port when you create the sandbox."));
    m_empty->setAction(tr("Look again"));
    m_checkAll->setEnabled(some);
    if (some && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_proxy.index(0, 0));
    updateCurrent();
}

const EndpointRow *EndpointsTab::current() const
{
    const QModelIndex index = m_proxy.mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_store.model().at(index.row()) : nullptr;
}

void EndpointsTab::updateCurrent()
{
    const EndpointRow *row = current();
    const bool reached = row && !row->endpoint.address.isEmpty();
    const QString why = reached ? QString() : tr("This port is not reached from here.");
    setDisabledReason(m_check, why);
    setDisabledReason(m_copy, why);
    setDisabledReason(m_browse, !reached                             ? why
                                : EndpointsModel::isForBrowser(*row) ? QString()
                                                                     : tr("It does not speak HTTP."));
    QStringList sentences;
    if (reached)
        sentences << tr("Port %1 is reached at %2, %3.")
                         .arg(QString::number(row->endpoint.port), safeText(row->endpoint.address),
                              safeText(row->endpoint.way));
    if (row && !row->endpoint.proxyPath.isEmpty())
        sentences << tr("An OpenSandbox server on the same engine forwards it at its own address with the "
                        "path %1.")
                         .arg(safeText(row->endpoint.proxyPath));
    if (row && row->answer && !row->answer->words.isEmpty())
        sentences << safeText(row->answer->words);
    m_way->setText(sentences.join(QLatin1Char(' ')));
}

void EndpointsTab::openInBrowser()
{
    const EndpointRow *row = current();
    if (!row || !EndpointsModel::isForBrowser(*row))
        return;
    const QUrl url(EndpointsModel::urlOf(*row), QUrl::StrictMode);
    if (url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")))
        Q_EMIT browserRequested(url);
}

void EndpointsTab::askPort()
{
    auto *dialog = new PortDialog(m_store, window());
    connect(dialog, &PortDialog::found, this, &EndpointsTab::select);
    dialog->open();
}

void EndpointsTab::select(int port)
{
    for (int row = 0; row < m_proxy.rowCount(); ++row)
        if (m_store.model().at(m_proxy.mapToSource(m_proxy.index(row, 0)).row()).endpoint.port == port)
            m_table->setCurrentIndex(m_proxy.index(row, 0));
    m_table->setFocus(Qt::OtherFocusReason);
}

void EndpointsTab::copyUrl() const
{
    const EndpointRow *row = current();
    if (row && !row->endpoint.address.isEmpty())
        QGuiApplication::clipboard()->setText(EndpointsModel::urlOf(*row));
}

} // namespace osc
