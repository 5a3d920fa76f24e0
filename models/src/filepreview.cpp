// SPDX-License-Identifier: Apache-2.0
#include <models/filepreview.h>

#include <models/filelistmodel.h>
#include <models/filerange.h>

namespace osc {

namespace {

QByteArrayView head(QByteArrayView bytes, qsizetype length)
{
    return bytes.first(qMin(bytes.size(), length));
}

template<size_t count>
bool endsWithOneOf(const QByteArray &name, const char *const (&suffixes)[count])
{
    const QByteArray lower = name.toLower();
    return std::any_of(std::begin(suffixes), std::end(suffixes),
                       [&](const char *suffix) { return lower.endsWith(suffix); });
}

bool looksLikeJson(QByteArrayView bytes, const QByteArray &name)
{
    static constexpr const char *suffixes[] = {".json",  ".jsonl", ".ndjson",     ".geojson",
                                               ".ipynb", ".har",   ".webmanifest"};
    const QByteArrayView text = head(bytes, 4096).trimmed();
    if (text.isEmpty() || !QByteArrayView("{[").contains(text.front()))
        return false;
    // Without a name that says so only what can hardly be anything else.
    return endsWithOneOf(name, suffixes) || (text.size() > 1 && text.startsWith("{\""));
}

bool looksLikeLog(QByteArrayView bytes, const QByteArray &name)
{
    static constexpr const char *suffixes[] = {".log", ".out", ".err"};
    return endsWithOneOf(name, suffixes) || name.contains(".log.") || bytes.contains("\x1b[");
}

bool mayBeRead(const FileEntry &entry)
{
    const FileType type = effectiveType(entry);
    return type == FileType::Regular || type == FileType::Symlink || type == FileType::Unknown;
}

} // namespace

FilePreview::FilePreview(QObject *parent)
    : QObject(parent)
{}

void FilePreview::show(const LookTarget &target)
{
    m_target = target;
    retry();
}

void FilePreview::clear()
{
    m_reading.cancel();
    m_target = {};
    m_kind = Kind::None;
    m_head.clear();
    setState(State::Empty);
}

void FilePreview::retry()
{
    m_reading.cancel();
    m_kind = Kind::None;
    m_head.clear();
    m_whole = true;
    if (m_target.isValid() && effectiveType(m_target.entry) == FileType::Directory)
        m_kind = Kind::Folder;
    if (!m_target.isValid() || m_kind == Kind::Folder || !mayBeRead(m_target.entry))
        return setState(State::Shown);
    setState(State::Reading);
    // One byte more tells whether there is more, where the size is not known or not true.
    m_reading = readFileRange(m_target.fileSystem, m_target.location.path, 0, headSize + 1,
                              [this](const Result<QByteArray> &bytes) { onRead(bytes); });
}

void FilePreview::onRead(const Result<QByteArray> &bytes)
{
    if (!bytes) {
        m_error = bytes.error();
        return setState(State::Failed);
    }
    m_head = bytes.value().first(qMin<qsizetype>(headSize, bytes.value().size()));
    m_whole = bytes.value().size() <= headSize;
    interpret();
    setState(State::Shown);
}

qint64 FilePreview::fileSize() const
{
    if (m_whole)
        return m_head.size();
    return m_target.entry.type == FileType::Symlink ? -1 : m_target.entry.size;
}

void FilePreview::interpret()
{
    const QByteArray &name = m_target.entry.name;
    if (m_head.isEmpty()) {
        m_kind = Kind::None;
    } else if (!imageFormat(m_head).isEmpty()) {
        m_kind = Kind::Image;
    } else if (looksLikeArchive(m_head, name)) {
        m_kind = Kind::Archive;
    } else if (const auto format = detectTextFormat(m_head, m_whole)) {
        m_format = *format;
        const bool utf8 = format->charset == Charset::Utf8;
        const QByteArrayView text = QByteArrayView(m_head).sliced(markLength(*format));
        m_kind = utf8 && looksLikeJson(text, name) ? Kind::Json
                 : looksLikeLog(text, name)        ? Kind::Log
                                                   : Kind::Text;
    } else {
        m_kind = Kind::Binary;
    }
}

void FilePreview::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

QString hexLine(qint64 offset, QByteArrayView bytes)
{
    static constexpr char hex[] = "0123456789abcdef";
    constexpr qsizetype perLine = 16;
    QByteArray out = QByteArray::number(offset, 16).rightJustified(8, '0');
    out += ' ';
    for (qsizetype i = 0; i < perLine; ++i) {
        out += i == perLine / 2 ? "  " : " ";
        if (i < bytes.size()) {
            const auto byte = static_cast<unsigned char>(bytes.at(i));
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += "  ";
        }
    }
    out += "  |";
    for (const char byte : head(bytes, perLine))
        out += byte >= 0x20 && byte < 0x7f ? byte : '.';
    out += '|';
    return QString::fromLatin1(out);
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

bool looksLikeArchive(QByteArrayView bytes, const QByteArray &name)
{
    static constexpr const char *suffixes[] = {".tar.gz", ".tgz", ".tar.zst", ".tzst",   ".tar.bz2",
                                               ".tar.bz", ".tbz", ".tbz2",    ".tar.xz", ".txz"};
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return true;
    if (bytes.size() >= 512 && bytes.sliced(257, 5) == "ustar")
        return true;
    const bool packed = bytes.startsWith("\x1f\x8b") || bytes.startsWith("\x28\xb5\x2f\xfd") ||
                        bytes.startsWith("BZh") ||
                        bytes.startsWith(QByteArrayView("\xfd"
                                                        "7zXZ\0",
                                                        6));
    return packed && endsWithOneOf(name, suffixes);
}

} // namespace osc
