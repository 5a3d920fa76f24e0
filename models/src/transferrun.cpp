// SPDX-License-Identifier: Apache-2.0
#include "transferrun.h"

namespace osc {

TransferRun::TransferRun(FilePlaces &places, TransferEngine &engine)
    : m_places(places)
    , m_engine(engine)
{}

QByteArray TransferRun::partId(const TransferRecord &record)
{
    constexpr qsizetype enough = 8;
    QByteArray id = record.id.toLatin1();
    id.removeIf([](char c) { return c == '-'; });
    return id.left(enough);
}

bool TransferRun::uses(const TransferRecord &record, const QString &connectionId)
{
    const auto isOf = [&](const FilePlace &place) {
        return place.kind != FilePlace::Kind::ThisComputer && place.connectionId == connectionId;
    };
    return isOf(record.from.place) || isOf(record.to.place);
}

void TransferRun::start(const TransferRecord &record, bool verify, TransferEngine::Handlers handlers,
                        Callback<TransferOutcome> done)
{
    m_record = record;
    m_verify = verify;
    m_handlers = std::move(handlers);
    m_done = std::move(done);
    openTarget();
}

void TransferRun::openTarget()
{
    m_step = m_places.open(m_record.to.place, {}, [this](const Result<OpenedPlace> &opened) {
        if (!opened)
            return fail(opened.error());
        if (opened->access == VolumeAccess::ReadOnly)
            return fail({.kind = ErrorKind::Forbidden, .message = opened->whyReadOnly});
        m_to = opened->fileSystem;
        openSource();
    });
}

void TransferRun::openSource()
{
    if (m_record.from.place == m_record.to.place) {
        m_from = m_to;
        return run();
    }
    const FilePlaces::Access access{m_record.move ? VolumeAccess::ReadWrite : VolumeAccess::ReadOnly, false};
    m_step = m_places.open(m_record.from.place, access, [this](const Result<OpenedPlace> &opened) {
        if (!opened)
            return fail(opened.error());
        m_from = opened->fileSystem;
        run();
    });
}

TransferJob TransferRun::job() const
{
    return {.from = m_from,
            .source = m_record.from.path,
            .to = m_to,
            .directory = m_record.to.path,
            .name = m_record.name,
            .samePlace = m_record.from.place == m_record.to.place,
            .toThisComputer = m_record.to.place.kind == FilePlace::Kind::ThisComputer,
            .move = m_record.move,
            .conflict = m_record.conflict,
            .verify = m_verify,
            .id = partId(m_record),
            .point = m_record.point};
}

void TransferRun::fail(const Error &error)
{
    const auto done = m_done; // this may die in the callback
    done(error);
}

void TransferRun::run()
{
    m_step = m_engine.run(job(), m_handlers, m_done);
}

void TransferRun::discard(const TransferRecord &record, Callback<void> done)
{
    m_record = record;
    m_step =
        m_places.open(record.to.place, {}, [this, done = std::move(done)](const Result<OpenedPlace> &opened) {
            if (!opened)
                return done(opened.error());
            m_to = opened->fileSystem;
            const auto whenDone = done; // the step that holds this lambda is replaced
            m_step = m_engine.discard(job(), whenDone);
        });
}

} // namespace osc
