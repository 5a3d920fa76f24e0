// SPDX-License-Identifier: Apache-2.0
#include "tarfilter.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct TarFilterText
{
    Q_DECLARE_TR_FUNCTIONS(osc::TarFilter)
};

constexpr qint64 FilterPiece = 64 * 1024;

/// Without "./" and slashes that mean nothing; none when it points outside.
std::optional<QByteArray> innerPath(const QByteArray &path)
{
    if (path.startsWith('/'))
        return {};
    QByteArrayList parts;
    for (const QByteArray &part : path.split('/')) {
        if (part == "..")
            return {};
        if (!part.isEmpty() && part != ".")
            parts.append(part);
    }
    return parts.join('/');
}

} // namespace

TarFilter::TarFilter(std::shared_ptr<ByteSource> inner, const QByteArray &directory)
    : m_inner(std::move(inner))
    , m_directory(directory)
    , m_reader({[this](const TarEntry &entry) { return takeEntry(entry); },
                [this](QByteArrayView bytes) { return takeData(bytes); }})
{
    m_inner->setReadyCallback([this] { notifyReady(); });
}

TarFilter::~TarFilter()
{
    m_inner->setReadyCallback({});
}

std::optional<QByteArray> TarFilter::read(qint64 maximum)
{
    while (m_output.isEmpty() && !m_ended && !m_error) {
        const auto piece = m_inner->read(FilterPiece);
        if (!piece)
            finish();
        else if (piece->isEmpty())
            return QByteArray();
        else if (m_reader.state() == TarStreamReader::State::Reading &&
                 m_reader.feed(*piece) == TarStreamReader::State::Broken)
            refuse(TarFilterText::tr("This is not a tar archive, or it is damaged."));
    }
    if (m_error || m_output.isEmpty())
        return {};
    QByteArray piece = m_output.left(maximum);
    m_output.remove(0, piece.size());
    return piece;
}

bool TarFilter::takeEntry(const TarEntry &entry)
{
    endMember();
    const auto path = innerPath(entry.path);
    if (!path || leadsThroughLink(*path))
        return refuse(TarFilterText::tr("The archive has a member that would land outside: “%1”.")
                          .arg(displayName(entry.path)));
    TarEntry passed = entry;
    passed.path = below(*path);
    if (entry.isHardLink) {
        const auto target = innerPath(entry.linkTarget);
        if (!target || leadsThroughLink(*target))
            return refuse(TarFilterText::tr("The archive has a link that leads outside: “%1”.")
                              .arg(displayName(entry.path)));
        passed.linkTarget = below(*target);
    }
    if (entry.type == FileType::Symlink)
        m_links.insert(*path);
    else
        m_links.remove(*path);
    m_missing = m_size = entry.isHardLink ? 0 : entry.size;
    m_passing = entry.type == FileType::Regular || entry.type == FileType::Directory ||
                entry.type == FileType::Symlink;
    if (m_passing)
        m_output += tarHeader(passed);
    return true;
}

bool TarFilter::takeData(QByteArrayView bytes)
{
    m_missing -= bytes.size();
    if (m_passing)
        m_output.append(bytes.data(), bytes.size());
    return true;
}

void TarFilter::endMember()
{
    if (std::exchange(m_passing, false))
        m_output += tarPadding(m_size);
}

void TarFilter::finish()
{
    if (auto error = m_inner->error()) {
        m_error = std::move(error);
        return;
    }
    if (m_missing > 0) {
        refuse(TarFilterText::tr("The archive ends in the middle of a file."));
        return;
    }
    endMember();
    m_output += tarEnd();
    m_ended = true;
}

bool TarFilter::refuse(const QString &message)
{
    m_error = Error{.kind = ErrorKind::Invalid, .message = message};
    return false;
}

QByteArray TarFilter::below(const QByteArray &path) const
{
    return path.isEmpty() ? m_directory : m_directory + '/' + path;
}

bool TarFilter::leadsThroughLink(const QByteArray &path) const
{
    for (qsizetype slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1))
        if (m_links.contains(path.left(slash)))
            return true;
    return false;
}

} // namespace osc
