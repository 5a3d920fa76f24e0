// SPDX-License-Identifier: Apache-2.0
#include "archivetree.h"

#include "archiveaccess.h"
#include "filescripts.h"

#include <core/fileproblem.h>
#include <core/treeguard.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct ArchiveTrees
{
    Q_DECLARE_TR_FUNCTIONS(osc::ArchiveTree)
};

/// A tar as the Engine sends it, passed on with paths relative to the directory.
class ArchiveTreeSink : public ByteSink
{
public:
    ArchiveTreeSink(const QList<QByteArray> &names, std::shared_ptr<ByteSink> target)
        : m_names(names.cbegin(), names.cend())
        , m_missing(m_names)
        , m_target(std::move(target))
        , m_reader({[this](const TarEntry &entry) { return addMember(entry); },
                    [this](QByteArrayView bytes) {
                        if (!m_passes)
                            return true;
                        m_out.append(bytes.data(), bytes.size());
                        m_left -= bytes.size();
                        if (m_left == 0)
                            m_out += tarPadding(m_size);
                        return true;
                    }})
    {
        m_target->setReadyCallback([this] { notifyReady(); });
    }
    ~ArchiveTreeSink() override { m_target->setReadyCallback({}); }
    ArchiveTreeSink(const ArchiveTreeSink &) = delete;
    ArchiveTreeSink &operator=(const ArchiveTreeSink &) = delete;

    Next write(QByteArrayView bytes) override
    {
        const bool wasEnded = m_reader.state() == TarStreamReader::State::Ended;
        if (m_reader.feed(bytes) == TarStreamReader::State::Broken) {
            isBroken = true;
            return Next::Stop;
        }
        if (!wasEnded && m_reader.state() == TarStreamReader::State::Ended)
            m_out += tarEnd();
        const auto out = std::exchange(m_out, {});
        return out.isEmpty() ? Next::More : m_target->write(out);
    }
    [[nodiscard]] Error error() const override { return m_target->error(); }
    [[nodiscard]] bool isWhole() const { return m_reader.state() == TarStreamReader::State::Ended; }
    [[nodiscard]] const QSet<QByteArray> &missing() const { return m_missing; }

    bool isBroken = false;

private:
    bool addMember(const TarEntry &entry)
    {
        m_passes = false;
        const auto parts = treeMemberParts(entry.path);
        if (!parts || parts->isEmpty())
            return true;
        m_missing.remove(parts->first());
        if (!m_names.isEmpty() && !m_names.contains(parts->first()))
            return true;
        auto member = entry;
        member.path = parts->join('/');
        if (entry.isHardLink) {
            if (const auto target = treeMemberParts(entry.linkTarget))
                member.linkTarget = target->join('/');
        }
        m_out += tarHeader(member);
        m_size = member.size;
        m_left = member.size;
        m_passes = member.size > 0;
        return true;
    }

    QSet<QByteArray> m_names;
    QSet<QByteArray> m_missing;
    std::shared_ptr<ByteSink> m_target;
    TarStreamReader m_reader;
    QByteArray m_out;
    qint64 m_size = 0;
    qint64 m_left = 0;
    bool m_passes = false;
};

/// Sees the members go by, and keeps nothing of their contents.
class ArchiveMembers : public ByteSink
{
public:
    ArchiveMembers(qint64 limit, std::function<void(const TarEntry &)> onMember)
        : m_limit(limit)
        , m_reader({[onMember = std::move(onMember)](const TarEntry &entry) {
                        onMember(entry);
                        return true;
                    },
                    {}})
    {}

    Next write(QByteArrayView bytes) override
    {
        m_seen += bytes.size();
        return isTooMuch() || m_reader.feed(bytes) == TarStreamReader::State::Broken ? Next::Stop
                                                                                     : Next::More;
    }
    [[nodiscard]] bool isTooMuch() const { return m_limit > 0 && m_seen > m_limit; }
    [[nodiscard]] bool isWhole() const { return m_reader.state() == TarStreamReader::State::Ended; }

private:
    qint64 m_limit;
    qint64 m_seen = 0;
    TarStreamReader m_reader;
};

EngineRequest treeRequest(const QString &containerId, const FilePath &directory,
                          std::shared_ptr<ByteSink> sink)
{
    auto request = archiveRequest(containerId, "GET", joinPath(directory, "."));
    request.sink = std::move(sink);
    request.timeout = std::chrono::milliseconds(0);
    request.accept = {400, 404};
    return request;
}

/// What a status of treeRequest() says, when it says no.
std::optional<Error> refusal(const HttpResponse &response, const FilePath &directory)
{
    if (response.status == 200)
        return {};
    return filescripts::failure(response.status == 404 ? filescripts::NotFound : filescripts::WrongType, {},
                                directory);
}

class ArchiveTreeWrite : public std::enable_shared_from_this<ArchiveTreeWrite>
{
public:
    ArchiveTreeWrite(EngineClient &engine, QString containerId, FilePath directory,
                     FileSystem::TreeWriteOptions options, Callback<void> done)
        : m_engine(engine)
        , m_containerId(std::move(containerId))
        , m_directory(std::move(directory))
        , m_options(options)
        , m_promise(std::move(done))
    {}

