// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/livingconsole.h>
#include <core/operation.h>

#include <QMap>
#include <QMutex>
#include <QString>

#include <memory>

namespace osc {

/// Marks what a console leaves with an engine or a server for as long as it needs it, so that after its end,
/// however it ended, another console of the same user can tell and clean up. A mark is two labels: which
/// console, and where one can ask after it.
class ConsoleMark : public std::enable_shared_from_this<ConsoleMark>
{
public:
    using Labels = QMap<QString, QString>;

    /// What the two labels are called.
    struct Names
    {
        QString console; ///< LivingConsole::token().
        QString home;    ///< A hash of the computer and the folder.
    };

    /// @p stateDirectory: a folder of this user that all consoles of this user share; empty: AppDataLocation.
    /// @p purpose: beginning of the names of the lock files in it.
    ConsoleMark(const QString &stateDirectory, const QString &purpose, Names names);

    /// The labels that name this console.
    [[nodiscard]] Operation identify(Callback<Labels> done);
    /// Of things with these labels, those whose console has ended: their index. Only about consoles that can
    /// be asked after from here.
    [[nodiscard]] Operation findDead(const QList<Labels> &labels, Callback<QList<int>> done);
    /// A console of another user or another computer, of which nothing is known.
    [[nodiscard]] bool isForeign(const Labels &labels) const;

private:
    [[nodiscard]] Labels begin();

    Names m_names;
    QString m_base;
    QString m_home;
    QMutex m_mutex;
    LivingConsole m_living;
};

} // namespace osc
