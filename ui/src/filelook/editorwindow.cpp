// SPDX-License-Identifier: Apache-2.0
#include "filelook/editorwindow.h"

#include "detail/findbar.h"
#include "detail/loadnotice.h"
#include "filelook/codeedit.h"
#include "filelook/unsavedquestion.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/lookwords.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTextBlock>

namespace osc {

EditorWindow::EditorWindow(EditDrafts *drafts, const LookTarget &target, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_editor(drafts)
    , m_opened(target.location)
    , m_notice(new LoadNotice(QStringLiteral("editorNotice"), this))
    , m_draft(new Banner(this))
    , m_clash(new Banner(this))
    , m_problem(new Banner(this))
    , m_findBar(new FindBar(QStringLiteral("editorFind"), tr("Find in the text"), this))
    , m_text(new CodeEdit(this))
    , m_status(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("editorWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setObjectName(QStringLiteral("editorText"));
    m_text->setAccessibleName(tr("Text of the file"));
    m_status->setObjectName(QStringLiteral("editorStatus"));
    m_status->setFont(fonts::secondary());
    m_status->setContentsMargins(metrics::margin, 4, metrics::margin, 4);
    buildActions();
    buildBanners();
    auto *banners = new QVBoxLayout;
    banners->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    for (Banner *banner : {m_draft, m_clash, m_problem})
        banners->addWidget(banner);
    auto *find = new QHBoxLayout;
    find->setContentsMargins(metrics::margin, 0, metrics::margin, 6);
    find->addWidget(m_findBar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addLayout(find);
    layout->addWidget(m_notice);
    layout->addLayout(banners);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_text, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_status);
    m_findBar->hide();
    connectEditor();
    resize(metrics::scaled(860), metrics::scaled(640));
    m_editor.setTextSource([this] { return m_text->exactText(); });
    m_editor.open(target);
    m_text->setFocus();
}

void EditorWindow::buildActions()
{
    const auto add = [this](const char *name, const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_save = add("editorSave", tr("Save"), QKeySequence::Save, [this] { save(); });
    m_undo = add("editorUndo", tr("Undo"), QKeySequence::Undo, [this] { m_text->undo(); });
    m_redo = add("editorRedo", tr("Redo"), QKeySequence::Redo, [this] { m_text->redo(); });
    m_find = add("editorFindAction", tr("Find"), QKeySequence::Find, [this] {
        m_findBar->show();
        m_findBar->activate();
    });
    add("editorNext", tr("Next hit"), QKeySequence::FindNext, [this] { m_text->step(1); });
    add("editorPrevious", tr("Previous hit"), QKeySequence::FindPrevious, [this] { m_text->step(-1); });
    add("editorClose", tr("Close"), QKeySequence::Close, [this] { close(); });
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    connect(m_text, &QPlainTextEdit::undoAvailable, m_undo, &QAction::setEnabled);
    connect(m_text, &QPlainTextEdit::redoAvailable, m_redo, &QAction::setEnabled);
    connect(m_findBar, &FindBar::textChanged, m_text, &CodeEdit::search);
    connect(m_findBar, &FindBar::nextRequested, m_text, [this] { m_text->step(1); });
    connect(m_findBar, &FindBar::previousRequested, m_text, [this] { m_text->step(-1); });
    connect(m_findBar, &FindBar::left, this, [this] {
        m_findBar->hide();
        m_text->search({});
        m_text->setFocus();
    });
    connect(m_text, &CodeEdit::hitsChanged, this,
            [this] { m_findBar->setHits(m_text->currentHit() + 1, m_text->hitCount()); });
}

QWidget *EditorWindow::buildHead()
{
    auto *head = new QWidget(this);
    m_name = new Label({}, Tone::Text, head);
    m_name->setObjectName(QStringLiteral("editorName"));
    m_name->setFont(fonts::objectTitle());
    m_place = new Label({}, Tone::Secondary, head);
    m_place->setObjectName(QStringLiteral("editorPlace"));
    m_place->setFont(fonts::secondary());
    m_saveButton = makeButton(QStringLiteral("editorSaveButton"), tr("Save"), head, {}, ButtonKind::Primary);
    connect(m_saveButton, &QPushButton::clicked, this, &EditorWindow::save);
    auto *copy = makeButton(QStringLiteral("editorSaveCopyButton"), tr("Save a copy…"), head);
    connect(copy, &QPushButton::clicked, this, &EditorWindow::askForCopy);
    const auto tool = [&](QAction *action) {
        auto *button = new QToolButton(head);
        button->setObjectName(action->objectName() + QLatin1String("Button"));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        return button;
    };
    m_format = new QToolButton(head);
    m_format->setObjectName(QStringLiteral("editorFormatButton"));
    m_format->setAutoRaise(true);
    m_format->setFocusPolicy(Qt::StrongFocus);
    m_format->setPopupMode(QToolButton::InstantPopup);
    m_format->setToolTip(tr("Encoding and line ends that the file is saved with"));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_place);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(metrics::margin, 10, metrics::margin, 10);
    layout->setSpacing(metrics::gap);
    layout->addLayout(names, 1);
    layout->addWidget(m_format);
    layout->addWidget(tool(m_undo));
    layout->addWidget(tool(m_redo));
    layout->addWidget(tool(m_find));
    layout->addWidget(copy);
    layout->addWidget(m_saveButton);
    return head;
}

void EditorWindow::buildBanners()
{
    const auto button = [this](Banner *banner, const char *name, const QString &text, auto slot) {
        connect(banner->addButton(QLatin1String(name), text), &QPushButton::clicked, this, slot);
    };
    m_draft->setObjectName(QStringLiteral("editorDraftBanner"));
    m_draft->setSeverity(Banner::Severity::Offer);
    button(m_draft, "editorDraftTake", tr("Go on with it"), [this] {
        m_draft->hide();
        m_editor.takeDraft();
        onStateChanged();
    });
    button(m_draft, "editorDraftDifferences", tr("Show differences"), [this] {
        if (m_editor.draft())
            showDifferences(m_editor.draft()->text);
    });
    button(m_draft, "editorDraftDrop", tr("Discard it"), [this] {
        m_draft->hide();
        m_editor.dropDraft();
        onStateChanged();
    });
    m_clash->setObjectName(QStringLiteral("editorClashBanner"));
    m_clash->setSeverity(Banner::Severity::Warning);
    button(m_clash, "editorClashDifferences", tr("Show differences"),
           [this] { showDifferences(m_text->exactText()); });
    button(m_clash, "editorClashCopy", tr("Save a copy…"), [this] { askForCopy(); });
    button(m_clash, "editorClashReload", tr("Reload"), [this] {
        m_clash->hide();
        m_editor.reload();
    });
    button(m_clash, "editorClashOverwrite", tr("Overwrite"), [this] {
        m_clash->hide();
        m_editor.overwrite(m_text->exactText());
    });
    m_problem->setObjectName(QStringLiteral("editorProblemBanner"));
    button(m_problem, "editorProblemDismiss", tr("Dismiss"), [this] { m_problem->hide(); });
    for (Banner *banner : {m_draft, m_clash, m_problem})
        banner->hide();
}

void EditorWindow::buildFormatMenu()
{
    delete m_format->menu();
    auto *menu = new QMenu(m_format);
    const auto offer = [&](QActionGroup *group, const TextFormat &format, const QString &text) {
        QAction *choice = menu->addAction(text, this, [this, format] { m_editor.setFormat(format); });
        choice->setObjectName(QStringLiteral("editorFormat-") + formatToText(format));
        choice->setCheckable(true);
        choice->setChecked(format == m_editor.format());
        group->addAction(choice);
    };
    auto *charsets = new QActionGroup(menu);
    for (const Charset charset : knownCharsets()) {
        TextFormat format = m_editor.format();
        format.hasMark = format.hasMark && charset != Charset::Latin1 && charset != Charset::Windows1252;
        format.charset = charset;
        offer(charsets, format, charsetName(charset));
    }
    menu->addSeparator();
    auto *ends = new QActionGroup(menu);
    for (const auto &[end, name] :
         {std::pair(LineEnd::Lf, tr("Line ends: LF")), std::pair(LineEnd::CrLf, tr("Line ends: CRLF")),
          std::pair(LineEnd::Cr, tr("Line ends: CR"))}) {
        TextFormat format = m_editor.format();
        format.lineEnd = end;
        offer(ends, format, name);
    }
    m_format->setMenu(menu);
    m_format->setText(formatName(m_editor.format()));
    m_format->setAccessibleName(m_format->text());
}

void EditorWindow::connectEditor()
{
    connect(&m_editor, &FileEditor::stateChanged, this, &EditorWindow::onStateChanged);
    connect(&m_editor, &FileEditor::textReplaced, this, &EditorWindow::onTextReplaced);
    connect(&m_editor, &FileEditor::draftFound, this, &EditorWindow::onDraftFound);
    connect(&m_editor, &FileEditor::modifiedChanged, this, &EditorWindow::updateTitle);
    connect(&m_editor, &FileEditor::clashed, this, &EditorWindow::onClashed);
    connect(&m_editor, &FileEditor::saved, this, &EditorWindow::onSaved);
    connect(&m_editor, &FileEditor::saveFailed, this, &EditorWindow::onSaveFailed);
    connect(&m_editor, &FileEditor::draftFailed, this, [this](const Error &error) {
        showProblem({.kind = error.kind,
                     .message = tr("What you type is not kept if the console ends now."),
                     .advice = tr("Save it soon."),
                     .detail = error.message});
    });
    connect(m_notice, &LoadNotice::retryRequested, &m_editor, &FileEditor::reload);
    connect(m_notice, &LoadNotice::cancelRequested, this, &QWidget::close);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_replacing)
            m_editor.touch();
    });
    connect(m_text, &QPlainTextEdit::cursorPositionChanged, this, &EditorWindow::updateStatus);
}

