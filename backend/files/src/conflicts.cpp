// SPDX-License-Identifier: Apache-2.0
#include "conflicts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>

namespace osc {

namespace {

constexpr qsizetype longestName = 255;
constexpr int mostNumbers = 10'000;

struct ConflictText
{
    Q_DECLARE_TR_FUNCTIONS(osc::Conflicts)
};

/// @p stem cut so that it fits with @p rest; whole characters where it is UTF-8.
QByteArray fitted(QByteArray stem, const QByteArray &rest)
{
    const qsizetype room = longestName - rest.size();
    if (stem.size() > room) {
        qsizetype end = room;
        while (end > 0 && (static_cast<unsigned char>(stem.at(end)) & 0xc0) == 0x80)
            --end;
        stem.truncate(end);
    }
    return stem + rest;
}

Error isFolder(const FilePath &path)
{
    return {.kind = ErrorKind::Conflict,
            .message =
                ConflictText::tr("%1 was not replaced: of the two, one is a folder.").arg(displayName(path)),
            .advice = ConflictText::tr("Keep both, or rename one of them.")};
}

} // namespace

QByteArray numberedName(const QByteArray &name, int number)
{
    qsizetype dot = name.lastIndexOf('.');
    if (const qsizetype before = dot > 0 ? name.lastIndexOf('.', dot - 1) : -1;
        before > 0 && name.mid(before, dot - before) == ".tar")
        dot = before;
    const QByteArray stem = dot > 0 ? name.left(dot) : name;
    const QByteArray ending = dot > 0 ? name.mid(dot) : QByteArray();
    return fitted(stem, " (" + QByteArray::number(number) + ')' + ending.left(longestName / 2));
}

QByteArray partNameOf(const QByteArray &name, const QByteArray &id)
{
    return fitted('.' + name, ".part-" + id);
}

QByteArray localNameOf(const QByteArray &name)
{
    constexpr qsizetype markSize = 8;
    if (displayName(name).toUtf8() == name)
        return name;
    // What the name is made of decides, not what else is there: a second run finds the same one.
    const QByteArray mark =
        '~' + QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(markSize);
    return fitted(QFile::encodeName(safeLocalName(name)), mark);
}

Conflicts::Conflicts(std::shared_ptr<FileSystem> target, ConflictPolicy policy,
                     std::function<void(const TransferQuestion &, std::function<void(TransferAnswer)>)> ask)
    : m_target(std::move(target))
    , m_policy(policy)
    , m_ask(std::move(ask))
{}

/// Held alive by its operation.
class Conflicts::Decision : public std::enable_shared_from_this<Conflicts::Decision>
{
public:
    Decision(Conflicts &owner, FilePath directory, QByteArray name, FileEntry source, bool onto,
             Promise<Placement> promise)
        : m_owner(owner)
        , m_directory(std::move(directory))
        , m_name(std::move(name))
        , m_source(std::move(source))
        , m_onto(onto)
        , m_promise(std::move(promise))
    {}

    void look()
    {
        m_step =
            m_owner.m_target->stat(joinPath(m_directory, m_name), [this](const Result<FileEntry> &there) {
                if (there)
                    return found(*there);
                if (there.error().kind == ErrorKind::NotFound)
                    m_promise.resolve(Placement{Placement::Kind::Free, m_name});
                else
                    m_promise.resolve(there.error());
            });
    }

    void found(const FileEntry &there)
    {
        m_there = there;
        apply(m_owner.m_policy, false);
    }

    void start(const std::optional<FileEntry> &there)
    {
        if (m_onto) // a copy beside its source
            return nextNumber();
        if (!there)
            return look();
        m_step = finished<void>(Done(), [this, there](const Done &) { found(*there); });
    }

private:
    void apply(ConflictPolicy policy, bool answered)
    {
        const bool folder = m_source.type == FileType::Directory;
        const bool bothFolders = folder && m_there.type == FileType::Directory;
        const bool oneFolder = !bothFolders && (folder || m_there.type == FileType::Directory);
        switch (policy) {
        case ConflictPolicy::Ask:
            return ask();
        case ConflictPolicy::KeepBoth:
            return nextNumber();
        case ConflictPolicy::Skip:
            // As a policy it is about files; as an answer, about what was asked for.
            return resolve(bothFolders && !answered ? Placement::Kind::Merge : Placement::Kind::Skip);
        case ConflictPolicy::Overwrite:
        case ConflictPolicy::Newer:
            break;
        }
        if (bothFolders)
            return resolve(Placement::Kind::Merge);
        if (oneFolder)
            return m_promise.resolve(isFolder(joinPath(m_directory, m_name)));
        const bool older =
            m_there.modified.isValid() && m_source.modified.isValid() && m_there.modified < m_source.modified;
        resolve(policy == ConflictPolicy::Overwrite || older ? Placement::Kind::Replace
                                                             : Placement::Kind::Skip);
    }

    void ask()
    {
        if (!m_owner.m_ask)
            return resolve(Placement::Kind::Skip);
        const TransferQuestion question{joinPath(m_directory, m_name), m_source, m_there};
        m_owner.m_ask(question, [weak = weak_from_this()](const TransferAnswer &answer) {
            const auto self = weak.lock();
            if (!self || !self->m_promise.isActive())
                return;
            if (answer.forAll)
                self->m_owner.m_policy = answer.policy;
            const auto policy = answer.policy == ConflictPolicy::Ask ? ConflictPolicy::Skip : answer.policy;
            self->m_step = finished<void>(
                Done(), [raw = self.get(), policy](const Done &) { raw->apply(policy, true); });
        });
    }

    void nextNumber()
    {
        if (++m_number > mostNumbers)
            return m_promise.resolveLater(
                Error{.kind = ErrorKind::Conflict,
                      .message = ConflictText::tr("There is no free name for %1.").arg(displayName(m_name))});
        const QByteArray name = numberedName(m_name, m_number);
        m_step =
            m_owner.m_target->stat(joinPath(m_directory, name), [this, name](const Result<FileEntry> &there) {
                if (there)
                    return nextNumber();
                if (there.error().kind == ErrorKind::NotFound)
                    m_promise.resolve(Placement{Placement::Kind::Free, name});
                else
                    m_promise.resolve(there.error());
            });
    }

    void resolve(Placement::Kind kind) { m_promise.resolve(Placement{kind, m_name, m_there}); }

    Conflicts &m_owner;
    FilePath m_directory;
    QByteArray m_name;
    FileEntry m_source;
    FileEntry m_there;
    bool m_onto;
    int m_number = 1;
    Promise<Placement> m_promise;
    Operation m_step;
};

Operation Conflicts::place(const FilePath &directory, const QByteArray &name, const FileEntry &source,
                           bool onto, Callback<Placement> done)
{
    Promise<Placement> promise(std::move(done));
    const auto decision = std::make_shared<Decision>(*this, directory, name, source, onto, promise);
    auto operation = promise.operation({}, decision);
    decision->start({});
    return operation;
}

Operation Conflicts::decide(const FilePath &directory, const QByteArray &name, const FileEntry &source,
                            const FileEntry &there, bool onto, Callback<Placement> done)
{
    Promise<Placement> promise(std::move(done));
    const auto decision = std::make_shared<Decision>(*this, directory, name, source, onto, promise);
    auto operation = promise.operation({}, decision);
    decision->start(there);
    return operation;
}

} // namespace osc
