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
    bool reportStart = false; ///< For measurements: StartReport.
    QString help;             ///< The text for --help.
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
