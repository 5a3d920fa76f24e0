// SPDX-License-Identifier: Apache-2.0
#include "helpersession.h"

#include <QCoreApplication>

#include <vector>

namespace osc {

namespace {

/// A listing of a tree is many uses.
constexpr std::chrono::milliseconds HelpersSettle{100};

Error connectionIsGone(const QString &volume)
{
    return {.kind = ErrorKind::Unreachable,
            .message = QCoreApplication::translate(
                           "osc::DockerVolumeService",
                           "The connection through which volume %1 was opened is not there any more.")
                           .arg(volume)};
}

/// To see what only its owner may see.
QStringList readingCapabilities()
{
    return {QStringLiteral("DAC_READ_SEARCH")};
}

/// To work in folders of any owner, to change what belongs to others, to give it away, and to do that with
/// files that have set-id bits. New files are made as the owner of their folder, who has none of these.
QStringList writingCapabilities()
{
    return {QStringLiteral("DAC_OVERRIDE"), QStringLiteral("FOWNER"), QStringLiteral("CHOWN"),
            QStringLiteral("FSETID")};
}

} // namespace

// -------------------------------------------------------------------------------------------------------
// use

HelperSession::Use::Use(std::shared_ptr<HelperSession> session, std::shared_ptr<HelperContainer> container)
    : m_session(std::move(session))
    , m_container(std::move(container))
{
    ++m_session->m_uses;
    m_session->m_idle.stop();
}

HelperSession::Use::~Use()
{
    m_session->endUse();
}

std::shared_ptr<FileSystem> HelperSession::Use::files(const QString &user) const
{
    return m_session->files(m_container, user);
}

// -------------------------------------------------------------------------------------------------------
// session

HelperSession::HelperSession(VolumeHelperMaker &maker, Wish wish, std::chrono::milliseconds idleTime)
    : m_maker(&maker)
    , m_wish(std::move(wish))
    , m_mayWrite(m_wish.access == VolumeAccess::ReadWrite)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    m_idle.callOnTimeout(this, [this] {
        dropContainer();
        Q_EMIT changed();
    });
}

HelperSession::~HelperSession() = default;

Operation HelperSession::use(Callback<std::shared_ptr<Use>> done)
{
    UsePromise promise(std::move(done));
    auto operation = promise.operation({}, shared_from_this());
    if (m_container && !m_starting) {
        promise.resolveLater(std::make_shared<Use>(shared_from_this(), m_container));
        return operation;
    }
    m_waiting.append(promise);
    if (m_maker && !m_starting)
        start();
    else if (!m_maker)
        detail::post([weak = weak_from_this()] {
            const auto self = weak.lock();
            if (self)
                self->fail(connectionIsGone(self->m_wish.volume));
        });
    return operation;
}

void HelperSession::start()
{
    m_starting = true;
    // Also so that a volume which is gone is not made anew by being mounted.
    const auto failure =
        QCoreApplication::translate("osc::DockerVolumeService", "Volume %1 could not be opened.")
            .arg(m_wish.volume);
    m_step = readVolumeUse(m_maker->context().engine, m_wish.volume, failure,
                           [this](const Result<UsedVolume> &use) {
                               if (!use)
                                   fail(use.error());
                               else
                                   startHelper(use->runningUsers());
                           });
}

void HelperSession::startHelper(const QList<ClaimUser> &others)
{
    setOthers(others);
    m_stale = false;
    HelperWish wish;
    wish.volume = m_wish.volume;
    wish.mounts = {{m_wish.volume, QString::fromLatin1(MountPoint), !m_mayWrite}};
    wish.capabilities = m_mayWrite ? writingCapabilities() : readingCapabilities();
    m_step = m_maker->make(std::move(wish), [this](Result<std::shared_ptr<HelperContainer>> helper) {
        take(std::move(helper));
    });
}

void HelperSession::take(Result<std::shared_ptr<HelperContainer>> helper)
{
    if (!helper)
        return fail(helper.error());
    const auto self = shared_from_this(); // whoever waited may let go
    m_starting = false;
    m_container = *std::move(helper);
    m_container->setGoneCallback([weak = weak_from_this(), gone = m_container.get()] {
        const auto session = weak.lock();
        if (!session || session->m_container.get() != gone)
            return;
        session->dropContainer();
        Q_EMIT session->changed();
    });
    const auto container = m_container;
    const Use until(self, container); // all have theirs
    m_capabilities = until.files()->capabilities();
    const auto waiting = std::exchange(m_waiting, {});
    for (const UsePromise &promise : waiting)
        if (promise.isActive())
            promise.resolve(std::make_shared<Use>(self, container));
    Q_EMIT changed();
}

void HelperSession::fail(const Error &error)
{
    const auto self = shared_from_this();
    m_starting = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const UsePromise &promise : waiting)
        promise.resolve(error);
}

void HelperSession::endUse()
{
    if (--m_uses > 0 || !m_container)
        return;
    if (const auto files = m_files.value({}))
        m_capabilities = files->capabilities();
    if (m_stale)
        dropContainer();
    else
        m_idle.start();
    if (m_container && m_maker)
        m_closesAt = m_maker->context().clock.now().addMSecs(m_idle.interval());
    Q_EMIT changed();
}

