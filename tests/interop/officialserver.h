// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace osc::test {

/// An official OpenSandbox server from the Python package index, run on the test's Engine with a home of its
/// own, and the official SDK that talks to it.
class OfficialServer
{
public:
    /// @p version: "1.1.1" or "0.1.14"; @p home: what the server takes for its user's home.
    OfficialServer(QString version, QString home, QString allowedHostPath);
    ~OfficialServer();

    /// Starts it and waits until it answers. False, with a warning that holds its log, when it does not.
    bool start();
    void stop();
    /// "http://127.0.0.1:port".
    [[nodiscard]] QString address() const;
    [[nodiscard]] static QString key();

    struct Answer
    {
        QJsonDocument json;
        QString failure; ///< The SDK's exception; empty when it went well.
    };
    /// Runs tests/interop/sdk.py.
    Answer sdk(const QStringList &arguments);

private:
    QString m_version;
    QString m_home;
    QString m_allowedHostPath;
    int m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

} // namespace osc::test