void EditorWindow::onStateChanged()
{
    const FileEditor::State state = m_editor.state();
    if (state == FileEditor::State::Loading)
        m_notice->setLoading(tr("Reading…"));
    else if (state == FileEditor::State::Failed)
        m_notice->setError(m_editor.error());
    else
        m_notice->clear();
    const bool ready = state == FileEditor::State::Ready;
    m_text->setReadOnly(!ready || m_editor.draft());
    m_text->setEnabled(ready || state == FileEditor::State::Saving);
    const QString whyNot = whyNotWritable(m_editor.target());
    m_save->setEnabled(ready && !m_editor.draft() && whyNot.isEmpty());
    setDisabledReason(m_saveButton, whyNot);
    if (whyNot.isEmpty())
        m_saveButton->setEnabled(m_save->isEnabled());
    findChild<QPushButton *>(QStringLiteral("editorSaveCopyButton"))
        ->setEnabled(ready && whyNot.isEmpty() && !m_editor.draft());
    buildFormatMenu();
    updateTitle();
    updateStatus();
}

void EditorWindow::onTextReplaced()
{
    const QScopedValueRollback replacing(m_replacing, true);
    m_text->setPlainText(m_editor.text());
    m_clash->hide();
    m_problem->hide();
    updateStatus();
}

