// SPDX-License-Identifier: Apache-2.0
#include <models/endpointsmodel.h>

#include <models/wording.h>

#include <QLocale>

namespace osc {

EndpointsModel::EndpointsModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{}

QString EndpointsModel::urlOf(const EndpointRow &row)
{
    using Protocol = EndpointAnswer::Protocol;
    if (row.endpoint.address.isEmpty())
        return {};
    const Protocol protocol = row.answer ? row.answer->protocol : Protocol::None;
    if (protocol == Protocol::Other)
        return QStringLiteral("tcp://") + row.endpoint.address;
    const QString scheme =
        protocol == Protocol::Https ? QStringLiteral("https://") : QStringLiteral("http://");
    return scheme + row.endpoint.address + QLatin1Char('/');
}

bool EndpointsModel::isForBrowser(const EndpointRow &row)
{
    return !row.endpoint.address.isEmpty() &&
           (!row.answer || row.answer->protocol != EndpointAnswer::Protocol::Other);
}

QString EndpointsModel::portText(const EndpointRow &row)
{
    const QString number = QString::number(row.endpoint.port);
    return row.endpoint.program.isEmpty() ? number : tr("%1, %2").arg(number, safeText(row.endpoint.program));
}

QString EndpointsModel::addressText(const EndpointRow &row)
{
    if (row.endpoint.address.isEmpty())
        return tr("not reached from here");
    return safeText(row.endpoint.address);
}

QString EndpointsModel::protocolText(const EndpointRow &row)
{
    using Protocol = EndpointAnswer::Protocol;
    switch (row.answer ? row.answer->protocol : Protocol::None) {
    case Protocol::Http:
        return tr("HTTP");
    case Protocol::Https:
        return tr("HTTPS");
    case Protocol::Other:
        return tr("TCP, not HTTP");
    case Protocol::None:
        break;
    }
    return QStringLiteral("–");
}

QString EndpointsModel::stateText(const EndpointRow &row)
{
    using Listening = SandboxEndpoint::Listening;
    if (row.asking)
        return tr("asking…");
    if (row.answer && row.answer->protocol == EndpointAnswer::Protocol::None)
        return tr("does not answer");
    if (row.answer && row.answer->status > 0)
        return tr("answers %1 in %2 ms")
            .arg(QString::number(row.answer->status), QLocale().toString(row.answer->milliseconds));
    if (row.answer)
        return tr("answers");
    switch (row.endpoint.listening) {
    case Listening::Yes:
        return tr("something listens");
    case Listening::Inside:
        return tr("something listens, for inside only");
    case Listening::No:
        return tr("nothing listens");
    case Listening::Unknown:
        break;
    }
    return tr("not asked yet");
}

QVariant EndpointsModel::cell(const EndpointRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Port       ? portText(row)
               : column == Address  ? addressText(row)
               : column == Protocol ? protocolText(row)
                                    : stateText(row);
    case Qt::ToolTipRole:
        if (column == Address)
            return row.endpoint.way.toHtmlEscaped();
        return column == State && row.answer ? row.answer->words.toHtmlEscaped() : QString();
    case Qt::AccessibleTextRole:
        return tr("Port %1, %2, %3").arg(portText(row), addressText(row), stateText(row));
    case SortRole:
        return column == Port ? QVariant(row.endpoint.port) : QVariant(cell(row, column, Qt::DisplayRole));
    case AnswersRole:
        return row.answer ? QVariant(row.answer->protocol != EndpointAnswer::Protocol::None) : QVariant();
    case AskingRole:
        return row.asking;
    default:
        return {};
    }
}

QVariant EndpointsModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return column == Port       ? tr("Port")
           : column == Address  ? tr("Address")
           : column == Protocol ? tr("Protocol")
                                : tr("State");
}

EndpointsStore::EndpointsStore(QObject *parent)
    : QObject(parent)
{}

EndpointsStore::~EndpointsStore() = default;

void EndpointsStore::open(EndpointService *service, const QString &sandboxId)
{
    close();
    m_service = service;
    m_sandboxId = sandboxId;
    refresh();
}

void EndpointsStore::close()
{
    m_listing.cancel();
    m_lookingUp.cancel();
    m_lookedUp.clear();
    m_probes.clear();
    m_service = nullptr;
    m_loaded = false;
    m_error.reset();
    m_model.setRows({});
}

void EndpointsStore::refresh()
{
    if (!m_service)
        return;
    m_error.reset();
    m_listing =
        m_service->list(m_sandboxId, [this](const Result<QList<SandboxEndpoint>> &list) { take(list); });
    Q_EMIT stateChanged();
}

void EndpointsStore::take(const Result<QList<SandboxEndpoint>> &list)
{
    if (list) {
        QMap<int, SandboxEndpoint> endpoints;
        for (const SandboxEndpoint &endpoint : *list)
            endpoints.insert(endpoint.port, endpoint);
        for (SandboxEndpoint known : std::as_const(m_lookedUp)) {
            known.listening = endpoints.value(known.port, known).listening;
            endpoints.insert(known.port, known);
        }
        QList<EndpointRow> rows;
        for (const SandboxEndpoint &endpoint : std::as_const(endpoints)) {
            EndpointRow row{endpoint, false, {}};
            if (const EndpointRow *old = m_model.find(QString::number(endpoint.port));
                old && old->endpoint.address == endpoint.address) {
                row.asking = old->asking;
                row.answer = old->answer;
            }
            if (!row.asking)
                m_probes.erase(endpoint.port);
            rows.append(row);
        }
        m_model.setRows(rows);
        m_loaded = true;
    } else {
        m_error = list.error();
    }
    Q_EMIT stateChanged();
}

void EndpointsStore::check(int port)
{
    const EndpointRow *row = m_model.find(QString::number(port));
    if (!m_service || !row || row->endpoint.address.isEmpty())
        return;
    EndpointRow asked = *row;
    asked.asking = true;
    m_model.upsert(asked);
    m_probes[port] = m_service->probe(asked.endpoint, [this, port](const Result<EndpointAnswer> &answer) {
        const EndpointRow *now = m_model.find(QString::number(port));
        if (!now)
            return;
        EndpointRow told = *now;
        told.asking = false;
        EndpointAnswer none;
        none.words = answer ? QString() : answer.error().message;
        told.answer = answer ? *answer : none;
        m_model.upsert(told);
        Q_EMIT stateChanged();
    });
}

void EndpointsStore::lookUp(int port, const QDateTime &expires,
                            const std::function<void(const Done &)> &ended)
{
    if (!m_service)
        return;
    m_lookingUp = m_service->resolve(m_sandboxId, port, expires,
                                     [this, port, ended](const Result<SandboxEndpoint> &found) {
                                         if (found) {
                                             SandboxEndpoint endpoint = *found;
                                             if (const EndpointRow *old = m_model.find(QString::number(port)))
                                                 endpoint.listening = old->endpoint.listening;
                                             m_lookedUp.insert(port, endpoint);
                                             m_model.upsert({endpoint, false, {}});
                                             Q_EMIT stateChanged();
                                         }
                                         ended(found ? Done() : Done(found.error()));
                                     });
}

void EndpointsStore::checkAll()
{
    const auto rows = m_model.rows();
    for (const EndpointRow &row : rows)
        check(row.endpoint.port);
}

} // namespace osc
