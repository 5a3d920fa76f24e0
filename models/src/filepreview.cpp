// SPDX-License-Identifier: Apache-2.0
#include <models/filepreview.h>

#include <models/filelistmodel.h>
#include <models/plaintextdecoder.h>

namespace osc {

namespace {

constexpr qsizetype dumpLimit = 64 * 1024;

QByteArrayView head(QByteArrayView bytes, qsizetype length)
{
    return bytes.first(qMin(bytes.size(), length));
}

bool hasImageName(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    for (const char *suffix : {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".ico"}) {
        if (lower.endsWith(suffix))
            return true;
    }
    return false;
}

} // namespace

FilePreview::FilePreview(QObject *parent)
    : QObject(parent)
{}

void FilePreview::show(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, const FileEntry &entry)
{
    m_fileSystem = std::move(fileSystem);
    m_path = path;
    m_entry = entry;
    retry();
}

void FilePreview::clear()
{
    m_reading.cancel();
    m_fileSystem.reset();
    m_path.clear();
    m_entry = {};
    m_content = Content::None;
    m_text.clear();
    m_bytes.clear();
    m_truncated = false;
    setState(State::Empty);
}

void FilePreview::retry()
{
    m_reading.cancel();
    m_content = Content::None;
    m_text.clear();
    m_bytes.clear();
    m_truncated = false;
    const FileType type = effectiveType(m_entry);
    const bool mayBeFile =
        type == FileType::Regular || type == FileType::Symlink || type == FileType::Unknown;
    if (!m_fileSystem || !mayBeFile || m_entry.size == 0) {
        setState(State::Shown);
        return;
    }
    const bool isImage = hasImageName(m_entry.name) && m_entry.size <= imageLimit;
    const qint64 limit = isImage ? imageLimit : textLimit;
    const auto sink = std::make_shared<BufferSink>(limit);
    FileSystem::ReadRange range;
    if (m_fileSystem->capabilities().canReadRange)
        range.length = limit;
    setState(State::Reading);
    m_reading =
        m_fileSystem->read(m_path, range, sink, [this, sink](const Done &result) { onRead(result, sink); });
}

void FilePreview::onRead(const Done &result, const std::shared_ptr<BufferSink> &sink)
{
    // The sink stops a reader that cannot read a part; that is the wished-for end.
    if (!result && !sink->isTruncated()) {
        m_error = result.error();
        setState(State::Failed);
        return;
    }
    m_truncated = sink->isTruncated() || sink->bytes().size() < m_entry.size;
    interpret(sink->bytes());
    setState(State::Shown);
}

void FilePreview::interpret(const QByteArray &bytes)
{
    if (!m_truncated && !imageFormat(bytes).isEmpty()) {
        m_content = Content::Image;
        m_bytes = bytes;
    } else if (looksLikeText(head(bytes, textLimit))) {
        m_content = Content::Text;
        PlainTextDecoder decoder(PlainTextDecoder::Escapes::Show);
        m_text = decoder.decode(bytes).remove(u'\r');
    } else {
        m_content = Content::Binary;
        m_truncated = m_truncated || bytes.size() > dumpLimit;
        m_text = hexDump(head(bytes, dumpLimit));
    }
}

void FilePreview::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

QString hexDump(QByteArrayView bytes)
{
    static constexpr char hex[] = "0123456789abcdef";
    constexpr qsizetype perLine = 16;
    QByteArray out;
    out.reserve((bytes.size() / perLine + 1) * 78);
    for (qsizetype at = 0; at < bytes.size(); at += perLine) {
        const QByteArrayView line = head(bytes.sliced(at), perLine);
        out += QByteArray::number(at, 16).rightJustified(8, '0');
        out += ' ';
        for (qsizetype i = 0; i < perLine; ++i) {
            out += i == perLine / 2 ? "  " : " ";
            if (i < line.size()) {
                const auto byte = static_cast<unsigned char>(line.at(i));
                out += hex[byte >> 4];
                out += hex[byte & 15];
            } else {
                out += "  ";
            }
        }
        out += "  |";
        for (const char byte : line)
            out += byte >= 0x20 && byte < 0x7f ? byte : '.';
        out += "|\n";
    }
    return QString::fromLatin1(out);
}

bool looksLikeText(QByteArrayView bytes)
{
    if (bytes.contains('\0'))
        return false;
    // A character may be cut off at the end: up to three bytes belong to it.
    qsizetype end = bytes.size();
    while (end > 0 && bytes.size() - end < 4 &&
           (static_cast<unsigned char>(bytes.at(end - 1)) & 0xC0) == 0x80)
        --end;
    if (end > 0 && static_cast<unsigned char>(bytes.at(end - 1)) >= 0xC0)
        --end;
    else
        end = bytes.size();
    return head(bytes, end).isValidUtf8();
}

QByteArray imageFormat(QByteArrayView bytes)
{
    const auto begins = [&](QByteArrayView magic) { return bytes.startsWith(magic); };
    if (begins("\x89PNG\r\n\x1a\n"))
        return "png";
    if (begins("\xff\xd8\xff"))
        return "jpeg";
    if (begins("GIF87a") || begins("GIF89a"))
        return "gif";
    if (begins("BM") && bytes.size() > 26)
        return "bmp";
    if (begins("RIFF") && bytes.size() > 12 && bytes.sliced(8, 4) == "WEBP")
        return "webp";
    if (bytes.size() > 6 && head(bytes, 4) == QByteArrayView("\0\0\1\0", 4))
        return "ico";
    return {};
}

} // namespace osc
