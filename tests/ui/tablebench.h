// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"

#include "panels/filterbar.h"
#include "panels/sandboxespanel.h"
#include "panels/sandboxtable.h"

#include <models/usagestore.h>

#include <QMenu>
#include <QTest>
#include <QToolButton>

namespace osc::test {

/// The place Sandboxes over one live connection with as many running sandboxes as asked for.
struct TableBench
{
    FakeClock clock;
    ConnectionRegistry registry;
    SandboxStore store{registry, clock};
    UsageStore usage{store};
    FakeBackend *backend = nullptr;
    std::unique_ptr<SandboxesPanel> panel;

    explicit TableBench(int sandboxes, int width = 1216)
    {
        auto made = std::make_unique<FakeBackend>(QStringLiteral("here"), QStringLiteral("This computer"));
        backend = made.get();
        for (int i = 0; i < sandboxes; ++i) {
            const Sandbox sandbox = box(i);
            backend->service.sandboxes.insert(sandbox.id, sandbox);
        }
        backend->setLive();
        registry.add(std::move(made));
        panel = std::make_unique<SandboxesPanel>(store, usage);
        panel->resize(width, 560);
        panel->show();
    }
    [[nodiscard]] Sandbox box(int number) const
    {
        const QString id = QStringLiteral("id%1").arg(number, 4, 10, QLatin1Char('0'));
        Sandbox sandbox = makeSandbox(id, QStringLiteral("box-%1").arg(number, 4, 10, QLatin1Char('0')),
                                      SandboxState::Running);
        sandbox.createdAt = clock.now().addSecs(-number);
        sandbox.expiresAt = clock.now().addSecs(7200 + number);
        sandbox.metadata.insert(QStringLiteral("team"),
                                number % 2 == 0 ? QStringLiteral("agents") : QStringLiteral("web"));
        return sandbox;
    }
    template<typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return panel->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] SandboxTable *table() const { return find<SandboxTable>("sandboxTable"); }
    [[nodiscard]] FilterBar *filter() const { return panel->findChild<FilterBar *>(); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] bool wait(int count) const
    {
        return QTest::qWaitFor([this, count] { return table()->isVisible() && rows() == count; });
    }
    [[nodiscard]] QString nameAt(int row) const
    {
        return table()->model()->index(row, SandboxModel::Name).data().toString();
    }
    [[nodiscard]] QString currentName() const
    {
        return table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString();
    }
    [[nodiscard]] QStringList selectedNames() const
    {
        QStringList names;
        for (const QModelIndex &index : table()->selectionModel()->selectedRows(SandboxModel::Name))
            names << index.data().toString();
        names.sort();
        return names;
    }
    void select(const QStringList &names) const
    {
        table()->clearSelection();
        for (int row = 0; row < rows(); ++row)
            if (names.contains(nameAt(row)))
                table()->selectionModel()->setCurrentIndex(
                    table()->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    [[nodiscard]] int currentY() const { return table()->rowViewportPosition(table()->currentIndex().row()); }
    /// The menu of a button, filled as when it opens.
    [[nodiscard]] QMenu *menu(const char *button) const
    {
        QMenu *menu = find<QToolButton>(button)->menu();
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    [[nodiscard]] QAction *action(const char *button, const QString &text) const
    {
        for (QAction *action : menu(button)->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }
};

} // namespace osc::test