void EditorWindow::onDraftFound()
{
    const QString when = momentText(m_editor.draft()->kept, QDateTime::currentDateTime());
    m_draft->setMessage(tr("Text that was not saved is still there, from %1.").arg(when),
                        tr("The console ended before it was saved. The file is as it was."));
    m_draft->show();
    onStateChanged();
}

void EditorWindow::onClashed()
{
    m_closing = false;
    const QString name = displayName(m_editor.target().entry.name);
    if (m_editor.clash() == FileEditor::Clash::Gone)
        m_clash->setMessage(tr("%1 was not saved: it was removed meanwhile.").arg(name),
                            tr("Overwrite makes it anew."));
    else
        m_clash->setMessage(tr("%1 was not saved: somebody else changed it meanwhile.").arg(name),
                            tr("Overwrite replaces their change, Reload gives up yours."));
    m_clash->show();
}

void EditorWindow::onSaved()
{
    m_clash->hide();
    m_problem->hide();
    m_text->document()->setModified(false);
    Q_EMIT saved(m_editor.target().location);
    updateTitle();
    updateStatus();
    if (m_closing)
        close();
}

void EditorWindow::onSaveFailed(const Error &error)
{
    m_closing = false;
    showProblem(error);
}

void EditorWindow::showProblem(const Error &error)
{
    m_problem->setError(error);
    m_problem->show();
}

