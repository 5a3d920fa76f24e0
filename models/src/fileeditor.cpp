// SPDX-License-Identifier: Apache-2.0
#include <models/fileeditor.h>

#include <models/filepanelstore.h>
#include <models/filerange.h>
#include <models/lookwords.h>

#include <core/offthread.h>

#include <QCryptographicHash>

#include <algorithm>

namespace osc {

namespace {

constexpr int mostLinks = 16;

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

bool isDirectional(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x061c || u == 0x200e || u == 0x200f || (u >= 0x202a && u <= 0x202e) ||
           (u >= 0x2066 && u <= 0x2069);
}

/// Characters that a text document takes for its own marks: it would not give them back.
bool isLostInDocuments(QChar c)
{
    return c.isNull() || c == QChar::ParagraphSeparator || c.unicode() == 0xfdd0 || c.unicode() == 0xfdd1;
}

QString withLineFeeds(QString text)
{
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
}

FileVersion versionOf(const FileEntry &entry)
{
    return {entry.size, entry.modified};
}

} // namespace

FileEditor::FileEditor(EditDrafts *drafts, QObject *parent)
    : QObject(parent)
    , m_drafts(drafts)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftDelayMs);
    m_draftTimer.callOnTimeout(this, &FileEditor::keepDraft);
}

FileEditor::~FileEditor()
{
    if (m_draftTimer.isActive())
        keepDraft();
}

void FileEditor::open(const LookTarget &target)
{
    m_target = target;
    load();
}

void FileEditor::reload()
{
    discard();
    load();
}

void FileEditor::load()
{
    m_draft.reset();
    m_clash = Clash::None;
    m_version.reset();
    m_hash.clear();
    m_linksLeft = mostLinks;
    setState(State::Loading);
    stat();
}

void FileEditor::stat()
{
    // The version first: a file that changes while it is read is then noticed when it is saved.
    m_step = m_target.fileSystem->stat(m_target.location.path, [this](const Result<FileEntry> &entry) {
        if (!entry) {
            m_error = entry.error();
            findDraft();
            return;
        }
        if (entry->type == FileType::Symlink && !entry->linkTarget.isEmpty() && --m_linksLeft > 0) {
            // Writing to the link would put a file in its place.
            m_target.location.path =
                cleanPath(entry->linkTarget.startsWith('/')
                              ? entry->linkTarget
                              : joinPath(parentPath(m_target.location.path), entry->linkTarget));
            return stat();
        }
        m_version = versionOf(*entry);
        if (entry->mode >= 0)
            m_target.entry.mode = entry->mode;
        m_step = readFileRange(m_target.fileSystem, m_target.location.path, 0, sizeLimit + 1,
                               [this](const Result<QByteArray> &bytes) { onRead(bytes); });
    });
}

void FileEditor::onRead(const Result<QByteArray> &bytes)
{
    if (!bytes)
        return fail(bytes.error());
    if (bytes.value().size() > sizeLimit) {
        return fail({.kind = ErrorKind::Exhausted,
                     .message = tr("%1 is larger than %2, so it cannot be edited here.")
                                    .arg(displayName(m_target.entry.name), roundBytesText(sizeLimit)),
                     .advice = tr("Download it and edit it with another program.")});
    }
    m_step =
        runOffThread<Loaded>([content = bytes.value()]() -> Result<Loaded> { return interpret(content); },
                             [this](const Result<Loaded> &loaded) {
                                 if (loaded)
                                     onLoaded(loaded.value());
                             });
}

FileEditor::Loaded FileEditor::interpret(const QByteArray &bytes)
{
    Loaded loaded;
    loaded.hash = hashOf(bytes);
    const auto format = detectTextFormat(bytes, true);
    if (!format) {
        loaded.problem = tr("It is no text, so editing would damage it.");
        return loaded;
    }
    loaded.format = *format;
    const QByteArray body = bytes.mid(markLength(*format));
    const QString text = decodeText(body, format->charset);
    if (encodeText(text, format->charset) != body || std::any_of(text.begin(), text.end(), isLostInDocuments))
        loaded.problem = tr("Not all of it is text, so editing would damage it.");
    loaded.hidden = static_cast<int>(std::count_if(text.begin(), text.end(), isDirectional));
    loaded.text = withLineFeeds(text);
    return loaded;
}

