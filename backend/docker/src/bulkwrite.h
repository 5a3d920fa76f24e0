// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "replaysource.h"
#include "scriptrun.h"

#include <core/tarball.h>

#include <QTimer>

namespace osc {

/// How far a large file came through the archive API.
struct BulkOutcome
{
    enum class Kind {
        Whole,
        Rest,    ///< What the source still has belongs at the end of @p file.
        Nothing, ///< This is no place for it; nothing of the source is used up.
    };
    Kind kind = Kind::Whole;
    FilePath file{}; ///< Without any link in its path.
};

/// The content of a large file through the archive API, which takes half of the work that the input of a
/// program does: the Engine copies that twice more. But it lets nobody else at the container while it
/// unpacks, not even to look at it. So this goes on for a few seconds at most, and only at a good pace.
///
/// Everything about the file, who owns it and where it is, is found out and finished by programs in the
/// container: what they do not see there is not written.
class BulkWrite : public std::enable_shared_from_this<BulkWrite>
{
public:
    /// Smaller files are through the other way before this has begun.
    static constexpr qint64 WorthIt = 64LL * 1024 * 1024;
    /// What a source has to remember for the bytes that were on their way when this ended.
    static constexpr qint64 OnTheWay = 4LL * 1024 * 1024;

    BulkWrite(DockerPlacePtr place, FilePath path, std::shared_ptr<ReplaySource> source,
              Callback<BulkOutcome> done);

    /// @p prepare is one of filescripts::bulk*(). @p isNew: the file is worth nothing when this is cancelled.
    Operation start(const QStringList &prepare, bool isNew);

private:
    using Next = std::function<void(const ScriptRun::Outcome &, const QByteArray &output)>;

    Operation run(const DockerPlacePtr &as, const QStringList &command, Next next);
    void onPrepared(const ScriptRun::Outcome &outcome, const QByteArray &output);
    void lookFromOutside();
    void put();
    void watch();
    void onPut(const Done &done);
    void settle(const Error &reason);
    void cancelled();
    [[nodiscard]] DockerPlacePtr asRoot() const;

    DockerPlacePtr m_place;
    FilePath m_path;
    std::shared_ptr<ReplaySource> m_source;
    Promise<BulkOutcome> m_promise;
    Operation m_step;
    QTimer m_watch;
    FilePath m_file;
    TarEntry m_entry;
    qint64 m_seen = 0;
    int m_looks = 0;
    bool m_isNew = false;
    bool m_putting = false;
};

} // namespace osc
