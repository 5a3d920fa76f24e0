// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <ui/theme.h>

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

struct CommandLine
{
    bool showVersion = false;
    bool showHelp = false;
    std::optional<ThemeChoice> theme;
    QString dockerHost; ///< Use only this engine, and only for this run.
    std::optional<QSize> size;
    QString connection;       ///< Filter by the connection of this name or id.
    QString open;             ///< Id of a place, such as "activity", or of a sandbox.
    bool newSandbox = false;  ///< Open the form for a new sandbox.
    bool newInstance = false; ///< Do not hand over to an instance that runs already.
    bool doctor = false;      ///< Check what is needed, say so and end.
    bool json = false;        ///< With doctor: for programs.
    bool reportStart = false; ///< For measurements: StartReport.
    QString help;             ///< The text for --help.

    /// False for a run that has nothing to do with the usual one: with an engine of its own, or asked for.
    [[nodiscard]] bool joinsRunningInstance() const
    {
        return dockerHost.isEmpty() && !newInstance && !reportStart;
    }
};

/// Reads the options of the console; those of Qt (-style, -platform …) are to be removed before. An error
/// says what is wrong with the command line.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// True when the user asked for a Qt style by option or environment.
[[nodiscard]] bool styleIsChosen(int argc, char **argv);
/// The option --geometry with its value, as the user gave it, else nothing: on X11 QApplication takes it
/// away.
[[nodiscard]] QStringList geometryArguments(int argc, char **argv);

} // namespace osc