void EditorWindow::updateTitle()
{
    const LookTarget &target = m_editor.target();
    const QString name = displayName(target.entry.name);
    setWindowModified(m_editor.isModified());
    setWindowTitle(tr("%1[*] – Edit").arg(name));
    m_name->setText(m_editor.isModified() ? tr("%1, not saved").arg(name) : name);
    const QString folder = displayName(parentPath(target.location.path));
    m_place->setText(target.placeTitle.isEmpty() ? folder
                                                 : tr("%1: %2").arg(safeText(target.placeTitle), folder));
}

void EditorWindow::updateStatus()
{
    const QTextCursor cursor = m_text->textCursor();
    QStringList words{
        tr("Line %1, column %2").arg(cursor.blockNumber() + 1).arg(cursor.positionInBlock() + 1)};
    if (m_editor.state() == FileEditor::State::Saving)
        words << tr("Saving…");
    if (m_editor.format().lineEnd == LineEnd::Mixed)
        words << tr("Line ends are mixed: saving makes all of them LF");
    if (m_editor.hiddenCharacters() > 0)
        words << tr("%n hidden character(s) change the order of the text", nullptr,
                    m_editor.hiddenCharacters());
    const QString whyNot = whyNotWritable(m_editor.target());
    const QString notAtomic = m_editor.whyNotAtomic();
    if (!whyNot.isEmpty())
        words << whyNot;
    else if (!notAtomic.isEmpty())
        words << notAtomic;
    m_status->setText(words.join(QStringLiteral("  ·  ")));
}

void EditorWindow::save()
{
    m_problem->hide();
    if (m_save->isEnabled())
        m_editor.save(m_text->exactText());
}

void EditorWindow::askForCopy()
{
    const LookTarget &target = m_editor.target();
    const QFileInfo name(displayName(target.entry.name));
    const QString suffix = name.suffix().isEmpty() ? QString() : u'.' + name.suffix();
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("editorCopyDialog"));
    dialog->setWindowTitle(tr("Save a copy"));
    dialog->setLabelText(tr("Name of the copy, in the same folder"));
    dialog->setTextValue(tr("%1 (copy)%2").arg(name.completeBaseName(), suffix));
    dialog->setOkButtonText(tr("Save a copy"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const QByteArray bytes = typed.toUtf8();
        if (!isEntryName(bytes)) {
            return showProblem({.kind = ErrorKind::Invalid,
                                .message = tr("This is no name for a file: it holds a slash, or nothing.")});
        }
        m_editor.saveCopy(m_text->exactText(), joinPath(parentPath(m_editor.target().location.path), bytes));
    });
    dialog->open();
}

void EditorWindow::showDifferences(const QString &typed)
{
    m_comparing = m_editor.readCurrent([this, typed](const Result<QString> &current) {
        if (current)
            Q_EMIT differencesRequested(displayName(m_editor.target().entry.name), *current, typed);
        else
            showProblem(current.error());
    });
}

void EditorWindow::closeEvent(QCloseEvent *event)
{
    if (!m_editor.isModified() || m_editor.state() == FileEditor::State::Failed) {
        QWidget::closeEvent(event);
        return;
    }
    event->ignore();
    askBeforeClosing();
}

void EditorWindow::askBeforeClosing()
{
    if (m_question && m_question->isVisible())
        return;
    auto *question =
        new UnsavedQuestion(displayName(m_editor.target().entry.name), m_save->isEnabled(), this);
    connect(question, &UnsavedQuestion::saveRequested, this, [this] {
        m_closing = true;
        save();
    });
    connect(question, &UnsavedQuestion::discardRequested, this, [this] {
        m_editor.discard();
        close();
    });
    m_question = question;
    question->open();
}

} // namespace osc
