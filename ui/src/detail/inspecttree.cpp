// SPDX-License-Identifier: Apache-2.0
#include "detail/inspecttree.h"

#include <core/offthread.h>
#include <ui/theme.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace osc {

namespace {

constexpr int treeHitLimit = 5000;
constexpr int treeNameWidth = 260;

/// Values in the fixed font; the height of a row is that of the design.
class JsonDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), metrics::scaled(26)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme theme = Theme::of(option->palette);
        const bool parent = index.model()->hasChildren(index.siblingAtColumn(0));
        if (index.column() == JsonTreeModel::Value && !parent)
            option->font = fonts::mono();
        if (index.column() == JsonTreeModel::Value && parent)
            option->palette.setColor(QPalette::Text, theme.secondaryText);
        option->palette.setColor(QPalette::HighlightedText, option->palette.color(QPalette::Text));
    }
};

} // namespace

InspectTree::InspectTree(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(QStringLiteral("inspectTree"));
    setAccessibleName(tr("Description of the sandbox as a tree"));
    setModel(&m_model);
    setItemDelegate(new JsonDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideRight);
    header()->resizeSection(JsonTreeModel::Name, treeNameWidth);
}

void InspectTree::setJson(const QByteArray &json)
{
    m_reading = runOffThread<ParsedJson>([json]() -> Result<ParsedJson> { return parseBoundedJson(json); },
                                         [this](const Result<ParsedJson> &parsed) { take(*parsed); });
}

void InspectTree::clearDocument()
{
    m_reading.cancel();
    m_searching.cancel();
    m_document = QJsonValue(QJsonValue::Undefined);
    m_problem.clear();
    m_hits.clear();
    m_hit = -1;
    m_model.setDocument(m_document);
}

void InspectTree::take(const ParsedJson &parsed)
{
    const QStringList open = openPaths();
    m_problem = parsed.problem;
    m_document = parsed.document;
    m_model.setDocument(m_document);
    openAgain(open, {});
    search(m_search);
    Q_EMIT ready();
}

QStringList InspectTree::openPaths() const
{
    QStringList paths;
    for (QModelIndex at = m_model.index(0, 0); at.isValid(); at = indexBelow(at))
        if (isExpanded(at))
            paths.append(at.data(JsonTreeModel::PathRole).toString());
    return paths;
}

void InspectTree::openAgain(const QStringList &paths, const QModelIndex &parent)
{
    if (paths.isEmpty())
        return;
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex child = m_model.index(row, 0, parent);
        if (paths.contains(child.data(JsonTreeModel::PathRole).toString())) {
            expand(child);
            openAgain(paths, child);
        }
    }
}

void InspectTree::search(const QString &text)
{
    m_search = text;
    m_searching.cancel();
    if (text.isEmpty() || m_document.isUndefined())
        return takeHits({});
    using Hits = QList<QList<int>>;
    m_searching = runOffThread<Hits>(
        [document = m_document, text]() -> Result<Hits> { return findInJson(document, text, treeHitLimit); },
        [this](const Result<Hits> &hits) { takeHits(*hits); });
}

void InspectTree::takeHits(const QList<QList<int>> &hits)
{
    m_hits = hits;
    goTo(0);
    Q_EMIT ready();
}

void InspectTree::step(qsizetype by)
{
    goTo(m_hit + by);
}

void InspectTree::goTo(qsizetype hit)
{
    m_hit = m_hits.isEmpty() ? -1 : (hit + m_hits.size()) % m_hits.size();
    if (m_hit < 0)
        return;
    const QModelIndex index = m_model.indexOf(m_hits.at(m_hit));
    setCurrentIndex(index); // opens what is above it
    scrollTo(index);
}

QString InspectTree::currentValue() const
{
    return currentIndex().data(JsonTreeModel::TextRole).toString();
}

QString InspectTree::currentPath() const
{
    return currentIndex().data(JsonTreeModel::PathRole).toString();
}

void InspectTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else
        QTreeView::keyPressEvent(event);
}

} // namespace osc
