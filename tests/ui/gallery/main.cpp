// SPDX-License-Identifier: Apache-2.0
#include "designsheet.h"

#include <ui/theme.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QFontDatabase>
#include <QTimer>

using namespace osc;

/// Shows parts of the console with made-up content; with --save it writes a picture and ends.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("Dark palette.")},
                       {QStringLiteral("save"), QStringLiteral("Write a picture."), QStringLiteral("file")},
                       {QStringLiteral("font"), QStringLiteral("Font family."), QStringLiteral("family")}});
    parser.process(app);
    if (parser.isSet(QStringLiteral("font"))) {
        QFont font(parser.value(QStringLiteral("font")));
        font.setPointSizeF(9.75);
        QApplication::setFont(font);
    }
    const ThemeController theme(
        app, parser.isSet(QStringLiteral("dark")) ? ThemeChoice::Dark : ThemeChoice::Light, false);
    DesignSheet sheet;
    sheet.resize(1440, 900);
    sheet.show();
    const QString file = parser.value(QStringLiteral("save"));
    if (!file.isEmpty())
        QTimer::singleShot(300, &app, [&] {
            sheet.grab().save(file);
            QApplication::quit();
        });
    return QApplication::exec();
}
