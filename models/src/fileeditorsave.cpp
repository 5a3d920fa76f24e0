// SPDX-License-Identifier: Apache-2.0
#include <models/fileeditor.h>
#include <models/filerange.h>

#include <core/offthread.h>

#include <QCryptographicHash>

namespace osc {

namespace {

/// Empty: a character cannot be written so.
std::optional<QByteArray> bytesOf(const QString &text, const TextFormat &format)
{
    QString lines = text;
    if (format.lineEnd == LineEnd::CrLf)
        lines.replace(u'\n', QLatin1String("\r\n"));
    else if (format.lineEnd == LineEnd::Cr)
        lines.replace(u'\n', u'\r');
    const auto body = encodeText(lines, format.charset);
    if (!body || !format.hasMark)
        return body;
    const auto mark = encodeText(QString(QChar(QChar::ByteOrderMark)), format.charset);
    return mark ? *mark + *body : *body;
}

} // namespace

void FileEditor::save(const QString &text)
{
    encode(text, [this](const QByteArray &bytes) { checkVersion(bytes); });
}

void FileEditor::overwrite(const QString &text)
{
    encode(text, [this](const QByteArray &bytes) {
        write(bytes, m_target.location.path, {.mode = m_target.entry.mode, .keepsAttributes = true});
    });
}

void FileEditor::saveCopy(const QString &text, const FilePath &path)
{
    encode(text, [this, path](const QByteArray &bytes) {
        write(bytes, path, {.mode = m_target.entry.mode, .overwrite = false});
    });
}

void FileEditor::encode(const QString &text, std::function<void(const QByteArray &)> next)
{
    if (m_state != State::Ready)
        return;
    m_clash = Clash::None;
    setState(State::Saving);
    m_step = runOffThread<std::optional<QByteArray>>(
        [text, format = m_format]() -> Result<std::optional<QByteArray>> { return bytesOf(text, format); },
        [this, next = std::move(next)](const Result<std::optional<QByteArray>> &bytes) {
            if (bytes && bytes.value())
                return next(*bytes.value());
            failSaving({.kind = ErrorKind::Invalid,
                        .message = tr("%1 was not saved: it holds characters that cannot be written as %2.")
                                       .arg(displayName(m_target.entry.name), charsetName(m_format.charset)),
                        .advice = tr("Choose UTF-8 and save again.")});
        });
}

void FileEditor::checkVersion(const QByteArray &bytes)
{
    m_step = m_target.fileSystem->stat(m_target.location.path, [this, bytes](const Result<FileEntry> &entry) {
        const bool isGone = !entry && entry.error().kind == ErrorKind::NotFound;
        if (!entry && !isGone)
            return failSaving(entry.error());
        if (isGone)
            return onClash(Clash::Gone);
        const FileVersion now{entry->size, entry->modified};
        if (!m_version || now != *m_version)
            return onClash(Clash::Changed);
        if (!m_hash.isEmpty() && (entry->size <= compareLimit || !now.modified.isValid()))
            return compareContent(bytes);
        write(bytes, m_target.location.path,
              {.mode = m_target.entry.mode, .keepsAttributes = true, .onlyIf = m_version});
    });
}

void FileEditor::compareContent(const QByteArray &bytes)
{
    m_step =
        readFileRange(m_target.fileSystem, m_target.location.path, 0, sizeLimit + 1,
                      [this, bytes](const Result<QByteArray> &content) {
                          if (!content)
                              return failSaving(content.error());
                          if (QCryptographicHash::hash(content.value(), QCryptographicHash::Sha256) != m_hash)
                              return onClash(Clash::Changed);
                          write(bytes, m_target.location.path,
                                {.mode = m_target.entry.mode, .keepsAttributes = true, .onlyIf = m_version});
                      });
}

void FileEditor::onClash(Clash clash)
{
    m_clash = clash;
    setState(State::Ready);
    Q_EMIT clashed();
}

void FileEditor::write(const QByteArray &bytes, const FilePath &path, FileSystem::WriteOptions options)
{
    m_step = m_target.fileSystem->write(
        path, std::make_shared<BufferSource>(bytes), options,
        [this, bytes, path](const Done &result) { onWritten(bytes, path, result); });
}

void FileEditor::onWritten(const QByteArray &bytes, const FilePath &path, const Done &result)
{
    if (!result) {
        const bool isSame = path == m_target.location.path;
        if (result.error().kind == ErrorKind::Conflict && isSame)
            return onClash(Clash::Changed);
        return failSaving(result.error());
    }
    removeDraft();
    m_target.location.path = path;
    m_target.entry.name = path.mid(path.lastIndexOf('/') + 1);
    m_step = m_target.fileSystem->stat(
        path, [this, bytes](const Result<FileEntry> &entry) { onSaved(bytes, entry); });
}

void FileEditor::onSaved(const QByteArray &bytes, const Result<FileEntry> &entry)
{
    // Without an answer the next saving asks, which harms nobody.
    m_version = entry ? std::optional(FileVersion{entry->size, entry->modified}) : std::nullopt;
    m_hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    if (entry)
        m_target.entry = *entry;
    setModified(false);
    setState(State::Ready);
    Q_EMIT saved();
}

void FileEditor::failSaving(const Error &error)
{
    setState(State::Ready);
    Q_EMIT saveFailed(error);
}

Operation FileEditor::readCurrent(Callback<QString> done)
{
    return readFileRange(
        m_target.fileSystem, m_target.location.path, 0, sizeLimit,
        [charset = m_format.charset, done = std::move(done)](const Result<QByteArray> &bytes) {
            if (!bytes)
                return done(bytes.error());
            const auto format = detectTextFormat(bytes.value(), true);
            const qsizetype mark = format ? markLength(*format) : 0;
            done(inertText(decodeText(bytes.value().mid(mark), charset), false));
        });
}

} // namespace osc
