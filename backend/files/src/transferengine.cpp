// SPDX-License-Identifier: Apache-2.0
#include <files/transferengine.h>

#include "transferflow.h"

namespace osc {

Operation FileTransferEngine::run(TransferJob job, Handlers handlers, Callback<TransferOutcome> done)
{
    Promise<TransferOutcome> promise(std::move(done));
    const auto flow = std::make_shared<TransferFlow>(
        std::make_shared<TransferContext>(std::move(job), std::move(handlers)), promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

namespace {

/// Removes what is kept unseen of several files, one after the other. Held alive by its operation.
class UnseenRemoval : public std::enable_shared_from_this<UnseenRemoval>
{
public:
    UnseenRemoval(std::shared_ptr<FileSystem> files, QList<FilePath> paths, Promise<void> promise)
        : m_files(std::move(files))
        , m_paths(std::move(paths))
        , m_promise(std::move(promise))
    {}

    void next()
    {
        if (m_paths.isEmpty())
            return m_promise.resolve(Done());
        m_step = m_files->discardWritten(m_paths.takeFirst(), [this](const Done &done) {
            done ? next() : m_promise.resolve(done.error());
        });
    }

private:
    std::shared_ptr<FileSystem> m_files;
    QList<FilePath> m_paths;
    Promise<void> m_promise;
    Operation m_step;
};

} // namespace

Operation FileTransferEngine::discard(const TransferJob &job, Callback<void> done)
{
    const TransferPoint &point = job.point;
    if (!point.partName.isEmpty() && point.partName == point.finalName &&
        job.to->capabilities().resumesWrites) {
        const FilePath target = joinPath(job.directory, point.finalName);
        QList<FilePath> paths{target};
        for (const TransferPoint::OpenFile &open : point.open)
            paths.append(target + '/' + open.path);
        Promise<void> promise(std::move(done));
        const auto removal = std::make_shared<UnseenRemoval>(job.to, std::move(paths), promise);
        auto operation = promise.operation({}, removal);
        removal->next();
        return operation;
    }
    // Without names of its own for what is incomplete, the target is not touched.
    if (point.partName.isEmpty() || point.partName == point.finalName)
        return finished<void>(Done(), std::move(done));
    return job.to->remove(joinPath(job.directory, point.partName),
                          [to = job.to, done = std::move(done)](const Done &removed) {
                              const bool gone = !removed && removed.error().kind == ErrorKind::NotFound;
                              done(gone ? Done() : removed);
                          });
}

} // namespace osc
