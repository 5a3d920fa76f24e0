// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/looktarget.h>
#include <models/textformat.h>

#include <QObject>

namespace osc {

/// What an entry is to be looked at as. Reads no more than its first bytes; what shows the rest reads on.
class FilePreview : public QObject
{
    Q_OBJECT

public:
    enum class State { Empty, Reading, Shown, Failed };
    enum class Kind {
        None,    ///< Nothing to read: an empty file, a device, a broken link. The facts are still there.
        Folder,  ///< Or a link to one.
        Text,    ///< In format().
        Log,     ///< Text in which sequences for terminals are left out.
        Json,    ///< Text; one document or one on each line.
        Image,   ///< Of a known kind; by its first bytes.
        Archive, ///< tar, also compressed, or zip; by its first bytes.
        Binary,
    };

    /// No more than this is read.
    static constexpr qint64 headSize = 64 * 1024;

    explicit FilePreview(QObject *parent = nullptr);

    /// Shows another entry; nothing of the former appears any more.
    void show(const LookTarget &target);
    void clear();
    void retry();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const LookTarget &target() const { return m_target; }
    /// The first bytes. Untrusted.
    [[nodiscard]] const QByteArray &head() const { return m_head; }
    /// head() is the whole file.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// Bytes of the whole file, as far as is known; -1: not known, as behind a link.
    [[nodiscard]] qint64 fileSize() const;
    /// Of Text, Log and Json.
    [[nodiscard]] const TextFormat &format() const { return m_format; }
    [[nodiscard]] const Error &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void onRead(const Result<QByteArray> &bytes);
    void interpret();
    void setState(State state);

    LookTarget m_target;
    State m_state = State::Empty;
    Kind m_kind = Kind::None;
    QByteArray m_head;
    bool m_whole = false;
    TextFormat m_format;
    Error m_error;
    Operation m_reading; ///< Last: ends before what its callback uses.
};

/// "00000010  48 61 6c 6c 6f 00 …  |Hallo.|": sixteen bytes or fewer; the offset has eight digits or more.
[[nodiscard]] QString hexLine(qint64 offset, QByteArrayView bytes);
/// The format of an image file by its first bytes, as QImageReader calls it; empty for anything else. SVG is
/// none: it can name other files.
[[nodiscard]] QByteArray imageFormat(QByteArrayView bytes);
/// Looks like tar or zip, or by its name like a compressed tar.
[[nodiscard]] bool looksLikeArchive(QByteArrayView bytes, const QByteArray &name);

} // namespace osc
