// SPDX-License-Identifier: Apache-2.0
#include "framemeter.h"
#include "remoteconsole.h"

#include "detail/commandstab.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <iostream>

using namespace osc;
using namespace osc::test;

// The Commands tab while a command in a sandbox of a server writes LINES lines a second for SECONDS seconds,
// in bursts of a tenth of a second, as execd reads what a command wrote.
//   server_output SERVER LINES SECONDS
// Prints the longest frame and the longest stall (ms), and how many lines a second arrived.

namespace {

/// Counts the lines on their way to the tab.
class CountingCommands : public CommandService
{
public:
    explicit CountingCommands(CommandService &commands)
        : m_commands(commands)
    {}

    [[nodiscard]] Operation run(const QString &sandboxId, const CommandRequest &request,
                                std::function<void(CommandOutput)> onOutput,
                                Callback<CommandOutcome> done) override
    {
        return m_commands.run(
            sandboxId, request,
            [this, onOutput = std::move(onOutput)](const CommandOutput &output) {
                lines += output.bytes.count('\n');
                onOutput(output);
            },
            [this, done = std::move(done)](const Result<CommandOutcome> &outcome) {
                if (!outcome || outcome->exitCode != 0)
                    qFatal("the command failed");
                isOver = true;
                done(outcome);
            });
    }

    qint64 lines = 0;
    bool isOver = false;

private:
    CommandService &m_commands;
};

QString writer(int lines, int seconds)
{
    return QStringLiteral(
               "python3 -c \"import sys,time\n"
               "begin=time.monotonic()\n"
               "for burst in range(%1):\n"
               "    sys.stdout.write(''.join('line %d of a program that tells a lot of what it does\\n' "
               "% n for n in range(%2)))\n"
               "    sys.stdout.flush()\n"
               "    time.sleep(max(0, begin + (burst + 1) / 10 - time.monotonic()))\"")
        .arg(seconds * 10)
        .arg(lines / 10);
}

} // namespace

int main(int argc, char **argv)
{
    FrameMeter app(argc, argv);
    if (argc != 4)
        return 2;
    RemoteConsole console(QString::fromLocal8Bit(argv[1]));
    CountingCommands commands(*console.backend->commands());
    CommandsTab tab;
    tab.resize(1100, 700);
    tab.open(&commands, nullptr, console.sandboxId);
    tab.show();
    if (!QTest::qWaitForWindowExposed(&tab))
        return 1;
    tab.findChild<QLineEdit *>(QStringLiteral("commandField"))
        ->setText(writer(QByteArray(argv[2]).toInt(), QByteArray(argv[3]).toInt()));
    tab.findChild<QPushButton *>(QStringLiteral("commandRunButton"))->click();
    if (!QTest::qWaitFor([&] { return commands.lines > 0; }, 30'000))
        qFatal("no output");
    QElapsedTimer clock;
    clock.start();
    const qint64 before = commands.lines;
    app.begin();
    if (!QTest::qWaitFor([&] { return commands.isOver; }, 120'000))
        qFatal("the command does not end");
    const double seconds = static_cast<double>(clock.elapsed()) / 1000;
    std::cout << app.longestFrame() << '\t' << app.longestStall() << '\t'
              << static_cast<double>(commands.lines - before) / seconds << '\n';
    tab.close();
    return 0;
}
