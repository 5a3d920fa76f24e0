// SPDX-License-Identifier: Apache-2.0
#include "detail/logstab.h"

#include "detail/findbar.h"
#include "detail/loadnotice.h"
#include "detail/outputview.h"
#include "detail/savetext.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <core/filesystem.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>

namespace osc {

LogsTab::LogsTab(QWidget *parent)
    : QWidget(parent)
    , m_toolBar(new QWidget(this))
    , m_find(new FindBar(QStringLiteral("logFind"), tr("Search the log"), m_toolBar))
    , m_notice(new LoadNotice(QStringLiteral("logNotice"), this))
    , m_view(new OutputView(QStringLiteral("logView"), tr("Log"), m_store.buffer(), this))
    , m_pill(makeButton(QStringLiteral("logFollowButton"), tr("Follow"), m_view, Symbol::GoDown,
                        ButtonKind::Primary))
    , m_kept(new Label({}, Tone::Secondary, this))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    buildToolBar();
    m_view->setSeverityShown(true);
    m_pill->hide();
    m_kept->setObjectName(QStringLiteral("logKeptLabel"));
    m_kept->setFont(fonts::secondary());
    m_hint->setFont(fonts::secondary());
    m_hint->setObjectName(QStringLiteral("logHintLabel"));

    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(metrics::margin, 4, metrics::margin, 4);
    footer->addWidget(m_kept, 1);
    footer->addWidget(m_hint);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
    layout->addLayout(footer);

    connect(&m_store, &LogStore::stateChanged, this, &LogsTab::onStateChanged);
    connect(m_store.buffer(), &LogBuffer::changed, this, &LogsTab::onBufferChanged);
    connect(m_store.buffer(), &LogBuffer::cleared, this, [this] { m_search.restart(); });
    connect(m_notice, &LoadNotice::retryRequested, this, [this] { m_store.restart(); });
    connect(m_notice, &LoadNotice::cancelRequested, this, [this] { m_store.close(); });
    connect(m_view, &OutputView::followingChanged, this, &LogsTab::onFollowingChanged);
    connect(m_pill, &QPushButton::clicked, this, [this] { m_view->setFollowing(true); });
    addShortcuts();
    updateFooter();
}

void LogsTab::buildToolBar()
{
    m_times = makeTextToolButton(QStringLiteral("logTimesButton"), Symbol::Clock, tr("Times"), m_toolBar);
    m_wrap = makeTextToolButton(QStringLiteral("logWrapButton"), Symbol::Wrap, tr("Wrap"), m_toolBar);
    auto *copy = makeTextToolButton(QStringLiteral("logCopyButton"), Symbol::Copy, tr("Copy"), m_toolBar);
    auto *saveButton =
        makeTextToolButton(QStringLiteral("logSaveButton"), Symbol::Save, tr("Save…"), m_toolBar);
    for (QToolButton *toggle : {m_times, m_wrap}) {
        toggle->setCheckable(true);
        toggle->setChecked(true);
    }
    m_view->setTimesShown(true);
    auto *layout = new QHBoxLayout(m_toolBar);
    layout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_find, 1);
    for (QToolButton *button : {m_times, m_wrap, copy, saveButton})
        layout->addWidget(button);

    connect(m_times, &QToolButton::toggled, m_view, &OutputView::setTimesShown);
    connect(m_wrap, &QToolButton::toggled, m_view, &OutputView::setWrapped);
    connect(copy, &QToolButton::clicked, m_view, &OutputView::copy);
    copy->setEnabled(false);
    connect(m_view, &OutputView::copyAvailable, copy, &QToolButton::setEnabled);
    connect(saveButton, &QToolButton::clicked, this, &LogsTab::save);
    connect(m_find, &FindBar::textChanged, this, &LogsTab::search);
    connect(m_find, &FindBar::nextRequested, this, [this] { showHit(m_search.next()); });
    connect(m_find, &FindBar::previousRequested, this, [this] { showHit(m_search.previous()); });
    connect(m_find, &FindBar::left, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
}

