// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/livingconsole.h>
#include <core/operation.h>

#include <QMap>
#include <QMutex>

#include <memory>

namespace osc {

/// Who helper containers belong to: this console, for as long as it lives.
class HelperOwner : public std::enable_shared_from_this<HelperOwner>
{
public:
    /// @p stateDirectory: a folder of this user that all consoles of this user share.
    explicit HelperOwner(const QString &stateDirectory);

    /// The labels that name this console.
    [[nodiscard]] Operation identify(Callback<QMap<QString, QString>> done);
    /// Of containers with these labels, those whose console has ended: their index. Only about consoles that
    /// can be asked after from here.
    [[nodiscard]] Operation findDead(const QList<QMap<QString, QString>> &labels, Callback<QList<int>> done);
    /// A console of another user or another computer, of which nothing is known.
    [[nodiscard]] bool isForeign(const QMap<QString, QString> &labels) const;

private:
    [[nodiscard]] QMap<QString, QString> begin();

    QString m_base;
    QString m_home;
    QMutex m_mutex;
    LivingConsole m_living;
};

} // namespace osc
