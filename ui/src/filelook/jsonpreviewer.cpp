// SPDX-License-Identifier: Apache-2.0
#include "filelook/jsonpreviewer.h"

#include "filelook/spanhighlighter.h"

#include <models/filerange.h>
#include <models/lookwords.h>
#include <ui/theme.h>

#include <core/offthread.h>

#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

constexpr int jsonMargin = 12;

QColor spanColour(JsonSpan::Kind kind)
{
    const Theme theme = Theme::of(QGuiApplication::palette());
    switch (kind) {
    case JsonSpan::Kind::Name:
        return theme.accent;
    case JsonSpan::Kind::Text:
        return theme.running.ink;
    case JsonSpan::Kind::Other:
        return theme.warning.ink;
    }
    return theme.text;
}

} // namespace

void SpanHighlighter::highlightBlock(const QString &text)
{
    const qsizetype begin = currentBlock().position();
    const qsizetype end = begin + text.size();
    auto span = std::lower_bound(m_spans.cbegin(), m_spans.cend(), begin,
                                 [](const JsonSpan &one, qsizetype at) { return one.begin < at; });
    for (; span != m_spans.cend() && span->begin < end; ++span)
        setFormat(static_cast<int>(span->begin - begin), static_cast<int>(span->length),
                  spanColour(span->kind));
}

JsonPreviewer::JsonPreviewer(QWidget *parent)
    : Previewer(parent)
    , m_text(new QPlainTextEdit(this))
    , m_highlighter(new SpanHighlighter(m_text->document()))
{
    m_text->setObjectName(QStringLiteral("previewJson"));
    m_text->setAccessibleName(tr("Preview"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(fonts::mono());
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setUndoRedoEnabled(false);
    m_text->document()->setDocumentMargin(jsonMargin);
    m_text->viewport()->setBackgroundRole(QPalette::AlternateBase);
    setFocusProxy(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar *bar = m_text->verticalScrollBar();
        if (value > 0 && value >= bar->maximum() - bar->pageStep())
            readOn();
    });
}

void JsonPreviewer::open(const FilePreview &preview)
{
    close();
    m_fileSystem = preview.target().fileSystem;
    m_path = preview.target().location.path;
    m_bytes = preview.head();
    m_whole = preview.isWhole();
    layOut();
}

void JsonPreviewer::close()
{
    m_reading.cancel();
    m_layingOut.cancel();
    m_fileSystem.reset();
    m_bytes.clear();
    m_isCut = false;
    m_highlighter->setSpans({});
    m_text->clear();
}

void JsonPreviewer::layOut()
{
    m_layingOut = runOffThread<JsonLayout>(
        [bytes = m_bytes]() -> Result<JsonLayout> {
            const QByteArrayView whole = QByteArrayView(bytes).first(wholeCharacters(bytes, Charset::Utf8));
            return layOutJson(inertText(decodeText(whole, Charset::Utf8), false));
        },
        [this](const Result<JsonLayout> &layout) {
            if (layout)
                take(layout.value());
        });
}

void JsonPreviewer::take(const JsonLayout &layout)
{
    QScrollBar *bar = m_text->verticalScrollBar();
    const int top = bar->value();
    m_isCut = layout.isCut;
    m_highlighter->setSpans(layout.spans);
    m_text->setPlainText(layout.text);
    bar->setValue(top);
    Q_EMIT noteChanged();
}

void JsonPreviewer::readOn()
{
    if (!m_fileSystem || m_whole || m_isCut || m_bytes.size() >= readLimit || m_reading.isActive() ||
        m_layingOut.isActive())
        return;
    m_reading = readFileRange(m_fileSystem, m_path, m_bytes.size(), FilePreview::headSize,
                              [this](const Result<QByteArray> &bytes) {
                                  if (!bytes) {
                                      Q_EMIT failed(bytes.error());
                                      return;
                                  }
                                  m_whole = bytes.value().size() < FilePreview::headSize;
                                  m_bytes += bytes.value();
                                  layOut();
                              });
}

QString JsonPreviewer::note() const
{
    return m_whole && !m_isCut ? QString() : tr("first %1 shown").arg(roundBytesText(m_bytes.size()));
}

} // namespace osc
