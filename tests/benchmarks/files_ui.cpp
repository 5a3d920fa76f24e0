// SPDX-License-Identifier: Apache-2.0
#include "filefixture.h"
#include "framemeter.h"

#include "filebrowser/filebrowser.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"

#include <ui/theme.h>

#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QTest>
#include <QTextStream>

#include <algorithm>

// The file browser with one very large directory, in memory: what showing it costs, without any engine.
//   files_ui ROWS [objects]
// prints milliseconds, separated by tabs: to the first rows, to all of them in order, the longest frame and
// the longest stall meanwhile, the longest frame of scrolling, the longest stall of sorting by another
// column; then resident memory at its highest, in MiB. With "objects" they are those of a bucket.

using namespace osc;
using namespace osc::test;

namespace {

/// Hands out its entries as they come off a wire: a batch for each turn of the event loop.
class StreamedDirectory : public MemoryFileSystem
{
public:
    StreamedDirectory(int count, bool objects)
        : m_count(count)
        , m_objects(objects)
    {}

    Operation list(const FilePath &, std::function<void(QList<FileEntry>)> onBatch,
                   Callback<void> done) override
    {
        Promise<void> promise(std::move(done));
        Operation operation = promise.operation();
        hand(0, std::move(onBatch), promise);
        return operation;
    }

private:
    void hand(int at, std::function<void(QList<FileEntry>)> onBatch, const Promise<void> &promise)
    {
        QTimer::singleShot(0, [this, at, onBatch = std::move(onBatch), promise] {
            if (!promise.isActive())
                return;
            if (at >= m_count) {
                promise.resolve({});
                return;
            }
            QList<FileEntry> batch;
            for (int i = at; i < std::min(m_count, at + 512); ++i)
                batch.append(m_objects ? object(i) : file(i));
            onBatch(batch);
            hand(at + 512, onBatch, promise);
        });
    }
    [[nodiscard]] FileEntry file(int i) const
    {
        FileEntry entry = object(i);
        entry.mode = 0644;
        entry.uid = 1000;
        entry.gid = 1000;
        entry.owner = QStringLiteral("agent");
        entry.group = QStringLiteral("agent");
        entry.storageClass.clear();
        return entry;
    }
    [[nodiscard]] FileEntry object(int i) const
    {
        return {.name = "part-" + QByteArray::number((i * 7919LL) % m_count) + ".jsonl",
                .type = i % 50 == 0 ? FileType::Directory : FileType::Regular,
                .size = (i * 104'729LL) % 1'000'000,
                .modified = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i, Qt::UTC),
                .storageClass = QStringLiteral("Standard")};
    }

    int m_count;
    bool m_objects;
};

double highestMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

double scrolled(FrameMeter &app, QAbstractItemView &view)
{
    app.begin();
    QScrollBar *bar = view.verticalScrollBar();
    for (int step = 0; step < 300; ++step) {
        bar->setValue(step % 3 == 0 ? bar->maximum() * step / 300 : bar->value() + 3);
        QCoreApplication::processEvents();
    }
    return app.longestFrame();
}

} // namespace

int main(int argc, char **argv)
{
    FrameMeter app(argc, argv);
    const ThemeController theme(app, ThemeChoice::Light, false);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    FileFixture fixture;
    const auto directory = std::make_shared<StreamedDirectory>(count, argc > 2);
    fixture.backend->fileService.fileSystems.insert(QStringLiteral("one"), directory);
    FileBrowser browser(fixture.services());
    browser.resize(1440, 900);
    browser.show();
    (void)QTest::qWaitForWindowExposed(&browser);
    FilePanelStore &store = browser.pane()->store();

    double first = -1;
    QElapsedTimer clock;
    QObject::connect(store.model(), &QAbstractItemModel::rowsInserted, &browser, [&] {
        if (first < 0)
            first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    });
    clock.start();
    app.begin();
    browser.open({PlacesFixture::sandbox(), "/"});
    while (store.state() != FilePanelStore::State::Ready)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double all = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    const double frame = app.longestFrame();
    const double stall = app.longestStall();
    QTest::qWait(300);
    const double scroll = scrolled(app, *browser.pane()->views()->current());
    app.begin();
    browser.pane()->views()->setSort(FileListModel::SizeColumn, Qt::DescendingOrder);
    while (store.model()->isBusy())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QTextStream(stdout) << first << '\t' << all << '\t' << frame << '\t' << stall << '\t' << scroll << '\t'
                        << app.longestStall() << '\t' << highestMemory() << '\n';
    return store.model()->rowCount() == count ? 0 : 1;
}
