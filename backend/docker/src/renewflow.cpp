// SPDX-License-Identifier: Apache-2.0
#include "renewflow.h"

#include "containerlookup.h"

#include <core/offthread.h>
#include <core/validation.h>

#include <QCoreApplication>
#include <QLocale>

namespace osc {

namespace {

class RenewFlow : public std::enable_shared_from_this<RenewFlow>
{
    Q_DECLARE_TR_FUNCTIONS(osc::RenewFlow)

public:
    RenewFlow(SandboxReader &reader, QString sandboxId, const QDateTime &expiresAt,
              Callback<RenewOutcome> done)
        : m_reader(reader)
        , m_sandboxId(std::move(sandboxId))
        , m_expiresAt(expiresAt.toUTC())
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step =
            findContainer(m_reader.context().engine, m_sandboxId, [this](Result<ContainerFacts> container) {
                if (!container)
                    return m_promise.resolve(container.error());
                m_container = std::move(*container);
                m_step = m_reader.complete(m_container,
                                           [this](Result<Sandbox> sandbox) { check(std::move(sandbox)); });
            });
        return operation;
    }

private:
    void check(const Result<Sandbox> &sandbox)
    {
        if (!sandbox)
            return m_promise.resolve(sandbox.error());
        m_sandbox = *sandbox;
        const auto title = sandboxTitle(m_container);
        if (!m_expiresAt.isValid() || m_expiresAt <= m_reader.context().clock.now())
            return refuse(ErrorKind::Invalid, tr("The new expiry of %1 lies in the past.").arg(title));
        if (m_sandbox.manualCleanup)
            return refuse(ErrorKind::Conflict, tr("The sandbox %1 runs until it is deleted and has no expiry "
                                                  "that could be renewed.")
                                                   .arg(title));
        if (!m_sandbox.expiresAt.isValid())
            return refuse(
                ErrorKind::Conflict,
                tr("The sandbox %1 was made without an expiry, so there is none to renew.").arg(title));
        write();
    }

    void write()
    {
        m_step = runOffThread<void>([store = m_reader.store(), id = m_sandboxId,
                                     when = m_expiresAt] { return store.writeExpiry(id, when); },
                                    [this](const Done &written) {
                                        if (!written)
                                            return m_promise.resolve(written.error());
                                        m_reader.ours().setExpiry(m_sandboxId, m_expiresAt);
                                        m_promise.resolve(RenewOutcome{m_expiresAt, caveat()});
                                    });
    }

    [[nodiscard]] QString caveat() const
    {
        if (!m_sandbox.madeHere) {
            return tr("The server that made this sandbox may still remove it at %1 until that server is "
                      "restarted.")
                .arg(QLocale().toString(m_sandbox.expiresAt.toLocalTime(), QLocale::ShortFormat));
        }
        const auto label = labelExpiry(m_container.labels);
        if (!label.isValid() || label >= m_expiresAt)
            return {};
        return tr("An OpenSandbox server of version 0.1 on the same engine would remove it when it starts "
                  "after %1.")
            .arg(QLocale().toString(label.toLocalTime(), QLocale::ShortFormat));
    }

    void refuse(ErrorKind kind, const QString &message)
    {
        Error error;
        error.kind = kind;
        error.message = message;
        error.code = QStringLiteral("DOCKER::INVALID_EXPIRATION");
        m_promise.resolve(error);
    }

    SandboxReader &m_reader;
    QString m_sandboxId;
    QDateTime m_expiresAt;
    Promise<RenewOutcome> m_promise;
    ContainerFacts m_container;
    Sandbox m_sandbox;
    Operation m_step;
};

} // namespace

Operation renewSandbox(SandboxReader &reader, const QString &sandboxId, const QDateTime &expiresAt,
                       Callback<RenewOutcome> done)
{
    return std::make_shared<RenewFlow>(reader, sandboxId, expiresAt, std::move(done))->start();
}

} // namespace osc
