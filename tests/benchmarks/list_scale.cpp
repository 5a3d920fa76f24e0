// SPDX-License-Identifier: Apache-2.0
#include "fakewindow.h"
#include "framemeter.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTextStream>

#include <functional>

// The whole window with a connection in memory: what lists of many sandboxes cost, without any engine.
//   list_scale updates|search|scroll|memory|churn|volumes ROWS
// prints its numbers on one line, separated by tabs; tests/benchmarks/run knows what they mean.

using namespace osc;
using namespace osc::test;

namespace {

const QString here = QStringLiteral("here");

Sandbox sandboxNumber(int number)
{
    constexpr SandboxState states[] = {SandboxState::Running, SandboxState::Running, SandboxState::Paused,
                                       SandboxState::Terminated, SandboxState::Failed};
    Sandbox sandbox;
    sandbox.connectionId = here;
    sandbox.id = QStringLiteral("%1-4a7c-4e5f-9b1d-000000000000").arg(number, 8, 16, QLatin1Char('0'));
    sandbox.runtimeId = QStringLiteral("%1").arg(number, 64, 16, QLatin1Char('0'));
    sandbox.image = QStringLiteral("registry.example.net/team/python:3.%1").arg(number % 12);
    sandbox.metadata = {{QStringLiteral("name"), QStringLiteral("crawler-%1").arg(number)},
                        {QStringLiteral("team"), QStringLiteral("team-%1").arg(number % 40)}};
    sandbox.status.state = states[number % std::size(states)];
    sandbox.createdAt = FakeClock().time.addSecs(-number);
    sandbox.expiresAt = FakeClock().time.addSecs(3600 + number);
    sandbox.entrypoint = {QStringLiteral("sleep"), QStringLiteral("infinity")};
    sandbox.mounts = {
        {VolumeKind::Claim,
         QStringLiteral("cache-%1").arg(number % 100),
         {},
         QStringLiteral("/cache"),
         false},
        {VolumeKind::Host, QStringLiteral("/srv/data/%1").arg(number), {}, QStringLiteral("/data"), true}};
    return sandbox;
}

double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

/// The window with its rows.
class Scene
{
public:
    explicit Scene(FrameMeter &app, int rows)
        : m_app(app)
        , m_theme(app, ThemeChoice::Light, false)
        , m_fixture(m_theme)
    {
        m_backend = m_fixture.addBackend(here, QStringLiteral("This computer"));
        m_backend->service.snapshotAtOnce = false;
        m_backend->setLive();
        m_window = std::make_unique<MainWindow>(m_fixture.services());
        m_window->setWindowState(Qt::WindowNoState);
        m_window->resize(1440, 900);
        m_window->show();
        (void)QTest::qWaitForWindowExposed(m_window.get());
        SandboxSnapshot snapshot;
        for (int i = 0; i < rows; ++i)
            snapshot.sandboxes.append(sandboxNumber(i));
        m_rows = snapshot.sandboxes;
        m_backend->service.tell(snapshot);
        snapshot = {};
        settle();
    }

    [[nodiscard]] QTableView &table()
    {
        return *m_window->findChild<QTableView *>(QStringLiteral("sandboxTable"));
    }
    [[nodiscard]] QLineEdit &search()
    {
        return *m_window->findChild<QLineEdit *>(QStringLiteral("searchField"));
    }
    [[nodiscard]] FrameMeter &meter() { return m_app; }
    [[nodiscard]] int rows() const { return static_cast<int>(m_rows.size()); }

