// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/looktarget.h>
#include <models/textformat.h>

#include <core/editdrafts.h>

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace osc {

/// One text file that is edited: reads it, writes it back as it was written before, notices when somebody
/// else changed it, and keeps what is not saved through a crash.
class FileEditor : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Loading,
        Failed, ///< error() says why; there is no text.
        Ready,
        Saving,
    };
    /// What stands against saving.
    enum class Clash {
        None,
        Changed, ///< The file is another one than that which was read.
        Gone,    ///< It was removed.
    };

    static constexpr qint64 sizeLimit = 8LL * 1024 * 1024;
    /// Files up to here are compared byte by byte before they are replaced: times are often only exact to a
    /// second.
    static constexpr qint64 compareLimit = 1024 * 1024;
    static constexpr int draftDelayMs = 1000;

    /// @p drafts may be null, and outlives the editor.
    explicit FileEditor(EditDrafts *drafts, QObject *parent = nullptr);
    /// Keeps what is not kept yet.
    ~FileEditor() override;

    /// @p text tells what is typed so far, with line feeds; it is called when a draft is due.
    void setTextSource(std::function<QString()> text) { m_source = std::move(text); }
    void open(const LookTarget &target);
    /// Reads the file again and forgets what was typed.
    void reload();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const LookTarget &target() const { return m_target; }
    [[nodiscard]] const TextFormat &format() const { return m_format; }
    void setFormat(const TextFormat &format);
    /// As it was read, with line feeds.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Characters in it that are not seen and reorder others.
    [[nodiscard]] int hiddenCharacters() const { return m_hidden; }
    /// A sentence; empty: a reader of the file sees the old text or the new one, never a part.
    [[nodiscard]] QString whyNotAtomic() const;

    /// Text that was not saved when the console ended; until it is taken or dropped nothing may be typed.
    [[nodiscard]] const std::optional<EditDraft> &draft() const { return m_draft; }
    /// text() is that of the draft from then on, and counts as changed.
    void takeDraft();
    void dropDraft();

    /// Something was typed; a draft follows draftDelayMs later.
    void touch();
    [[nodiscard]] bool isModified() const { return m_modified; }
    /// What was typed is not wanted: the draft goes.
    void discard();

    /// Writes @p text, unless the file has changed meanwhile: then clash() tells.
    void save(const QString &text);
    [[nodiscard]] Clash clash() const { return m_clash; }
    /// Writes it in any case.
    void overwrite(const QString &text);
    /// Writes it to another name, which must be free, and goes on with that.
    void saveCopy(const QString &text, const FilePath &path);
    /// What the file holds now, to compare.
    [[nodiscard]] Operation readCurrent(Callback<QString> done);

Q_SIGNALS:
    void stateChanged();
    /// text() is another one, and what was typed is gone.
    void textReplaced();
    void draftFound();
    void modifiedChanged(bool modified);
    void saved();
    void saveFailed(const osc::Error &error);
    /// save() found that the file has changed.
    void clashed();
    /// What is typed cannot be kept through a crash.
    void draftFailed(const osc::Error &error);

private:
    struct Loaded
    {
        TextFormat format;
        QString text;
        QByteArray hash;
        int hidden = 0;
        QString problem; ///< A sentence: it cannot be edited.
    };

    [[nodiscard]] static Loaded interpret(const QByteArray &bytes);
    void load();
    void stat();
    void onRead(const Result<QByteArray> &bytes);
    void onLoaded(const Loaded &loaded);
    void fail(const Error &error);
    void findDraft();
    void onDraft(const std::optional<EditDraft> &draft);
    void keepDraft();
    void removeDraft();
    void setModified(bool modified);
    void setState(State state);

    void encode(const QString &text, std::function<void(const QByteArray &)> next);
    void checkVersion(const QByteArray &bytes);
    void compareContent(const QByteArray &bytes);
    void onClash(Clash clash);
    void write(const QByteArray &bytes, const FilePath &path, FileSystem::WriteOptions options);
    void onWritten(const QByteArray &bytes, const FilePath &path, const Done &result);
    void onSaved(const QByteArray &bytes, const Result<FileEntry> &entry);
    void failSaving(const Error &error);

    EditDrafts *m_drafts;
    std::function<QString()> m_source;
    LookTarget m_target; ///< Links are followed: the file itself.
    int m_linksLeft = 0;
    State m_state = State::Idle;
    Error m_error;
    TextFormat m_format;
    QString m_text;
    int m_hidden = 0;
    std::optional<FileVersion> m_version; ///< That was read; none: the file was not there.
    QByteArray m_hash;                    ///< Of its content.
    std::optional<EditDraft> m_draft;
    bool m_modified = false;
    Clash m_clash = Clash::None;
    QTimer m_draftTimer;
    Operation m_step; ///< Last: they end before what their callbacks use.
    Operation m_finding;
    Operation m_keeping;
};

} // namespace osc
