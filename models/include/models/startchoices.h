// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <core/sandboxspec.h>

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>

namespace osc {

/// What a server starts a sandbox from instead of an image.
enum class StartKind { Snapshot, Pool, ImageTemplate };

struct StartChoice
{
    QString id;       ///< What a spec names it by.
    QString title;    ///< One line of a list; no two of a connection are alike.
    QString note;     ///< What is known of it; may be empty.
    QString whyNot{}; ///< Why it cannot be started from now; empty: it can.

    bool operator==(const StartChoice &) const = default;
};

/// What the sandboxes of one connection can be started from. Asks for a list only when it is told to.
class StartChoices : public QObject
{
    Q_OBJECT

public:
    explicit StartChoices(QObject *parent = nullptr);
    ~StartChoices() override;

    /// Forgets what another connection has. May be null.
    void setBackend(Backend *backend);
    /// The connection has them, or says why it does not.
    [[nodiscard]] bool isOffered(StartKind kind) const;
    /// Why the connection has none, as one sentence; empty: it has.
    [[nodiscard]] QString whyNot(StartKind kind) const;

    /// Reads the list; nothing while it is read, or while the connection does not answer.
    void ask(StartKind kind);
    [[nodiscard]] bool isAsking(StartKind kind) const;
    /// The list was read at least once.
    [[nodiscard]] bool isKnown(StartKind kind) const;
    [[nodiscard]] std::optional<Error> error(StartKind kind) const;
    [[nodiscard]] QList<StartChoice> of(StartKind kind) const;
    [[nodiscard]] std::optional<StartChoice> find(StartKind kind, const QString &id) const;

Q_SIGNALS:
    void changed(osc::StartKind kind);

private:
    struct Listed
    {
        Operation asking;
        QList<StartChoice> choices;
        bool known = false;
        std::optional<Error> error;
    };

    template<typename T, typename Service>
    void read(StartKind kind, Service *service);

    QPointer<Backend> m_backend;
    std::map<StartKind, Listed> m_lists;
};

/// What the spec is started from, and its id; none: an image.
[[nodiscard]] std::optional<std::pair<StartKind, QString>> startOf(const SandboxSpec &spec);
/// Names @p id as what the sandbox starts from, and takes out of the spec what that fixes.
void startFrom(SandboxSpec &spec, StartKind kind, const QString &id);

} // namespace osc
