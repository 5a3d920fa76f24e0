// SPDX-License-Identifier: Apache-2.0
#include <core/treeguard.h>

#include <core/fileproblem.h>

#include <QCoreApplication>

namespace osc {

namespace {

constexpr qint64 guardedPiece = 256 * 1024;

struct TreeGuards
{
    Q_DECLARE_TR_FUNCTIONS(osc::GuardedTree)
};

} // namespace

std::optional<QList<QByteArray>> treeMemberParts(const QByteArray &path)
{
    if (path.startsWith('/') || path.contains('\0'))
        return {};
    QList<QByteArray> parts;
    for (const auto &part : path.split('/')) {
        if (part == "..")
            return {};
        if (!part.isEmpty() && part != ".")
            parts.append(part);
    }
    return parts;
}

GuardedTree::GuardedTree(std::shared_ptr<ByteSource> source, FilePath directory,
                         FileSystem::TreeWriteOptions options, Present present, const QByteArray &below)
    : m_source(std::move(source))
    , m_directory(std::move(directory))
    , m_options(options)
    , m_present(std::move(present))
    , m_below(below)
    , m_reader({[this](const TarEntry &entry) { return addMember(entry); },
                [this](QByteArrayView bytes) {
                    if (!m_passes)
                        return true;
                    m_out.append(bytes.data(), bytes.size());
                    m_contentLeft -= bytes.size();
                    if (m_contentLeft == 0)
                        m_out += tarPadding(m_contentSize);
                    return true;
                }})
{
    m_source->setReadyCallback([this] { notifyReady(); });
}

GuardedTree::~GuardedTree()
{
    m_source->setReadyCallback({});
}

bool GuardedTree::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
    return false;
}

std::optional<QByteArray> GuardedTree::read(qint64 maximum)
{
    while (m_out.isEmpty() && !m_ended && !m_error) {
        const auto piece = m_source->read(guardedPiece);
        if (!piece) {
            if (const auto error = m_source->error())
                fail(*error);
            else if (m_reader.state() != TarStreamReader::State::Ended)
                fail(fileError(FileProblem::DamagedTree, m_directory));
            else
                m_out += tarEnd();
            m_ended = true;
            break;
        }
        if (piece->isEmpty())
            return QByteArray("");
        if (m_reader.feed(*piece) == TarStreamReader::State::Broken)
            fail(fileError(FileProblem::DamagedTree, m_directory));
    }
    if (m_error || m_out.isEmpty())
        return {};
    auto out = m_out.left(maximum);
    m_out.remove(0, out.size());
    return out;
}

QByteArray GuardedTree::passedPath(const QByteArray &path) const
{
    if (m_below.isEmpty())
        return path;
    return path.isEmpty() ? m_below : m_below + '/' + path;
}

bool GuardedTree::leadsThroughLink(const QList<QByteArray> &parts) const
{
    QByteArray path;
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        path += (i > 0 ? "/" : "") + parts.at(i);
        if (m_present.links.contains(path))
            return true;
    }
    return false;
}

bool GuardedTree::addMember(const TarEntry &entry)
{
    m_passes = false;
    const auto parts = treeMemberParts(entry.path);
    if (!parts || leadsThroughLink(*parts))
        return fail(fileError(FileProblem::Escapes, entry.path));
    if (parts->isEmpty() && (m_below.isEmpty() || entry.type != FileType::Directory))
        return true;
    auto member = entry;
    const auto path = parts->join('/');
    member.path = passedPath(path);
    if (!m_options.keepsOwners) {
        member.mode &= 0777;
        member.uid = 0;
        member.gid = 0;
    }
    member.owner.clear();
    member.group.clear();
    const bool isLink = m_present.links.contains(path);
    if (entry.type == FileType::Directory) {
        if (isLink)
            return fail(fileError(FileProblem::Escapes, entry.path));
        m_out += tarHeader(member);
        return true;
    }
    if (entry.isHardLink) {
        const auto target = treeMemberParts(entry.linkTarget);
        if (!target || target->isEmpty() || leadsThroughLink(*target) ||
            m_present.links.contains(target->join('/')))
            return fail(fileError(FileProblem::Escapes, entry.linkTarget));
        member.linkTarget = passedPath(target->join('/'));
    } else if (entry.type == FileType::Unknown) {
        return fail({ErrorKind::Unsupported,
                     TreeGuards::tr("The archive holds “%1” in a form that is not understood here.")
                         .arg(displayName(entry.path))});
    } else if (entry.type != FileType::Regular && entry.type != FileType::Symlink) {
        return true; // pipes and devices are left out
    }
    if (!m_options.overwrite && (isLink || m_present.others.contains(path)))
        return fail(fileError(FileProblem::Exists, joinPath(m_directory, path)));
    if (entry.type == FileType::Symlink)
        m_present.links.insert(path);
    else
        m_present.links.remove(path);
    m_out += tarHeader(member);
    m_contentSize = member.size;
    m_contentLeft = member.size;
    m_passes = member.size > 0;
    return true;
}

} // namespace osc