void HelperSession::dropContainer()
{
    m_idle.stop();
    m_files.clear();
    m_container.reset();
}

void HelperSession::setOthers(const QList<ClaimUser> &others)
{
    m_others = userNames(others);
    m_mayWrite = m_wish.access == VolumeAccess::ReadWrite && (m_wish.force || others.isEmpty());
}

QString HelperSession::whyReadOnly() const
{
    if (m_mayWrite)
        return {};
    if (m_wish.access == VolumeAccess::ReadOnly)
        return QCoreApplication::translate("osc::DockerVolumeService",
                                           "Volume %1 was opened for looking only.")
            .arg(m_wish.volume);
    return QCoreApplication::translate("osc::DockerVolumeService",
                                       "Volume %1 is used by %2, so its files are not changed from here.")
        .arg(m_wish.volume, m_others);
}

ClaimHelper HelperSession::state() const
{
    return {.claim = m_wish.volume,
            .access = m_mayWrite ? VolumeAccess::ReadWrite : VolumeAccess::ReadOnly,
            .closesAt = m_uses == 0 ? m_closesAt : QDateTime()};
}

void HelperSession::lookAgain()
{
    if (!m_maker || m_starting || !isUndecided())
        return;
    m_look =
        readVolumeUse(m_maker->context().engine, m_wish.volume, {}, [this](const Result<UsedVolume> &use) {
            if (!use)
                return;
            const bool before = m_mayWrite;
            setOthers(use->runningUsers());
            if (before == m_mayWrite)
                return;
            m_stale = m_container != nullptr;
            if (m_uses == 0)
                dropContainer();
            Q_EMIT changed();
        });
}

Operation HelperSession::release(Callback<void> done)
{
    const auto container = m_container;
    dropContainer();
    Q_EMIT changed();
    return container ? container->remove(std::move(done)) : finished<void>(Done(), std::move(done));
}

void HelperSession::end()
{
    m_maker = nullptr;
    m_step.cancel();
    m_look.cancel();
    dropContainer();
    fail(connectionIsGone(m_wish.volume));
}

std::shared_ptr<FileSystem> HelperSession::files(const std::shared_ptr<HelperContainer> &container,
                                                 const QString &user)
{
    const auto make = [&] {
        return std::make_shared<DockerFileSystem>(m_maker->context().engine, container->id(), m_wish.volume,
                                                  user);
    };
    if (container != m_container)
        return make();
    auto &known = m_files[user];
    if (!known)
        known = make();
    return known;
}

// -------------------------------------------------------------------------------------------------------
// sessions

HelperSessions::HelperSessions(VolumeHelperMaker &maker, std::chrono::milliseconds idleTime, QObject *parent)
    : QObject(parent)
    , m_maker(maker)
    , m_idleTime(idleTime)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(HelpersSettle);
    connect(&m_settle, &QTimer::timeout, this, &HelperSessions::changed);
}

HelperSessions::~HelperSessions()
{
    const auto sessions = living();
    for (const auto &session : sessions) {
        session->disconnect(this);
        session->end();
    }
}

std::shared_ptr<HelperSession> HelperSessions::open(const HelperSession::Wish &wish)
{
    const auto sessions = living();
    for (const auto &session : sessions)
        if (session->wish() == wish)
            return session;
    const auto session = std::make_shared<HelperSession>(m_maker, wish, m_idleTime);
    const auto settle = [this] {
        if (!m_settle.isActive())
            m_settle.start();
    };
    connect(session.get(), &HelperSession::changed, this, settle);
    connect(session.get(), &QObject::destroyed, this, settle);
    m_sessions.append(session);
    return session;
}

QList<std::shared_ptr<HelperSession>> HelperSessions::living() const
{
    QList<std::shared_ptr<HelperSession>> sessions;
    for (const auto &weak : m_sessions)
        if (auto session = weak.lock())
            sessions.append(std::move(session));
    return sessions;
}

QList<ClaimHelper> HelperSessions::helpers() const
{
    QList<ClaimHelper> running;
    const auto sessions = living();
    for (const auto &session : sessions)
        if (session->isRunning())
            running.append(session->state());
    return running;
}

void HelperSessions::lookAgain()
{
    m_sessions.removeIf([](const auto &weak) { return weak.expired(); });
    const auto sessions = living();
    for (const auto &session : sessions)
        session->lookAgain();
}

Operation HelperSessions::release(const QString &volume, Callback<void> done)
{
    struct Releasing
    {
        Promise<void> promise;
        std::vector<Operation> steps;
        qsizetype missing = 0;
    };
    const auto releasing = std::make_shared<Releasing>(Releasing{Promise<void>(std::move(done)), {}, 0});
    auto operation = releasing->promise.operation({}, releasing);
    const auto sessions = living();
    for (const auto &session : sessions) {
        if (session->wish().volume != volume)
            continue;
        ++releasing->missing;
        releasing->steps.push_back(session->release([releasing = releasing.get()](const Done &) {
            if (--releasing->missing == 0)
                releasing->promise.resolve(Done());
        }));
    }
    if (releasing->missing == 0)
        releasing->promise.resolveLater(Done());
    return operation;
}

void HelperSessions::releaseAll()
{
    const auto sessions = living();
    for (const auto &session : sessions)
        session->release([](const Done &) {}).detach();
}

} // namespace osc
