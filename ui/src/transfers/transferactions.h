// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/transferstore.h>

#include <QAction>
#include <QObject>

#include <functional>

class QMenu;

namespace osc {

/// What can be done with transfers: with those that are selected, and with all.
class TransferActions : public QObject
{
    Q_OBJECT

public:
    /// @p store outlives the actions; @p owner owns them, and their keys work within it.
    TransferActions(TransferStore &store, std::function<QStringList()> selected, QWidget *owner);

    /// Which of them are possible now.
    void update();
    void fill(QMenu &menu) const;
    /// The likeliest with one transfer: retry, resume, or answer its question.
    void activate(const QString &id);

    QAction *pause = nullptr;
    QAction *resume = nullptr;
    QAction *cancel = nullptr;
    QAction *retry = nullptr;
    QAction *moveUp = nullptr;
    QAction *moveDown = nullptr;
    QAction *moveToTop = nullptr;
    QAction *remove = nullptr;
    QAction *copyText = nullptr;
    QAction *pauseAll = nullptr;
    QAction *resumeAll = nullptr;
    QAction *retryFailed = nullptr;
    QAction *clearDone = nullptr;

private:
    QAction *add(QWidget *owner, const QString &objectName, const QString &text, const QKeySequence &keys,
                 std::function<void()> act);
    void copySelected() const;

    TransferStore &m_store;
    std::function<QStringList()> m_selected;
};

} // namespace osc