void LogsTab::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence::Find, [this] { m_find->activate(); });
    add(QKeySequence(Qt::Key_F3), [this] { showHit(m_search.next()); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { showHit(m_search.previous()); });
}

void LogsTab::open(LogService *logs, const QString &sandboxId, const QString &title)
{
    m_title = title;
    m_find->clear();
    m_store.open(logs, sandboxId);
}

void LogsTab::close()
{
    m_find->clear();
    m_store.close();
}

void LogsTab::resumeIfEnded()
{
    if (m_store.state() == LogStore::State::Ended)
        m_store.restart();
}

void LogsTab::onStateChanged()
{
    switch (m_store.state()) {
    case LogStore::State::Asking:
        m_notice->clear(); // A quiet sandbox says nothing for long: that is no reason to say that we wait.
        break;
    case LogStore::State::Failed:
        m_notice->setError(m_store.error());
        break;
    default:
        m_notice->clear();
    }
    updateFooter();
}

void LogsTab::onBufferChanged()
{
    m_search.update(*m_store.buffer());
    m_find->setHits(m_search.current() + 1, m_search.count());
    updateFooter();
}

void LogsTab::onFollowingChanged(bool following)
{
    m_endWhenLeft = m_store.buffer()->endLine();
    m_pill->setVisible(!following);
    updateFooter();
}

void LogsTab::search(const QString &query)
{
    m_search.setQuery(query, *m_store.buffer());
    if (query.isEmpty()) {
        m_view->setSearch({}, nullptr);
        m_find->setHits(0, 0);
        return;
    }
    showHit(m_search.goToLine(m_view->topLine()));
}

void LogsTab::showHit(bool found)
{
    if (m_search.query().isEmpty())
        return;
    const LineSearch::Hit *current =
        found && m_search.current() >= 0 ? &m_search.hit(m_search.current()) : nullptr;
    m_view->setSearch(m_search.query(), current);
    m_find->setHits(m_search.current() + 1, m_search.count());
}

void LogsTab::updateFooter()
{
    const LogBuffer *buffer = m_store.buffer();
    const qint64 lines = buffer->endLine() - buffer->firstLine();
    QString kept = tr("%n line(s)", nullptr, static_cast<int>(lines));
    if (buffer->isTruncated())
        kept = tr("The last %1, older ones are not kept").arg(kept);
    m_kept->setText(kept);

    const bool following = m_view->isFollowing();
    switch (m_store.state()) {
    case LogStore::State::Asking:
    case LogStore::State::Following:
        m_hint->setText(following ? tr("Following. New lines appear at the bottom.")
                                  : tr("Following stopped. End resumes."));
        break;
    case LogStore::State::Ended:
        m_hint->setText(tr("This is the whole log: the sandbox does not run."));
        break;
    case LogStore::State::Failed:
        m_hint->setText(tr("The log broke off here."));
        break;
    case LogStore::State::Idle:
        m_hint->clear();
        break;
    }
    const qint64 fresh = buffer->endLine() - m_endWhenLeft;
    m_pill->setText(fresh > 0 ? tr("%n new line(s)", nullptr, static_cast<int>(fresh)) : tr("Follow"));
    m_pill->setAccessibleName(m_pill->text());
    placePill();
}

void LogsTab::placePill()
{
    const QSize size = m_pill->sizeHint();
    const QWidget *area = m_view->viewport();
    m_pill->setGeometry(QRect(area->geometry().right() - size.width() - 16,
                              area->geometry().bottom() - size.height() - 12, size.width(), size.height()));
}

void LogsTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePill();
}

void LogsTab::save()
{
    saveText(this, tr("Save the log"), safeLocalName((m_title + QStringLiteral(".log")).toUtf8()),
             m_view->allText(), [this](const Error &error) { m_notice->setError(error); });
}

} // namespace osc
