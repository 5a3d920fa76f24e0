// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;
class QLocalSocket;

namespace osc {

/// One console for each user and configuration folder: the first start listens on a socket in the runtime
/// folder that only this user can open, a later one hands its arguments over and ends.
///
/// What arrives there is as trusted as the command line of this user, but it is bounded and may be anything:
/// at most 64 KiB within two seconds, at most 64 arguments.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// @p directory: where socket and lock are. @p scope tells runs apart that have nothing to do with each
    /// other; the folder of the configuration.
    SingleInstance(const QString &directory, const QString &scope, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// True: this is the first, and it listens now. False: another one runs. When the folder cannot be used
    /// every start is the first.
    [[nodiscard]] bool becomeFirst();
    /// Gives @p arguments and @p activationToken to the first; waits for its answer, up to @p timeout ms: to
    /// be called before there is a window. False when it does not answer.
    [[nodiscard]] bool handOver(const QStringList &arguments, const QByteArray &activationToken,
                                int timeout = 2000) const;

Q_SIGNALS:
    /// A later start: show the window, and do what @p arguments (without the program's name) ask for.
    void requested(const QStringList &arguments, const QByteArray &activationToken);

private:
    void accept();
    void read(QLocalSocket *socket);

    QString m_name;
    QLockFile m_lock;
    QLocalServer *m_server;
};

} // namespace osc
