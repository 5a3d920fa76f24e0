// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>

#include <core/endpoints.h>

#include <QMap>
#include <QObject>

#include <functional>
#include <map>
#include <optional>

namespace osc {

struct EndpointRow
{
    SandboxEndpoint endpoint;
    bool asking = false;
    std::optional<EndpointAnswer> answer; ///< None: not asked yet.

    bool operator==(const EndpointRow &) const = default;
};

/// Ports of one sandbox with what is known about them, in words.
class EndpointsModel : public KeyedTableModel<EndpointRow>
{
    Q_OBJECT

public:
    enum Column { Port, Address, Protocol, State, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, AnswersRole /**< bool; invalid: not known. */, AskingRole };

    explicit EndpointsModel(QObject *parent = nullptr);

    /// What a program would be given: "http://127.0.0.1:8080/"; empty when it is not reached from here.
    [[nodiscard]] static QString urlOf(const EndpointRow &row);
    /// A browser can show it: it answered in HTTP or HTTPS, or has not been asked.
    [[nodiscard]] static bool isForBrowser(const EndpointRow &row);

protected:
    [[nodiscard]] QString keyOf(const EndpointRow &row) const override
    {
        return QString::number(row.endpoint.port);
    }
    [[nodiscard]] QVariant cell(const EndpointRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] static QString portText(const EndpointRow &row);
    [[nodiscard]] static QString addressText(const EndpointRow &row);
    [[nodiscard]] static QString protocolText(const EndpointRow &row);
    [[nodiscard]] static QString stateText(const EndpointRow &row);
};

/// Reads the ports of one sandbox, and asks them whether they answer when it is told to.
class EndpointsStore : public QObject
{
    Q_OBJECT

public:
    explicit EndpointsStore(QObject *parent = nullptr);
    ~EndpointsStore() override;

    /// @p service lives until close().
    void open(EndpointService *service, const QString &sandboxId);
    void close();
    /// Reads the list again; answers of ports that are still there are kept.
    void refresh();
    /// Asks one port, or all that have an address.
    void check(int port);
    void checkAll();
    /// Asks how a port is reached, whatever listens there, and keeps it in the list; with a valid @p expires
    /// for an address that works without further headers until then. @p ended is told the end.
    void lookUp(int port, const QDateTime &expires, const std::function<void(const Done &)> &ended);

    [[nodiscard]] EndpointsModel &model() { return m_model; }
    [[nodiscard]] const EndpointsModel &model() const { return m_model; }
    [[nodiscard]] bool isLoading() const { return m_listing.isActive(); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void stateChanged();

private:
    void take(const Result<QList<SandboxEndpoint>> &list);

    EndpointsModel m_model;
    QMap<int, SandboxEndpoint> m_lookedUp;
    EndpointService *m_service = nullptr;
    QString m_sandboxId;
    bool m_loaded = false;
    std::optional<Error> m_error;
    std::map<int, Operation> m_probes;
    Operation m_lookingUp;
    Operation m_listing; ///< Last: ends before what its callback uses.
};

} // namespace osc
