// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "await.h"

#include <core/filesystem.h>

#include <QElapsedTimer>
#include <QMap>
#include <QTest>

#include <algorithm>

// Calls of a file system that wait for their end, for its contract.

namespace osc::test {

inline constexpr qint64 enough = 64 * 1024 * 1024;
inline constexpr int soon = 5000; // milliseconds; for what must not hang

using Entries = QMap<QByteArray, FileEntry>;

inline Result<Entries> listed(FileSystem &files, const FilePath &directory)
{
    Entries entries;
    bool twice = false;
    const auto collect = [&](const QList<FileEntry> &batch) {
        for (const auto &entry : batch) {
            twice = twice || entries.contains(entry.name);
            entries.insert(entry.name, entry);
        }
    };
    const auto end =
        await<void>([&](auto done) { return files.list(directory, collect, std::move(done)); }, 30'000);
    if (!end)
        return end.error();
    if (twice)
        return Error{ErrorKind::Failed, QStringLiteral("A name was listed twice."), {}, {}, {}, {}};
    return entries;
}

inline Result<FileEntry> looked(FileSystem &files, const FilePath &path)
{
    return await<FileEntry>([&](auto done) { return files.stat(path, std::move(done)); });
}

inline Result<QByteArray> readBytes(FileSystem &files, const FilePath &path, FileSystem::ReadRange range = {})
{
    const auto sink = std::make_shared<BufferSink>(enough);
    const auto end =
        await<void>([&](auto done) { return files.read(path, range, sink, std::move(done)); }, 30'000);
    if (!end)
        return end.error();
    return sink->bytes();
}

inline Done written(FileSystem &files, const FilePath &path, std::shared_ptr<ByteSource> source,
                    FileSystem::WriteOptions options = {})
{
    return await<void>(
        [&](auto done) { return files.write(path, std::move(source), options, std::move(done)); }, 30'000);
}

inline Done writtenBytes(FileSystem &files, const FilePath &path, const QByteArray &bytes,
                         FileSystem::WriteOptions options = {})
{
    return written(files, path, std::make_shared<BufferSource>(bytes), options);
}

inline Done made(FileSystem &files, const FilePath &path)
{
    return await<void>([&](auto done) { return files.makeDirectory(path, std::move(done)); });
}

inline Done renamed(FileSystem &files, const FilePath &from, const FilePath &to)
{
    return await<void>([&](auto done) { return files.rename(from, to, std::move(done)); });
}

inline Done removed(FileSystem &files, const FilePath &path)
{
    return await<void>([&](auto done) { return files.remove(path, std::move(done)); });
}

inline QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 251) & 0xFF);
    return bytes;
}

/// Says what an unexpected result was.
template<typename T>
QByteArray words(const Result<T> &result)
{
    if (result)
        return "a success";
    return QByteArray::number(static_cast<int>(result.error().kind)) + ": " +
           result.error().message.toUtf8() + " (" + result.error().detail.toUtf8() + ')';
}

} // namespace osc::test

// What is given is evaluated once: most of it has an effect.
#define VERIFY_OK(result)                                                                                    \
    do {                                                                                                     \
        const auto &verifiedResult = result;                                                                 \
        QVERIFY2(verifiedResult.ok(), words(verifiedResult).constData());                                    \
    } while (false)
#define VERIFY_KIND(result, expected)                                                                        \
    do {                                                                                                     \
        const auto &verifiedResult = result;                                                                 \
        QVERIFY2(!verifiedResult.ok() && verifiedResult.error().kind == (expected),                          \
                 words(verifiedResult).constData());                                                         \
    } while (false)
