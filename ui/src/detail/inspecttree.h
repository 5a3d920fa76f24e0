// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <models/jsontreemodel.h>

#include <QTreeView>

namespace osc {

/// A description as a tree of names and values. It is read and searched on other threads.
class InspectTree : public QTreeView
{
    Q_OBJECT

public:
    explicit InspectTree(QWidget *parent = nullptr);

    /// Opens again what was open before.
    void setJson(const QByteArray &json);
    void clearDocument();
    void search(const QString &text);
    void step(qsizetype by);
    [[nodiscard]] qsizetype currentHit() const { return m_hit; }
    [[nodiscard]] qsizetype hitCount() const { return m_hits.size(); }
    /// Why there is no tree; empty when there is one.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    [[nodiscard]] QString currentValue() const;
    [[nodiscard]] QString currentPath() const;

Q_SIGNALS:
    /// The tree is there, or the hits of a search are.
    void ready();
    void copyRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(const ParsedJson &parsed);
    void takeHits(const QList<QList<int>> &hits);
    void goTo(qsizetype hit);
    void openAgain(const QStringList &paths, const QModelIndex &parent);
    [[nodiscard]] QStringList openPaths() const;

    JsonTreeModel m_model;
    QJsonValue m_document;
    QString m_problem;
    QString m_search;
    QList<QList<int>> m_hits; ///< Steps from the root.
    qsizetype m_hit = -1;
    Operation m_reading;
    Operation m_searching;
};

} // namespace osc
