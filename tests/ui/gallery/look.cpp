// SPDX-License-Identifier: Apache-2.0
#include "memoryeditdrafts.h"
#include "memoryfilesystem.h"

#include "filebrowser/previewpane.h"
#include "filelook/codeedit.h"
#include "filelook/editorwindow.h"
#include "filelook/lookwindows.h"

#include <files/libarchivelister.h>
#include <ui/theme.h>

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

using namespace osc;
using namespace osc::test;

namespace {

std::shared_ptr<MemoryFileSystem> makeFiles(bool other)
{
    auto files = std::make_shared<MemoryFileSystem>();
    files->can.replacesAtomically = !other;
    QByteArray news;
    for (int i = 0; i < 900; ++i)
        news +=
            "{\"url\":\"https://news.example.com/" + QByteArray::number(i) +
            "\",\"status\":200,\"fetched\":\"14:02:11Z\",\"bytes\":48213,\"title\":\"Harbour reopens\"}\n";
    files->addFile("/news.example.com.jsonl", news);
    files->addFile("/data.bin", QByteArray::fromHex("00ff10207f454c46") + QByteArray(4096, '\7'));
    files->addFile(
        "/settings.toml",
        other ? "[server]\nhost = \"0.0.0.0\"\nport = 8080\n\n[store]\npath = \"/data\"\n"
              : "[server]\nhost = \"127.0.0.1\"\nport = 8080\ntls = true\n\n[store]\npath = \"/data\"\n");
    files->addDirectory("/site");
    files->addDirectory("/site/img");
    for (const char *name : {"index.html", "about.html", "img/logo.svg"})
        files->addFile(QByteArray("/site/") + name, other ? "new" : "old");
    files->addFile(other ? "/site/news.html" : "/site/robots.txt", "x");
    files->addFile("/site/contact.html", other ? "longer" : "short");
    for (const char *name : {"/news.example.com.jsonl", "/settings.toml"}) {
        FileEntry &entry = files->node(name).entry;
        entry.owner = QStringLiteral("agent");
        entry.uid = entry.gid = 1000;
        entry.modified = QDateTime::currentDateTimeUtc().addSecs(other ? -5400 : -60);
    }
    return files;
}

} // namespace

/// Shows previews, the editor and comparisons with made-up files.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("scene"),
                                 QStringLiteral("preview, hex, quick, editor, clash, compare or folders."));
    parser.addOptions(
        {{QStringLiteral("dark"), QStringLiteral("Dark palette.")},
         {QStringLiteral("save"), QStringLiteral("Write a picture and end."), QStringLiteral("file")}});
    parser.process(app);
    ThemeController theme(app, parser.isSet(QStringLiteral("dark")) ? ThemeChoice::Dark : ThemeChoice::Light,
                          false);
    const QString scene = parser.positionalArguments().value(0, QStringLiteral("preview"));
    const auto left = makeFiles(false);
    const auto right = makeFiles(true);
    const auto target = [](const std::shared_ptr<MemoryFileSystem> &files, const char *path,
                           const char *title) {
        return LookTarget{.fileSystem = files,
                          .location = {{FilePlace::Kind::Volume, {}, QLatin1String(title)}, path},
                          .entry = files->node(path).entry,
                          .placeTitle = QLatin1String(title)};
    };
    MemoryEditDrafts drafts;
    LibArchiveLister archives;
    QWidget window;
    LookWindows windows({&archives, &drafts}, &window);
    PreviewPane pane(&window);
    pane.setWindows(&windows);
    window.resize(264, 540);
    pane.resize(window.size());
    QWidget *shown = &window;
    if (scene == QLatin1String("quick")) {
        windows.togglePreview(target(left, "/news.example.com.jsonl", "crawl-cache"));
    } else if (scene == QLatin1String("editor") || scene == QLatin1String("clash")) {
        windows.edit(target(right, "/settings.toml", "crawl-cache"));
        QTimer::singleShot(300, &window, [&] {
            auto *editor = window.findChild<EditorWindow *>();
            auto *text = editor->findChild<CodeEdit *>();
            text->insertPlainText(QStringLiteral("# edited by hand\n"));
            text->search(QStringLiteral("port"));
            if (scene == QLatin1String("editor"))
                return;
            right->addFile("/settings.toml", "port = 1\n");
            editor->findChild<QAction *>(QStringLiteral("editorSave"))->trigger();
        });
    } else if (scene == QLatin1String("compare")) {
        windows.compare(target(left, "/settings.toml", "crawl-cache"),
                        target(right, "/settings.toml", "spare"));
    } else if (scene == QLatin1String("folders")) {
        windows.compare(target(left, "/site", "crawl-cache"), target(right, "/site", "spare"));
    } else if (scene == QLatin1String("hex")) {
        pane.show(target(left, "/data.bin", "crawl-cache"));
        window.show();
    } else {
        pane.show(target(left, "/news.example.com.jsonl", "crawl-cache"),
                  PreviewPane::Other{QStringLiteral("Right pane"), right->node("/settings.toml").entry});
        window.show();
    }
    if (!window.isVisible()) {
        const auto children = window.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (QWidget *child : children) {
            if (child->isWindow() && child->isVisible())
                shown = child;
        }
    }
    const QString file = parser.value(QStringLiteral("save"));
    if (!file.isEmpty())
        QTimer::singleShot(1500, &app, [&] {
            shown->grab().save(file);
            QApplication::quit();
        });
    return QApplication::exec();
}
