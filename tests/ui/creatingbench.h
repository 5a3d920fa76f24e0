// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebatch.h"
#include "fakeservices.h"
#include "fakewindow.h"
#include "memoryinventory.h"

#include <models/draftshelf.h>
#include <models/imagehistory.h>
#include <models/specdraft.h>
#include <models/specsecrets.h>
#include <models/templatestore.h>
#include <ui/newsandboxdialog.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

inline SandboxSpec webSpec()
{
    SandboxSpec spec = SpecDraft::newSpec();
    spec.image = QStringLiteral("python:3.11");
    spec.metadata.insert(QStringLiteral("name"), QStringLiteral("web"));
    return spec;
}

inline QByteArray jsonLine(const QString &name, const QByteArray &more = {})
{
    return R"({"image":{"uri":"python:3.11"},"entrypoint":["sleep","9"],"timeout":600,"resourceLimits":{"cpu":"1"},"metadata":{"name":")" +
           name.toUtf8() + "\"}" + more + "}\n";
}

template<typename T>
T *childOf(const QWidget *parent, const char *name)
{
    T *found = parent->findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("No %s", name);
    return found;
}

inline void pressButton(const QWidget *parent, const char *name)
{
    auto *button = childOf<QAbstractButton>(parent, name);
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

inline QString words(const QWidget *widget)
{
    QString text;
    const auto labels = widget->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        text += label->text() + u'\n';
    return text;
}

/// Everything that a form can be filled from, in memory.
struct FormBench
{
    FormBench()
    {
        backend.setLive();
        templates.refresh();
    }
    [[nodiscard]] std::unique_ptr<NewSandboxDialog> form(const QString &connection = QStringLiteral("here"))
    {
        auto dialog = std::make_unique<NewSandboxDialog>(
            QList<Backend *>{&backend}, connection, &secrets, nullptr,
            FormSources{.templates = &templates, .drafts = &shelf, .images = &images});
        dialog->show();
        return dialog;
    }
    QString keep(const QString &name, const SandboxSpec &spec, const QSet<QString> &hidden = {})
    {
        SpecTemplate made = templateOf(spec, hidden);
        made.name = name;
        const QString id = templates.add(made);
        (void)QTest::qWaitFor([&] { return templates.find(id) != nullptr; });
        return id;
    }

    FakeClock clock;
    MemorySpecLibrary library;
    MemoryInventory inventory;
    FakeSecretStore secrets;
    FakeCreateBackend backend{QStringLiteral("here"), QStringLiteral("This computer")};
    TemplateStore templates{library, clock};
    DraftShelf shelf{library, clock};
    ImageHistory images{inventory, library};
};

/// A window over a connection that creates when the test says so.
struct CreatingWindow
{
    ThemeController theme{*qApp, ThemeChoice::Light, false};
    WindowFixture fixture{theme};
    FakeBatchBackend *backend = nullptr;
    std::unique_ptr<MainWindow> window;

    CreatingWindow()
    {
        backend = static_cast<FakeBatchBackend *>(fixture.registry.add(
            std::make_unique<FakeBatchBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
        backend->setLive();
        window = std::make_unique<MainWindow>(fixture.services());
        window->setWindowState(Qt::WindowNoState);
        window->resize(1200, 700);
        window->show();
    }
    template<typename T>
    [[nodiscard]] T *dialog() const
    {
        const auto all = window->findChildren<T *>(QString(), Qt::FindDirectChildrenOnly);
        for (T *one : all)
            if (one->isVisible())
                return one;
        return nullptr;
    }
    void trigger(const char *action) const
    {
        auto *found = window->findChild<QAction *>(QString::fromLatin1(action));
        QVERIFY2(found, action);
        found->trigger();
    }
    void drop(const QStringList &paths) const
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        QDragEnterEvent enter({300, 300}, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(window->findChild<QWidget *>(QStringLiteral("dropZone"))->isVisible());
        QDropEvent drop({300, 300}, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(window.get(), &drop);
        QVERIFY(!window->findChild<QWidget *>(QStringLiteral("dropZone"))->isVisible());
    }
};

/// Files that a test drops or opens.
class TestFiles
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    /// Writes a file and returns its path.
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s was not written", qPrintable(name));
        return file.fileName();
    }

private:
    QTemporaryDir m_dir;
};

} // namespace osc::test
