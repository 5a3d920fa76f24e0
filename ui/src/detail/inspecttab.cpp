// SPDX-License-Identifier: Apache-2.0
#include "detail/inspecttab.h"

#include "detail/changesview.h"
#include "detail/findbar.h"
#include "detail/inspecttext.h"
#include "detail/inspecttree.h"
#include "detail/loadnotice.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"

#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace osc {

InspectTab::InspectTab(HistoryStore *history, QWidget *parent, Sides sides)
    : QWidget(parent)
    , m_toolBar(new QWidget(this))
    , m_view(new SegmentedControl(m_toolBar))
    , m_find(new FindBar(QStringLiteral("inspectFind"), tr("Search the description"), m_toolBar))
    , m_notice(new LoadNotice(QStringLiteral("inspectNotice"), this))
    , m_pages(new QStackedWidget(this))
    , m_tree(new InspectTree(m_pages))
    , m_text(new InspectText(m_pages))
    , m_changes(new ChangesView(history, m_pages))
{
    m_view->setObjectName(QStringLiteral("inspectView"));
    m_view->addSegment(tr("Tree"));
    m_view->addSegment(tr("JSON"));
    if (sides == Sides::WithChanges)
        m_view->addSegment(tr("Changes"));
    auto *treePage = new QWidget(m_pages);
    auto *treeLayout = new QHBoxLayout(treePage);
    treeLayout->setContentsMargins(metrics::margin - 8, 0, 0, 0);
    treeLayout->addWidget(m_tree);
    treePage->setFocusProxy(m_tree);
    m_pages->addWidget(treePage);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_changes);
    buildToolBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    connectParts();
    updateActions();
}

void InspectTab::buildToolBar()
{
    m_copyValue =
        makeTextToolButton(QStringLiteral("inspectCopyValue"), Symbol::Copy, tr("Copy value"), m_toolBar);
    m_copyPath =
        makeTextToolButton(QStringLiteral("inspectCopyPath"), Symbol::Copy, tr("Copy path"), m_toolBar);
    m_copyAll =
        makeTextToolButton(QStringLiteral("inspectCopyButton"), Symbol::Copy, tr("Copy all"), m_toolBar);
    auto *again =
        makeTextToolButton(QStringLiteral("inspectRefreshButton"), Symbol::Refresh, tr("Refresh"), m_toolBar);
    auto *layout = new QHBoxLayout(m_toolBar);
    layout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_view);
    layout->addWidget(m_find, 1);
    layout->addStretch();
    for (QToolButton *button : {m_copyValue, m_copyPath, m_copyAll, again})
        layout->addWidget(button);
    connect(m_copyValue, &QToolButton::clicked, this, &InspectTab::copyValue);
    connect(m_copyPath, &QToolButton::clicked, this, &InspectTab::copyPath);
    connect(m_copyAll, &QToolButton::clicked, this, &InspectTab::copyAll);
    connect(again, &QToolButton::clicked, this, &InspectTab::refresh);
}

void InspectTab::connectParts()
{
    connect(m_view, &SegmentedControl::currentChanged, this, &InspectTab::showView);
    connect(m_tree, &InspectTree::ready, this, [this] {
        if (!m_tree->problem().isEmpty() && m_view->current() == Tree)
            m_view->setCurrent(Json); // what is no tree is text at least
        updateHits();
        updateActions();
    });
    connect(m_tree, &InspectTree::copyRequested, this, &InspectTab::copyValue);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &InspectTab::updateActions);
    connect(m_find, &FindBar::textChanged, this, &InspectTab::search);
    connect(m_find, &FindBar::nextRequested, this, [this] { step(1); });
    connect(m_find, &FindBar::previousRequested, this, [this] { step(-1); });
    connect(m_find, &FindBar::left, this, [this] { m_pages->currentWidget()->setFocus(); });
    connect(m_notice, &LoadNotice::retryRequested, this, &InspectTab::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, this, [this] {
        m_asking.cancel();
        m_notice->setError(
            {.kind = ErrorKind::Failed, .message = tr("The description was not read: you cancelled.")});
    });
    const auto add = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence::Find, [this] { m_find->activate(); });
    add(QKeySequence(Qt::Key_F3), [this] { step(1); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { step(-1); });
}

void InspectTab::open(SandboxService *sandboxes, const SandboxKey &key)
{
    if (!sandboxes)
        return close();
    open([sandboxes,
          id = key.id](Callback<QByteArray> done) { return sandboxes->inspect(id, std::move(done)); },
         tr("Asking for the description of the sandbox…"));
    m_sandboxes = sandboxes;
    m_key = key;
}

void InspectTab::open(Ask ask, const QString &asking)
{
    close();
    m_ask = std::move(ask);
    m_askingText = asking;
    refresh();
}

void InspectTab::close()
{
    m_asking.cancel();
    m_ask = {};
    m_sandboxes = nullptr;
    m_key = {};
    m_description.clear();
    m_changesOpen = false;
    m_text->setJson({});
    m_tree->clearDocument();
    m_changes->close();
    m_find->clear();
    m_notice->clear();
    updateActions();
}

void InspectTab::refresh()
{
    if (!m_ask)
        return;
    m_notice->setLoading(m_askingText);
    m_asking = m_ask([this](const Result<QByteArray> &json) { onAnswer(json); });
    if (m_changesOpen)
        m_changes->refresh();
}

void InspectTab::onAnswer(const Result<QByteArray> &json)
{
    if (!json) {
        m_notice->setError(json.error());
        return;
    }
    m_notice->clear();
    m_description = *json;
    m_tree->setJson(*json);
    m_text->setJson(*json);
    updateHits();
    updateActions();
}

void InspectTab::showView(int view)
{
    m_pages->setCurrentIndex(view);
    if (view == Changes && !m_changesOpen && m_sandboxes) {
        m_changesOpen = true;
        m_changes->open(m_sandboxes, m_key);
    }
    updateHits();
    updateActions();
}

void InspectTab::search(const QString &text)
{
    m_text->search(text);
    m_tree->search(text);
    updateHits();
}

void InspectTab::step(qsizetype by)
{
    if (m_view->current() == Tree)
        m_tree->step(by);
    else
        m_text->step(by);
    updateHits();
}

void InspectTab::updateHits()
{
    if (m_view->current() == Tree)
        m_find->setHits(m_tree->currentHit() + 1, m_tree->hitCount());
    else
        m_find->setHits(m_text->currentHit() + 1, m_text->hitCount());
}

void InspectTab::updateActions()
{
    const int view = m_view->current();
    const bool hasValue = view == Tree && m_tree->currentIndex().isValid();
    m_find->setVisible(view != Changes);
    m_copyValue->setVisible(view == Tree);
    m_copyPath->setVisible(view == Tree);
    m_copyValue->setEnabled(hasValue);
    m_copyPath->setEnabled(hasValue);
    m_copyAll->setEnabled(view == Changes || !m_description.isEmpty());
}

void InspectTab::copyValue() const
{
    if (m_tree->currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_tree->currentValue());
}

void InspectTab::copyPath() const
{
    if (m_tree->currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_tree->currentPath());
}

void InspectTab::copyAll() const
{
    const QString text = m_view->current() == Changes ? m_changes->text() : m_text->toPlainText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace osc
