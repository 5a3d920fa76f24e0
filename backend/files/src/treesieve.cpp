// SPDX-License-Identifier: Apache-2.0
#include "treesieve.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct SieveText
{
    Q_DECLARE_TR_FUNCTIONS(osc::TreeSieve)
};

} // namespace

TreeSieve::TreeSieve(ContextPtr context, std::shared_ptr<ByteSink> next)
    : m_context(std::move(context))
    , m_next(std::move(next))
    , m_reader({.onEntry = [this](const TarEntry &entry) { return onEntry(entry); },
                .onData = [this](QByteArrayView bytes) { return onData(bytes); }})
{
    m_next->setReadyCallback([this] { notifyReady(); });
}

TreeSieve::~TreeSieve()
{
    m_next->setReadyCallback({});
}

ByteSink::Next TreeSieve::write(QByteArrayView bytes)
{
    m_answer = Next::More;
    const auto state = m_reader.feed(bytes);
    if (!m_error && state == TarStreamReader::State::Broken)
        m_error = Error{.kind = ErrorKind::Protocol,
                        .message = SieveText::tr("The stream of %1 cannot be understood.")
                                       .arg(displayName(m_context->job.source))};
    m_context->report();
    return m_error ? Next::Stop : m_answer;
}

Error TreeSieve::error() const
{
    return m_error.value_or(m_next->error());
}

Done TreeSieve::finish()
{
    if (m_error)
        return *m_error;
    if (m_reader.state() == TarStreamReader::State::Reading)
        return Error{
            .kind = ErrorKind::Protocol,
            .message =
                SieveText::tr("The stream of %1 ended early.").arg(displayName(m_context->job.source))};
    closeMember();
    pass(tarEnd());
    return {};
}

void TreeSieve::pass(QByteArrayView bytes)
{
    const Next answer = m_next->write(bytes);
    if (answer == Next::Stop && !m_error)
        m_error = m_next->error();
    if (answer != Next::More)
        m_answer = answer;
}

void TreeSieve::closeMember()
{
    if (!m_dropping && m_openSize > 0)
        pass(tarPadding(m_openSize));
    m_openSize = 0;
}

/// None when it would lead outside. "./a" and "a/" are "a"; "." is empty.
std::optional<QByteArray> TreeSieve::safePath(const QByteArray &path) const
{
    if (path.startsWith('/'))
        return {};
    QByteArray safe;
    for (const QByteArray &name : path.split('/')) {
        if (name.isEmpty() || name == ".")
            continue;
        if (!isEntryName(name))
            return {};
        safe += (safe.isEmpty() ? QByteArray() : QByteArray("/")) + m_context->nameAtTarget(name);
    }
    return safe;
}

bool TreeSieve::onEntry(TarEntry entry)
{
    closeMember();
    const bool passes = entry.type == FileType::Regular || entry.type == FileType::Directory ||
                        entry.type == FileType::Symlink;
    m_dropping = !passes;
    if (!passes) {
        m_context->leaveOut(SieveText::tr("%1 is not a file, folder or link.").arg(displayName(entry.path)));
        return true;
    }
    const auto path = safePath(entry.path);
    const auto link = entry.isHardLink ? safePath(entry.linkTarget) : std::optional(entry.linkTarget);
    if (!path || !link) {
        m_error =
            Error{.kind = ErrorKind::Invalid,
                  .message = SieveText::tr("%1 was not copied: its entry %2 would land outside the folder.")
                                 .arg(displayName(m_context->job.source), displayName(entry.path))};
        return false;
    }
    if (path->isEmpty()) { // the directory itself
        m_dropping = true;
        return true;
    }
    entry.path = *path;
    entry.linkTarget = *link;
    if (entry.type != FileType::Directory) {
        ++m_files;
        ++m_context->status.files;
    }
    m_hardLinks = m_hardLinks || entry.isHardLink;
    m_openSize = entry.size;
    pass(tarHeader(entry));
    return !m_error;
}

bool TreeSieve::onData(QByteArrayView bytes)
{
    if (m_dropping)
        return true;
    m_context->status.bytes += bytes.size();
    pass(bytes);
    return !m_error;
}

} // namespace osc