    void settle() { QTest::qWait(300); }
    /// Lets the loop run until what is queued has been painted.
    void paint()
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
        m_window->repaint();
    }
    void change(int row)
    {
        static constexpr SandboxState states[] = {SandboxState::Running, SandboxState::Paused,
                                                  SandboxState::Failed};
        Sandbox &sandbox = m_rows[row];
        sandbox.status.state = states[m_random.bounded(3)];
        sandbox.status.lastTransitionAt = FakeClock().time.addSecs(m_random.bounded(10'000));
        m_backend->service.tell(SandboxChanged{sandbox});
    }
    void changeAny() { change(m_random.bounded(rows())); }
    void replaceAny()
    {
        const int row = m_random.bounded(rows());
        m_backend->service.tell(SandboxGone{m_rows.at(row).id});
        m_rows[row] = sandboxNumber(m_next++);
        m_backend->service.tell(SandboxChanged{m_rows.at(row)});
    }

private:
    FrameMeter &m_app;
    ThemeController m_theme;
    WindowFixture m_fixture;
    FakeBackend *m_backend = nullptr;
    std::unique_ptr<MainWindow> m_window;
    QList<Sandbox> m_rows;
    QRandomGenerator m_random{42};
    int m_next = 1'000'000;
};

/// Five seconds of 500 changes a second, each of another sandbox.
QList<double> updates(Scene &scene)
{
    constexpr int perSecond = 500;
    scene.table().setCurrentIndex(scene.table().model()->index(3, 0));
    scene.settle();
    QTimer source;
    source.setTimerType(Qt::PreciseTimer);
    QElapsedTimer clock;
    int sent = 0;
    QObject::connect(&source, &QTimer::timeout, [&] {
        for (const auto due = clock.elapsed() * perSecond / 1000; sent < due; ++sent)
            scene.changeAny();
    });
    scene.meter().begin();
    clock.start();
    source.start(2);
    QTest::qWait(5000);
    return {scene.meter().longestFrame(), scene.meter().longestStall(), static_cast<double>(sent) / 5,
            scene.meter().frames() / 5};
}

/// The longest time from a key in the search field to the painted result.
QList<double> search(Scene &scene)
{
    double longest = 0;
    const auto press = [&](const std::function<void()> &key) {
        const double begin = meterTime();
        key();
        scene.paint();
        longest = std::max(longest, meterTime() - begin);
    };
    scene.search().setFocus();
    for (const char *text : {"crawler-77", "team-3 python:3.1", "zzz", "f", "/srv/data/9"}) {
        for (const char *key = text; *key; ++key)
            press([&] { QTest::keyClick(&scene.search(), *key); });
        press([&] { scene.search().clear(); });
    }
    return {longest};
}

/// Two hundred steps through the whole list.
QList<double> scroll(Scene &scene)
{
    constexpr int steps = 200;
    QScrollBar *bar = scene.table().verticalScrollBar();
    scene.meter().begin();
    for (int i = 0; i <= steps; ++i) {
        bar->setValue(bar->maximum() / steps * i);
        QTest::qWait(1);
    }
    for (int i = 0; i < steps; ++i) {
        bar->setValue(bar->value() - 3 * bar->singleStep());
        QTest::qWait(1);
    }
    return {scene.meter().longestFrame(), scene.meter().longestStall(), scene.meter().frames()};
}

QList<double> memory(Scene &)
{
    return {residentMegabytes()};
}

/// Growth in an hour of a change every second and a replacement every five seconds, done as fast as the
/// window can. The mean of ten: what the heap keeps for later differs by megabytes from one hour to the next.
QList<double> churn(Scene &scene)
{
    constexpr int hour = 3600;
    constexpr int hours = 10;
    double before = 0;
    for (int second = 0; second < hour * (hours + 1); ++second) {
        if (second == hour) // the first only warms up
            before = residentMegabytes();
        scene.changeAny();
        if (second % 5 == 0)
            scene.replaceAny();
        if (second % 10 == 0)
            scene.paint();
    }
    scene.settle();
    return {(residentMegabytes() - before) / hours};
}

/// The place Volumes with so many claims: the longest frame and stall while it is scrolled through, and the
/// longest time from a key in its search field to the painted result.
QList<double> volumes(FrameMeter &app, int rows)
{
    ThemeController theme(app, ThemeChoice::Light, false);
    WindowFixture fixture(theme);
    auto *backend = static_cast<FakeVolumeBackend *>(
        fixture.registry.add(std::make_unique<FakeVolumeBackend>(here, QStringLiteral("This computer"))));
    for (int i = 0; i < rows; ++i) {
        const QString name = QStringLiteral("cache-%1").arg(i);
        backend->volumeService.claims.append(makeClaim(name));
        backend->volumeService.sizes.insert(name, {i * 4096LL, i, 0, 0});
    }
    fixture.settings.settings.place = QStringLiteral("volumes");
    backend->setLive();
    MainWindow window(fixture.services());
    window.setWindowState(Qt::WindowNoState);
    window.resize(1440, 900);
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    QTest::qWait(1500);
    QScrollBar *bar = window.findChild<QTableView *>(QStringLiteral("volumeTable"))->verticalScrollBar();
    constexpr int steps = 200;
    app.begin();
    for (int i = 0; i <= steps; ++i) {
        bar->setValue(bar->maximum() / steps * i);
        QTest::qWait(2);
    }
    double longest = 0;
    auto *field = window.findChild<QLineEdit *>(QStringLiteral("volumeSearch"));
    for (const char key : QByteArray("cache-77")) {
        const double begin = meterTime();
        QTest::keyClick(field, key);
        QCoreApplication::processEvents();
        window.repaint();
        longest = std::max(longest, meterTime() - begin);
    }
    return {app.longestFrame(), app.longestStall(), longest};
}

} // namespace

int main(int argc, char **argv)
{
    FrameMeter app(argc, argv);
    const QHash<QString, QList<double> (*)(Scene &)> measures{
        {QStringLiteral("updates"), updates}, {QStringLiteral("search"), search},
        {QStringLiteral("scroll"), scroll},   {QStringLiteral("memory"), memory},
        {QStringLiteral("churn"), churn},
    };
    const QStringList arguments = QApplication::arguments();
    const auto measure = measures.value(arguments.value(1));
    const int rows = arguments.value(2).toInt();
    const bool ofVolumes = arguments.value(1) == QLatin1String("volumes");
    if ((!measure && !ofVolumes) || rows <= 0) {
        QTextStream(stderr) << "list_scale updates|search|scroll|memory|churn|volumes ROWS" << Qt::endl;
        return 2;
    }
    const auto numbers = [&] {
        if (ofVolumes)
            return volumes(app, rows);
        Scene scene(app, rows);
        return measure(scene);
    };
    QStringList words;
    for (const double number : numbers())
        words << QString::number(number, 'f', 2);
    QTextStream(stdout) << words.join(QLatin1Char('\t')) << Qt::endl;
    return 0;
}