void FileEditor::onLoaded(const Loaded &loaded)
{
    if (!loaded.problem.isEmpty()) {
        return fail({.kind = ErrorKind::Invalid,
                     .message = tr("%1 cannot be edited.").arg(displayName(m_target.entry.name)),
                     .advice = loaded.problem});
    }
    m_format = loaded.format;
    m_hash = loaded.hash;
    m_hidden = loaded.hidden;
    m_text = loaded.text;
    setModified(false);
    setState(State::Ready);
    Q_EMIT textReplaced();
    findDraft();
}

void FileEditor::fail(const Error &error)
{
    m_error = error;
    setState(State::Failed);
}

void FileEditor::findDraft()
{
    if (!m_drafts) {
        if (m_state == State::Loading)
            fail(m_error);
        return;
    }
    m_finding = m_drafts->find(m_target.location, [this](const Result<std::optional<EditDraft>> &found) {
        onDraft(found ? found.value() : std::nullopt);
    });
}

void FileEditor::onDraft(const std::optional<EditDraft> &draft)
{
    const bool wasGone = m_state == State::Loading;
    if (!draft || (!wasGone && draft->text == m_text)) {
        if (wasGone)
            return fail(m_error);
        if (draft)
            removeDraft();
        return;
    }
    if (wasGone) {
        // The file cannot be read any more; what was typed into it is still there.
        m_text.clear();
        m_format = formatFromText(draft->format).value_or(TextFormat());
        setState(State::Ready);
        Q_EMIT textReplaced();
    }
    m_draft = draft;
    Q_EMIT draftFound();
}

void FileEditor::takeDraft()
{
    if (!m_draft)
        return;
    const EditDraft draft = *std::exchange(m_draft, {});
    m_text = draft.text;
    m_format = formatFromText(draft.format).value_or(m_format);
    // What was edited then may be another file than the one that is there now: saving asks.
    if (m_version && *m_version != draft.based)
        m_hash.clear();
    if (m_version)
        m_version = draft.based;
    Q_EMIT textReplaced();
    setModified(true);
}

void FileEditor::dropDraft()
{
    m_draft.reset();
    removeDraft();
}

void FileEditor::setFormat(const TextFormat &format)
{
    if (format == m_format)
        return;
    m_format = format;
    touch();
    Q_EMIT stateChanged();
}

QString FileEditor::whyNotAtomic() const
{
    if (!m_target.fileSystem || m_target.fileSystem->capabilities().replacesAtomically)
        return {};
    return tr("This place writes files in place: whoever reads it during saving may see a part.");
}

void FileEditor::touch()
{
    setModified(true);
    if (m_drafts && !m_draft && !m_draftTimer.isActive())
        m_draftTimer.start();
}

void FileEditor::keepDraft()
{
    m_draftTimer.stop();
    if (!m_drafts || !m_source || !m_modified)
        return;
    const EditDraft draft{.location = m_target.location,
                          .title = m_target.placeTitle,
                          .based = m_version.value_or(FileVersion()),
                          .format = formatToText(m_format),
                          .text = m_source(),
                          .kept = QDateTime::currentDateTimeUtc()};
    m_keeping = m_drafts->keep(draft, [this](const Done &done) {
        if (!done)
            Q_EMIT draftFailed(done.error());
    });
}

void FileEditor::removeDraft()
{
    m_draftTimer.stop();
    if (m_drafts)
        m_drafts->remove(m_target.location, [](const Done &) {}).detach();
}

void FileEditor::discard()
{
    removeDraft();
    setModified(false);
}

void FileEditor::setModified(bool modified)
{
    if (modified == m_modified)
        return;
    m_modified = modified;
    Q_EMIT modifiedChanged(modified);
}

void FileEditor::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace osc
