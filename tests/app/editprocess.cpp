// SPDX-License-Identifier: Apache-2.0
#include <files/fileeditdrafts.h>
#include <files/localfilesystem.h>
#include <models/fileeditor.h>

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace osc;

/// Edits FILE as the console does, with drafts in FOLDER, until it is killed. With "type" it only types; with
/// "save" it saves again and again, each time another letter, the whole file.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const bool saves = arguments.at(1) == QStringLiteral("save");
    FileWorker worker;
    FileEditDrafts drafts(worker, arguments.at(3));
    FileEditor editor(&drafts);
    QString text;
    char16_t letter = u'a';
    const auto type = [&] {
        letter = letter == u'z' ? u'a' : static_cast<char16_t>(letter + 1);
        text = QString(4'000'000, QChar(letter));
        editor.touch();
    };
    editor.setTextSource([&] { return text; });
    QObject::connect(&editor, &FileEditor::textReplaced, &app, [&] {
        type();
        std::puts("typed");
        std::fflush(stdout);
        if (saves)
            editor.save(text);
    });
    QObject::connect(&editor, &FileEditor::saved, &app, [&] {
        type();
        editor.save(text);
    });
    LookTarget target;
    target.fileSystem = std::make_shared<LocalFileSystem>();
    target.location.path = QFile::encodeName(arguments.at(2));
    target.entry.name = "file";
    editor.open(target);
    return QCoreApplication::exec();
}
