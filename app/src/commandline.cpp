// SPDX-License-Identifier: Apache-2.0
#include "commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <string_view>

namespace osc {

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(osc::CommandLine)
};

Error wrong(const QString &message)
{
    return {.kind = ErrorKind::Invalid, .message = message};
}

Result<ThemeChoice> themeFrom(const QString &name)
{
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    if (name == QLatin1String("dark"))
        return ThemeChoice::Dark;
    if (name == QLatin1String("system"))
        return ThemeChoice::System;
    return wrong(CommandLineText::tr("--theme is light, dark or system, not “%1”.").arg(name));
}

Result<QSize> sizeFrom(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return wrong(CommandLineText::tr("--geometry is WIDTHxHEIGHT, not “%1”.").arg(text));
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

/// A place, or an id: those of the reference have letters, digits, dots, dashes and underscores.
Result<QString> targetFrom(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"));
    if (!pattern.match(text).hasMatch())
        return wrong(
            CommandLineText::tr("--open is sandboxes, activity or the ID of a sandbox, not “%1”.").arg(text));
    return text;
}

/// The options that a second start hands over.
struct RequestOptions
{
    const QCommandLineOption connection{
        QStringLiteral("connection"),
        CommandLineText::tr("Shows only the sandboxes of the connection with this name."),
        QStringLiteral("name")};
    const QCommandLineOption open{QStringLiteral("open"),
                                  CommandLineText::tr("Opens a place, sandboxes or activity, or a sandbox."),
                                  QStringLiteral("place or ID")};
    const QCommandLineOption create{QStringLiteral("new"),
                                    CommandLineText::tr("Opens the form for a new sandbox.")};
    const QCommandLineOption instance{QStringLiteral("new-instance"),
                                      CommandLineText::tr("Starts another console even if one is running.")};
    const QCommandLineOption doctor{
        QStringLiteral("doctor"),
        CommandLineText::tr(
            "Checks what the console needs, says how to mend what is missing, and ends with 0 "
            "when all is well, else with 1. Needs no display.")};
    const QCommandLineOption json{QStringLiteral("json"),
                                  CommandLineText::tr("With --doctor: prints JSON, for programs.")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {connection, open, create, instance, doctor, json};
    }

    [[nodiscard]] Done read(const QCommandLineParser &parser, CommandLine &line) const
    {
        line.connection = parser.value(connection);
        line.newSandbox = parser.isSet(create);
        line.newInstance = parser.isSet(instance);
        line.doctor = parser.isSet(doctor);
        line.json = parser.isSet(json);
        if (line.json && !line.doctor)
            return wrong(CommandLineText::tr("--json goes with --doctor only."));
        if (!parser.isSet(open))
            return {};
        const auto target = targetFrom(parser.value(open));
        if (!target)
            return target.error();
        line.open = *target;
        return {};
    }
};

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineText::tr("Creates and looks after OpenSandbox sandboxes."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  CommandLineText::tr("Shows this text."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     CommandLineText::tr("Shows the version."));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   CommandLineText::tr("Colours: light, dark or system."),
                                   QStringLiteral("name"));
    const QCommandLineOption host(
        QStringLiteral("docker-host"),
        CommandLineText::tr("Uses only the engine at this address, and only for this run."),
        QStringLiteral("address"));
    const QCommandLineOption geometry(QStringLiteral("geometry"),
                                      CommandLineText::tr("Size of the window: WIDTHxHEIGHT."),
                                      QStringLiteral("size"));
    const QCommandLineOption reportStart(
        QStringLiteral("report-start"),
        CommandLineText::tr("Prints “window” and “list” when these have been painted, for measurements."));
    const RequestOptions requests;
    parser.addOptions(QList<QCommandLineOption>{help, version, theme, host, geometry} + requests.all() +
                      QList<QCommandLineOption>{reportStart});
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(
            CommandLineText::tr("“%1” is not an option.").arg(parser.positionalArguments().constFirst()));

    CommandLine line;
    line.showHelp = parser.isSet(help);
    line.showVersion = parser.isSet(version);
    line.dockerHost = parser.value(host);
    line.reportStart = parser.isSet(reportStart);
    line.help = parser.helpText();
    if (const Done read = requests.read(parser, line); !read)
        return read.error();
    if (parser.isSet(theme)) {
        const auto choice = themeFrom(parser.value(theme));
        if (!choice)
            return choice.error();
        line.theme = *choice;
    }
    if (parser.isSet(geometry)) {
        const auto size = sizeFrom(parser.value(geometry));
        if (!size)
            return size.error();
        line.size = *size;
    }
    return line;
}

bool styleIsChosen(int argc, char **argv)
{
    if (!qEnvironmentVariableIsEmpty("QT_STYLE_OVERRIDE"))
        return true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        if (argument.starts_with("-style") || argument.starts_with("--style"))
            return true;
    }
    return false;
}

QStringList geometryArguments(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        const std::string_view argument(argv[i]);
        if (argument == "-geometry" || argument == "--geometry")
            return {QStringLiteral("--geometry"), QString::fromLocal8Bit(argv[i + 1])};
    }
    return {};
}

} // namespace osc
