// SPDX-License-Identifier: Apache-2.0
#include "filelook/textpreviewer.h"

#include "filelook/pagedtext.h"

#include <models/lookwords.h>

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QVBoxLayout>

namespace osc {

TextPreviewer::TextPreviewer(QWidget *parent)
    : Previewer(parent)
    , m_pages(new TextPages(this))
    , m_text(new PagedText(*m_pages, this))
    , m_start(new QAction(tr("Start"), this))
    , m_end(new QAction(tr("End"), this))
    , m_follow(new QAction(tr("Follow"), this))
    , m_charset(new QAction(this))
{
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setAccessibleName(tr("Preview"));
    m_text->viewport()->setBackgroundRole(QPalette::AlternateBase);
    setFocusProxy(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);

    m_start->setObjectName(QStringLiteral("previewStart"));
    m_start->setToolTip(tr("Go to the start of the file"));
    m_end->setObjectName(QStringLiteral("previewEnd"));
    m_end->setToolTip(tr("Go to the end of the file"));
    m_follow->setObjectName(QStringLiteral("previewFollow"));
    m_follow->setToolTip(tr("Stay at the end while the file grows"));
    m_follow->setCheckable(true);
    m_charset->setObjectName(QStringLiteral("previewCharset"));
    m_charset->setToolTip(tr("Encoding of the text"));
    buildCharsets();
    connect(m_start, &QAction::triggered, this, [this] {
        m_follow->setChecked(false);
        m_pages->goToStart();
    });
    connect(m_end, &QAction::triggered, this, [this] {
        m_text->showEnd();
        m_pages->goToEnd();
    });
    connect(m_follow, &QAction::toggled, this, [this](bool on) {
        if (on != m_pages->isFollowing())
            m_pages->setFollowing(on);
    });
    connect(m_pages, &TextPages::moved, this, [this] {
        updateTools();
        Q_EMIT noteChanged();
    });
    connect(m_pages, &TextPages::failed, this, &Previewer::failed);
}

void TextPreviewer::buildCharsets()
{
    auto *menu = new QMenu(this);
    auto *group = new QActionGroup(menu);
    for (const Charset charset : knownCharsets()) {
        QAction *choice = menu->addAction(charsetName(charset));
        choice->setObjectName(QStringLiteral("charset-") + charsetName(charset));
        choice->setCheckable(true);
        choice->setData(static_cast<int>(charset));
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, charset] {
            m_pages->setCharset(charset);
            updateTools();
        });
    }
    m_charset->setMenu(menu);
}

void TextPreviewer::open(const FilePreview &preview)
{
    m_isLog = preview.kind() == FilePreview::Kind::Log;
    m_follow->setChecked(false);
    m_pages->open(preview, m_isLog);
    updateTools();
}

void TextPreviewer::close()
{
    m_follow->setChecked(false);
    m_pages->close();
    m_text->clear();
}

void TextPreviewer::updateTools()
{
    const bool whole = m_pages->isAtStart() && m_pages->isAtEnd();
    m_start->setVisible(!whole);
    m_end->setVisible(!whole && m_pages->canGoToEnd());
    m_follow->setVisible(m_pages->canGoToEnd());
    m_charset->setText(charsetName(m_pages->charset()));
    const auto choices = m_charset->menu()->actions();
    for (QAction *choice : choices)
        choice->setChecked(choice->data().toInt() == static_cast<int>(m_pages->charset()));
}

QString TextPreviewer::note() const
{
    const QString shown = roundBytesText(m_pages->end() - m_pages->begin());
    if (m_pages->isAtStart() && m_pages->isAtEnd())
        return {};
    if (m_pages->isAtStart())
        return tr("first %1 shown").arg(shown);
    if (m_pages->isAtEnd())
        return tr("last %1 shown").arg(shown);
    return tr("%1 from %2 on shown").arg(shown, roundBytesText(m_pages->begin()));
}

QList<QAction *> TextPreviewer::tools() const
{
    return {m_charset, m_start, m_end, m_follow};
}

} // namespace osc
