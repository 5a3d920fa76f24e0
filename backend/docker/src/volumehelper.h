// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include "volumecodec.h"

#include <core/consolemark.h>

#include <QSet>

#include <list>

namespace osc {

/// What a helper container is for.
struct HelperWish
{
    QList<HelperMount> mounts;
    /// False: it is only created, for the Engine's archive API, which needs neither a start nor a shell.
    bool runs = true;
    QStringList capabilities; ///< See HelperBody.
    QString volume;           ///< The one that it is for, as its label says.
};

/// A container of ours. Letting go removes it; and when the console ends without that, a running one ends
/// too, because its standard input does.
class HelperContainer : public std::enable_shared_from_this<HelperContainer>
{
public:
    HelperContainer(EngineClient &engine, QString id);
    ~HelperContainer();
    HelperContainer(const HelperContainer &) = delete;
    HelperContainer &operator=(const HelperContainer &) = delete;

    [[nodiscard]] const QString &id() const { return m_id; }
    /// It ended by itself, or the link to the Engine broke.
    [[nodiscard]] bool isGone() const { return m_gone; }
    void setGoneCallback(std::function<void()> onGone) { m_onGone = std::move(onGone); }
    void hold(std::shared_ptr<ByteChannel> input);
    /// Removes it now; success also when it is gone already. Its volume is free after that.
    [[nodiscard]] Operation remove(Callback<void> done);

private:
    EngineClient &m_engine;
    QString m_id;
    std::shared_ptr<ByteChannel> m_input;
    std::function<void()> m_onGone;
    bool m_gone = false;
    bool m_removed = false;
};

/// Makes helper containers on one engine, and remembers which image did for them.
///
/// They have no network, no capability but those asked for, a root file system that is read-only, and limits
/// for memory and processes. The image is one that the console imported before, else any small one on the
/// engine that has a shell and the usual programs, else one that is imported now from the static busybox of
/// this computer.
class VolumeHelperMaker
{
public:
    VolumeHelperMaker(EngineContext &context, QString stateDirectory);

    [[nodiscard]] Operation make(HelperWish wish, Callback<std::shared_ptr<HelperContainer>> done);
    /// Holds work that nobody waits for, until it is done or the connection goes away.
    void keep(Operation work);
    /// Removes helpers of consoles that ended without doing it, and that lived where this one does.
    void sweep();

    struct Memory
    {
        QString working;        ///< Id of an image that did.
        QSet<QString> unusable; ///< Ids of those that did not.
        bool withInit = true;   ///< The engine has an init to reap what a program leaves behind.
    };

    [[nodiscard]] EngineContext &context() const { return m_context; }
    [[nodiscard]] const std::shared_ptr<ConsoleMark> &owner() const { return m_owner; }

private:
    EngineContext &m_context;
    std::shared_ptr<ConsoleMark> m_owner;
    std::shared_ptr<Memory> m_memory;
    Operation m_sweep;
    std::list<Operation> m_kept;
};

/// How a program in a helper ended. Both texts are bounded.
struct HelperScriptEnd
{
    int code = 0;
    QByteArray output;
    QByteArray words; ///< From standard error.
};

/// Runs a POSIX shell program in a running helper.
[[nodiscard]] Operation runHelperScript(EngineClient &engine, const HelperContainer &helper,
                                        const QString &script, const QStringList &arguments,
                                        Callback<HelperScriptEnd> done);

} // namespace osc
