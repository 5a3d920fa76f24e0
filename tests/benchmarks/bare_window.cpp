// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QMainWindow>

// The peer for the start of the console: the least that a Qt program with a window can be.
int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QMainWindow window;
    window.setWindowTitle(QStringLiteral("Bare window"));
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
