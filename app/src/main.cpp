// SPDX-License-Identifier: Apache-2.0
#include "commandline.h"
#include "composition.h"

#include <QApplication>
#include <QTextStream>
#include <QTranslator>

#include <algorithm>
#include <string_view>

namespace {

constexpr char version[] = CONSOLE_VERSION;

void setNames()
{
    QCoreApplication::setApplicationName(QStringLiteral("opensandbox-console"));
    QCoreApplication::setApplicationVersion(QLatin1String(version));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("OpenSandbox Console"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.opensandbox.Console"));
}

/// Answers that need no display.
bool isQuestion(int argc, char **argv)
{
    constexpr std::string_view questions[] = {"-h", "--help", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&](const char *argument) {
        return std::find(std::begin(questions), std::end(questions), std::string_view(argument)) !=
               std::end(questions);
    });
}

int fail(const osc::Error &error)
{
    QTextStream(stderr) << error.message << Qt::endl;
    return 2;
}

int answer(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto line = osc::parseCommandLine(QCoreApplication::arguments());
    if (!line)
        return fail(line.error());
    QTextStream(stdout) << (line->showVersion
                                ? QStringLiteral("opensandbox-console ") + QLatin1String(version)
                                : line->help)
                        << Qt::endl;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    setNames();
    if (isQuestion(argc, argv))
        return answer(argc, argv);
    // QApplication takes its own options out of argv.
    const bool styleWasChosen = osc::styleIsChosen(argc, argv);
    const QStringList geometry = osc::geometryArguments(argc, argv);
    QApplication app(argc, argv);
    const auto line = osc::parseCommandLine(QApplication::arguments() + geometry);
    if (!line)
        return fail(line.error());
    QTranslator plurals;
    if (plurals.load(QStringLiteral(":/i18n/console_en.qm")))
        QApplication::installTranslator(&plurals);
    osc::Composition composition(app, *line, styleWasChosen);
    composition.start();
    return QApplication::exec();
}