    Operation start(std::shared_ptr<ByteSource> source)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_source = std::move(source);
        m_members =
            std::make_shared<ArchiveMembers>(ArchiveAccess::MaximumListing, [this](const TarEntry &entry) {
                const auto parts = treeMemberParts(entry.path);
                if (parts && entry.type == FileType::Symlink)
                    m_present.links.insert(parts->join('/'));
                else if (parts && entry.type != FileType::Directory)
                    m_present.others.insert(parts->join('/'));
            });
        m_step = m_engine.send(treeRequest(m_containerId, m_directory, m_members),
                               [this](const Result<HttpResponse> &response) { seen(response); });
        return operation;
    }

private:
    void seen(const Result<HttpResponse> &response)
    {
        if (m_members->isTooMuch())
            return m_promise.resolve(Error{
                ErrorKind::Unsupported,
                ArchiveTrees::tr("“%1” holds too much to be looked through while nothing can run in the "
                                 "sandbox.")
                    .arg(displayName(m_directory)),
                ArchiveTrees::tr("Start or resume the sandbox, then try again.")});
        if (!response)
            return m_promise.resolve(response.error());
        if (const auto problem = refusal(*response, m_directory))
            return m_promise.resolve(*problem);
        m_guard =
            std::make_shared<GuardedTree>(std::move(m_source), m_directory, m_options, std::move(m_present));
        auto request = archiveRequest(m_containerId, "PUT", m_directory);
        request.query.append(std::pair<QByteArray, QByteArray>("noOverwriteDirNonDir", "1"));
        request.contentType = "application/x-tar";
        request.timeout = std::chrono::milliseconds(0);
        request.source = m_guard;
        request.failure =
            ArchiveTrees::tr("“%1” could not be written through the Engine.").arg(displayName(m_directory));
        m_step = m_engine.send(std::move(request), [this](const Result<HttpResponse> &written) {
            if (const auto problem = m_guard->error())
                m_promise.resolve(*problem);
            else if (!written)
                m_promise.resolve(written.error());
            else if (written->status == 404)
                m_promise.resolve(filescripts::failure(filescripts::NotFound, {}, m_directory));
            else
                m_promise.resolve(Done());
        });
    }

    EngineClient &m_engine;
    QString m_containerId;
    FilePath m_directory;
    FileSystem::TreeWriteOptions m_options;
    Promise<void> m_promise;
    std::shared_ptr<ByteSource> m_source;
    std::shared_ptr<ArchiveMembers> m_members;
    std::shared_ptr<GuardedTree> m_guard;
    GuardedTree::Present m_present;
    Operation m_step;
};

class ArchiveMeasure : public std::enable_shared_from_this<ArchiveMeasure>
{
public:
    ArchiveMeasure(EngineClient &engine, QString containerId, FilePath path, Callback<TreeSize> done)
        : m_engine(engine)
        , m_containerId(std::move(containerId))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = ArchiveAccess(m_engine, m_containerId).stat(m_path, [this](const Result<FileEntry> &entry) {
            if (!entry)
                return m_promise.resolve(entry.error());
            if (entry->type == FileType::Directory)
                return count();
            m_size.files = 1;
            m_size.bytes = entry->type == FileType::Regular ? entry->size : 0;
            m_promise.resolve(m_size);
        });
        return operation;
    }

private:
    void count()
    {
        const auto members = std::make_shared<ArchiveMembers>(0, [this](const TarEntry &entry) {
            const auto parts = treeMemberParts(entry.path);
            if (!parts || parts->isEmpty())
                return;
            (entry.type == FileType::Directory ? m_size.directories : m_size.files) += 1;
            if (entry.type == FileType::Regular)
                m_size.bytes += entry.size;
        });
        m_step = m_engine.send(treeRequest(m_containerId, m_path, members),
                               [this, members](const Result<HttpResponse> &response) {
                                   if (!response)
                                       m_promise.resolve(response.error());
                                   else if (const auto problem = refusal(*response, m_path))
                                       m_promise.resolve(*problem);
                                   else if (!members->isWhole())
                                       m_promise.resolve(fileError(FileProblem::DamagedTree, m_path));
                                   else
                                       m_promise.resolve(m_size);
                               });
    }

    EngineClient &m_engine;
    QString m_containerId;
    FilePath m_path;
    Promise<TreeSize> m_promise;
    Operation m_step;
    TreeSize m_size;
};

} // namespace

Operation ArchiveTree::read(const FilePath &directory, const QList<QByteArray> &names,
                            std::shared_ptr<ByteSink> sink, Callback<void> done) const
{
    const auto tree = std::make_shared<ArchiveTreeSink>(names, std::move(sink));
    return m_engine.send(
        treeRequest(m_containerId, directory, tree),
        [tree, directory, done = std::move(done)](const Result<HttpResponse> &response) {
            if (response && refusal(*response, directory))
                return done(*refusal(*response, directory));
            if (tree->isBroken || (response && !tree->isWhole()))
                return done(fileError(FileProblem::DamagedTree, directory));
            if (!response)
                return done(response.error());
            if (!tree->missing().isEmpty())
                return done(fileError(FileProblem::NotFound, joinPath(directory, *tree->missing().cbegin())));
            done(Done());
        });
}

Operation ArchiveTree::write(const FilePath &directory, std::shared_ptr<ByteSource> source,
                             FileSystem::TreeWriteOptions options, Callback<void> done) const
{
    return std::make_shared<ArchiveTreeWrite>(m_engine, m_containerId, directory, options, std::move(done))
        ->start(std::move(source));
}

Operation ArchiveTree::measure(const FilePath &path, Callback<TreeSize> done) const
{
    return std::make_shared<ArchiveMeasure>(m_engine, m_containerId, path, std::move(done))->start();
}

} // namespace osc
