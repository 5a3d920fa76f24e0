// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QObject>

#include <memory>

namespace osc {

/// The beginning of one file, for people to look at.
class FilePreview : public QObject
{
    Q_OBJECT

public:
    enum class State { Empty, Reading, Shown, Failed };
    enum class Content {
        None,   ///< Nothing to read: a directory, a device, a broken link. The facts are still there.
        Text,   ///< text(): inert, with line feeds.
        Image,  ///< bytes(): a whole image file of a known kind. Untrusted.
        Binary, ///< text(): a hexadecimal dump.
    };

    /// No more than this is read.
    static constexpr qint64 textLimit = 256 * 1024;
    static constexpr qint64 imageLimit = 4 * 1024 * 1024;

    explicit FilePreview(QObject *parent = nullptr);

    /// Shows another file; nothing of the former appears any more.
    void show(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, const FileEntry &entry);
    void clear();
    void retry();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Content content() const { return m_content; }
    [[nodiscard]] const FileEntry &entry() const { return m_entry; }
    [[nodiscard]] const FilePath &path() const { return m_path; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// Only the beginning of the file is shown.
    [[nodiscard]] bool isTruncated() const { return m_truncated; }
    [[nodiscard]] const Error &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void onRead(const Done &result, const std::shared_ptr<BufferSink> &sink);
    void interpret(const QByteArray &bytes);
    void setState(State state);

    std::shared_ptr<FileSystem> m_fileSystem;
    FilePath m_path;
    FileEntry m_entry;
    State m_state = State::Empty;
    Content m_content = Content::None;
    QString m_text;
    QByteArray m_bytes;
    bool m_truncated = false;
    Error m_error;
    Operation m_reading; ///< Last: ends before what its callbacks use.
};

/// "00000010  48 61 6c 6c 6f 00 …  |Hallo.|", sixteen bytes on each line.
[[nodiscard]] QString hexDump(QByteArrayView bytes);
/// Looks like text: no NUL, and UTF-8 apart from what may be cut off at the end.
[[nodiscard]] bool looksLikeText(QByteArrayView bytes);
/// The format of an image file by its first bytes, as QImageReader calls it; empty for anything else.
[[nodiscard]] QByteArray imageFormat(QByteArrayView bytes);

} // namespace osc
