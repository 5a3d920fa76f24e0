// SPDX-License-Identifier: Apache-2.0
#include "demowindow.h"
#include "designsheet.h"

#include "detail/detailpane.h"
#include "panels/sandboxactions.h"

#include <ui/theme.h>

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QListWidget>
#include <QTableView>
#include <QTimer>

using namespace osc;
using namespace osc::test;

namespace {

/// Brings the window into the state that is to be looked at.
void pose(const QString &scene, WindowFixture &fixture, MainWindow &window)
{
    auto *table = window.findChild<QTableView *>(QStringLiteral("sandboxTable"));
    if (scene == QLatin1String("activity")) {
        goToPlace(window, QStringLiteral("activity"));
        auto *history = window.findChild<QTableView *>(QStringLiteral("activityTable"));
        history->setCurrentIndex(history->model()->index(1, 0));
        return;
    }
    if (scene == QLatin1String("broken")) {
        const Error error{
            .kind = ErrorKind::Forbidden,
            .message = QStringLiteral("Docker on this computer does not let you in."),
            .advice = QStringLiteral(
                "The socket /var/run/docker.sock belongs to the group docker, and your user is not in it."),
            .detail = {},
            .code = {},
            .command = QStringLiteral("sudo usermod -aG docker $USER")};
        static_cast<FakeBackend *>(fixture.registry.find(QStringLiteral("here")))
            ->setBroken(error, fixture.clock.now().addSecs(-1860), fixture.clock.now().addSecs(18));
        return;
    }
    table->selectRow(1);
    QTimer::singleShot(250, &window, [&fixture] { feedUsage(fixture); });
    const QMap<QString, DetailPane::Tab> tabs{{QStringLiteral("metrics"), DetailPane::Tab::Metrics},
                                              {QStringLiteral("endpoints"), DetailPane::Tab::Endpoints},
                                              {QStringLiteral("events"), DetailPane::Tab::Events},
                                              {QStringLiteral("inspect"), DetailPane::Tab::Inspect}};
    if (tabs.contains(scene))
        window.findChild<DetailPane *>()->showTab(tabs.value(scene));
    if (scene != QLatin1String("sandboxes"))
        for (const int row : {2, 3})
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    for (const auto &[name, action] :
         {std::pair{"delete", "deleteAction"}, {"renew", "renewAction"}, {"metadata", "editMetadataAction"}})
        if (scene == QLatin1String(name))
            window.findChild<QAction *>(QLatin1String(action))->trigger();
}

} // namespace

/// Shows parts of the console with made-up content.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("scene"),
        QStringLiteral(
            "sheet, sandboxes, bulk, delete, renew, metadata, broken, activity, metrics, endpoints, "
            "events, inspect or empty."));
    parser.addOptions(
        {{QStringLiteral("dark"), QStringLiteral("Dark palette.")},
         {QStringLiteral("save"), QStringLiteral("Write a picture and end."), QStringLiteral("file")},
         {QStringLiteral("font"), QStringLiteral("Font family."), QStringLiteral("family")}});
    parser.process(app);
    if (parser.isSet(QStringLiteral("font"))) {
        QFont font(parser.value(QStringLiteral("font")));
        font.setPointSizeF(9.75);
        QApplication::setFont(font);
    }
    ThemeController theme(app, parser.isSet(QStringLiteral("dark")) ? ThemeChoice::Dark : ThemeChoice::Light,
                          false);
    const QString scene = parser.positionalArguments().value(0, QStringLiteral("sandboxes"));
    WindowFixture fixture(theme);
    std::unique_ptr<QWidget> widget;
    if (scene == QLatin1String("sheet")) {
        widget = std::make_unique<DesignSheet>();
    } else {
        if (scene != QLatin1String("empty"))
            fillDemo(fixture);
        auto window = std::make_unique<MainWindow>(fixture.services());
        QTimer::singleShot(200, window.get(),
                           [&fixture, scene, shown = window.get()] { pose(scene, fixture, *shown); });
        auto *measure = new QTimer(window.get());
        measure->callOnTimeout(window.get(), [&fixture] { measureDemo(fixture); });
        measure->start(500);
        widget = std::move(window);
    }
    widget->resize(1440, 900);
    widget->show();
    const QString file = parser.value(QStringLiteral("save"));
    if (!file.isEmpty())
        QTimer::singleShot(1800, &app, [&] {
            QWidget *shown =
                QApplication::activeModalWidget() ? QApplication::activeModalWidget() : widget.get();
            shown->grab().save(file);
            QApplication::quit();
        });
    return QApplication::exec();
}
