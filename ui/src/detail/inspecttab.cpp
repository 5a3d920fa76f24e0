// SPDX-License-Identifier: Apache-2.0
#include "detail/inspecttab.h"

#include "detail/findbar.h"
#include "detail/jsonhighlighter.h"
#include "detail/loadnotice.h"
#include "widgets/buttons.h"

#include <models/plaintextdecoder.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QShortcut>

namespace osc {

namespace {

constexpr qsizetype textLimit = 4 * 1024 * 1024;
constexpr qsizetype hitLimit = 5000;

} // namespace

InspectTab::InspectTab(QWidget *parent)
    : QWidget(parent)
    , m_toolBar(new QWidget(this))
    , m_find(new FindBar(QStringLiteral("inspectFind"), tr("Search the description"), m_toolBar))
    , m_notice(new LoadNotice(QStringLiteral("inspectNotice"), this))
    , m_text(new QPlainTextEdit(this))
    , m_highlighter(new JsonHighlighter(m_text->document()))
{
    m_text->setObjectName(QStringLiteral("inspectText"));
    m_text->setAccessibleName(tr("Description of the sandbox by its runtime"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(fonts::mono());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(14);
    m_text->setUndoRedoEnabled(false);
    buildToolBar();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_notice);
    layout->addWidget(m_text, 1);

    connect(m_notice, &LoadNotice::retryRequested, this, &InspectTab::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, this, [this] {
        m_asking.cancel();
        m_notice->setError(
            {.kind = ErrorKind::Failed, .message = tr("The description was not read: you cancelled.")});
    });
}

void InspectTab::buildToolBar()
{
    auto *copy =
        makeTextToolButton(QStringLiteral("inspectCopyButton"), Symbol::Copy, tr("Copy all"), m_toolBar);
    auto *again =
        makeTextToolButton(QStringLiteral("inspectRefreshButton"), Symbol::Refresh, tr("Refresh"), m_toolBar);
    m_copy = copy;
    m_copy->setEnabled(false);
    auto *layout = new QHBoxLayout(m_toolBar);
    layout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_find, 1);
    layout->addWidget(again);
    layout->addWidget(copy);

    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(again, &QToolButton::clicked, this, &InspectTab::refresh);
    connect(m_find, &FindBar::textChanged, this, &InspectTab::search);
    connect(m_find, &FindBar::nextRequested, this, [this] { goTo(m_hit + 1); });
    connect(m_find, &FindBar::previousRequested, this, [this] { goTo(m_hit - 1); });
    connect(m_find, &FindBar::left, this, [this] { m_text->setFocus(); });

    const auto add = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence::Find, [this] { m_find->activate(); });
    add(QKeySequence(Qt::Key_F3), [this] { goTo(m_hit + 1); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { goTo(m_hit - 1); });
}

void InspectTab::open(SandboxService *sandboxes, const QString &sandboxId)
{
    close();
    m_sandboxes = sandboxes;
    m_sandboxId = sandboxId;
    refresh();
}

void InspectTab::close()
{
    m_asking.cancel();
    m_sandboxes = nullptr;
    m_sandboxId.clear();
    m_text->clear();
    m_copy->setEnabled(false);
    m_find->clear();
    m_notice->clear();
}

void InspectTab::refresh()
{
    if (!m_sandboxes)
        return;
    m_notice->setLoading(tr("Asking for the description of the sandbox…"));
    m_asking = m_sandboxes->inspect(m_sandboxId, [this](const Result<QByteArray> &json) { onAnswer(json); });
}

void InspectTab::onAnswer(const Result<QByteArray> &json)
{
    if (!json) {
        m_notice->setError(json.error());
        return;
    }
    m_notice->clear();
    PlainTextDecoder decoder(PlainTextDecoder::Escapes::Show);
    const int scrolled = m_text->verticalScrollBar()->value();
    m_text->setPlainText(decoder.decode(json->left(textLimit)));
    m_text->verticalScrollBar()->setValue(scrolled);
    m_copy->setEnabled(true);
    if (!m_find->text().isEmpty())
        search(m_find->text());
}

void InspectTab::search(const QString &text)
{
    m_hits.clear();
    m_hit = -1;
    const QString all = text.isEmpty() ? QString() : m_text->toPlainText();
    for (qsizetype at = all.isEmpty() ? -1 : all.indexOf(text, 0, Qt::CaseInsensitive);
         at >= 0 && m_hits.size() < hitLimit; at = all.indexOf(text, at + text.size(), Qt::CaseInsensitive))
        m_hits.append(static_cast<int>(at));
    goTo(0);
}

void InspectTab::goTo(qsizetype hit)
{
    const Theme theme = Theme::of(palette());
    const int length = static_cast<int>(m_find->text().size());
    m_hit = m_hits.isEmpty() ? -1 : (hit + m_hits.size()) % m_hits.size();
    QList<QTextEdit::ExtraSelection> marks;
    for (qsizetype i = 0; i < m_hits.size(); ++i) {
        QTextCursor cursor(m_text->document());
        cursor.setPosition(m_hits.at(i));
        if (i == m_hit)
            m_text->setTextCursor(cursor);
        cursor.setPosition(m_hits.at(i) + length, QTextCursor::KeepAnchor);
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setBackground(i == m_hit ? theme.currentSearchHit : theme.searchHit);
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
    m_text->ensureCursorVisible();
    m_find->setHits(m_hit + 1, m_hits.size());
}

void InspectTab::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

} // namespace osc
