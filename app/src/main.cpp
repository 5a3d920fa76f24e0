// SPDX-License-Identifier: Apache-2.0
#include "commandline.h"
#include "composition.h"
#include "doctorrun.h"
#include "earlyfonts.h"
#include "languages.h"
#include "memoryguard.h"
#include "singleinstance.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>
#include <csignal>
#include <optional>
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
    constexpr std::string_view questions[] = {"-h", "--help", "-v", "--version", "--doctor"};
    return std::any_of(argv + 1, argv + argc, [&](const char *argument) {
        return std::find(std::begin(questions), std::end(questions), std::string_view(argument)) !=
               std::end(questions);
    });
}

QString runtimeFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

/// What the desktop gave this start, so that the window of the one that runs may come to the front.
QByteArray activationToken()
{
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qgetenv("DESKTOP_STARTUP_ID") : token;
}

int fail(const osc::Error &error)
{
    QTextStream(stderr) << error.message << Qt::endl;
    return 2;
}

int handOver(const osc::SingleInstance &instance, const QStringList &arguments)
{
    if (instance.handOver(arguments, activationToken()))
        return 0;
    return fail({.message = QCoreApplication::translate(
                     "osc::CommandLine", "OpenSandbox Console is running already, but does not answer. End "
                                         "it, or start another one with --new-instance.")});
}

/// A debugger has to be let in, where there may be one; and the leak checker is one.
bool mayBeLookedInto()
{
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(NDEBUG)
    return false;
#else
    return qEnvironmentVariableIsSet("OPENSANDBOX_CONSOLE_DEBUGGABLE");
#endif
}

int answer(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const osc::Languages languages(osc::FileSettings(osc::settingsFile()).load().preferences.language);
    const auto line = osc::parseCommandLine(QCoreApplication::arguments());
    if (!line)
        return fail(line.error());
    if (line->doctor && !line->showHelp && !line->showVersion)
        return osc::runDoctor(line->dockerHost, line->json);
    QTextStream(stdout) << (line->showVersion
                                ? QStringLiteral("opensandbox-console ") + QLatin1String(version)
                                : line->help)
                        << Qt::endl;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    // Whoever stops reading what we write (an engine over TLS, a pipe at our output) ends that, and not the
    // program.
    std::signal(SIGPIPE, SIG_IGN);
    if (!mayBeLookedInto())
        osc::keepMemoryPrivate();
    setNames();
    if (isQuestion(argc, argv))
        return answer(argc, argv);
    const osc::EarlyFonts fonts;
    // QApplication takes its own options out of argv.
    const bool styleWasChosen = osc::styleIsChosen(argc, argv);
    const QStringList geometry = osc::geometryArguments(argc, argv);
    QApplication app(argc, argv);
    const osc::Languages languages(osc::FileSettings(osc::settingsFile()).load().preferences.language);
    const auto line = osc::parseCommandLine(QApplication::arguments() + geometry);
    if (!line)
        return fail(line.error());
    std::optional<osc::SingleInstance> instance;
    if (line->joinsRunningInstance()) {
        instance.emplace(runtimeFolder(), osc::configurationFolder());
        if (!instance->becomeFirst())
            return handOver(*instance, QApplication::arguments().mid(1) + geometry);
    }
    osc::Composition composition(app, *line, styleWasChosen);
    if (instance)
        QObject::connect(&*instance, &osc::SingleInstance::requested, &app,
                         [&composition](const QStringList &arguments, const QByteArray &token) {
                             composition.takeRequest(arguments, token);
                         });
    composition.start();
    return QApplication::exec();
}
