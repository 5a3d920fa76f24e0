// SPDX-License-Identifier: Apache-2.0
#include "fakebatch.h"
#include "fakeservices.h"
#include "fakewindow.h"
#include "memoryinventory.h"

#include "dialogs/batch/batchdialog.h"
#include "dialogs/templates/placeholderdialog.h"
#include "dialogs/templates/savetemplatedialog.h"
#include "dialogs/templates/templatesdialog.h"

#include <core/specjson.h>
#include <models/draftshelf.h>
#include <models/imagehistory.h>
#include <models/namepattern.h>
#include <models/specdraft.h>
#include <models/specsecrets.h>
#include <ui/newsandboxdialog.h>

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSpinBox>
#include <QTimer>

using namespace osc;
using namespace osc::test;

namespace {

SandboxSpec crawlerSpec()
{
    SandboxSpec spec = SpecDraft::newSpec();
    spec.image = QStringLiteral("python:3.11");
    spec.metadata = {{QStringLiteral("name"), QStringLiteral("crawler-${region}")},
                     {QStringLiteral("team"), QStringLiteral("${team}")}};
    spec.env.insert(QStringLiteral("API_TOKEN"), QStringLiteral("secret"));
    return spec;
}

SpecTemplate crawlerTemplate()
{
    SpecTemplate made = templateOf(crawlerSpec(), {QStringLiteral("API_TOKEN")});
    made.name = QStringLiteral("Crawler");
    made.note = QStringLiteral("One for each region; ask Ops for a token first.");
    for (TemplatePlaceholder &placeholder : made.placeholders) {
        if (!placeholder.secret)
            placeholder.defaultValue =
                placeholder.name == u"team" ? QStringLiteral("agents") : QStringLiteral("eu-west");
    }
    return made;
}

QList<BatchRow> sampleRows()
{
    SandboxSpec spec = SpecDraft::newSpec();
    spec.image = QStringLiteral("registry.example.org/agents/evaluation:2026-11");
    auto rows = namedRows(spec, *expandNames(QStringLiteral("eval-{n:03}"), 24));
    for (BatchRow &row : rows)
        row.line = row.number;
    rows[6].state = BatchRow::State::Bad;
    rows[6].error.message = QStringLiteral("timeout: The lifetime is 5 s; it has to be at least 60 s.");
    rows[18].state = BatchRow::State::Bad;
    rows[18].spec = {};
    rows[18].error.message = QStringLiteral("The text is not JSON: it cannot be read from character 27 on.");
    return rows;
}

} // namespace

/// Shows one of the dialogs around creating with made-up content; with --save it writes a picture and ends.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("what"),
                                 QStringLiteral("draft, several, template, edit, templates, save, "
                                                "placeholders, batch, running, drop"));
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("Dark palette.")},
                       {QStringLiteral("save"), QStringLiteral("Write a picture."), QStringLiteral("file")}});
    parser.process(app);
    const QString what = parser.positionalArguments().value(0);
    ThemeController theme(app, parser.isSet(QStringLiteral("dark")) ? ThemeChoice::Dark : ThemeChoice::Light,
                          false);

    FakeClock clock;
    MemorySpecLibrary library;
    MemoryInventory inventory;
    FakeSecretStore secrets;
    FakeCreateBackend backend(QStringLiteral("here"), QStringLiteral("This computer"));
    backend.can.setMissing(Feature::Snapshots, QStringLiteral("Snapshots come with a later version."));
    backend.setLive();
    TemplateStore templates(library, clock);
    DraftShelf shelf(library, clock);
    ImageHistory images(inventory, library);
    SpecTemplate plain = crawlerTemplate();
    plain.name = QStringLiteral("Nightly evaluation");
    plain.note.clear();
    plain.placeholders.clear();
    library.kept = {{QStringLiteral("1"), templateToJson(crawlerTemplate()), clock.now().addDays(-2)},
                    {QStringLiteral("2"), templateToJson(plain), clock.now().addSecs(-900)},
                    {QStringLiteral("3"), R"({"opensandboxTemplate":9,"name":"Training from the new lab"})",
                     clock.now().addDays(-9)}};
    templates.refresh();
    DraftRecord draft;
    draft.id = QStringLiteral("d");
    draft.connectionId = QStringLiteral("gone");
    draft.connectionName = QStringLiteral("staging");
    SandboxSpec typed = crawlerSpec();
    typed.metadata.insert(QStringLiteral("name"), QStringLiteral("crawler-eu-west"));
    typed.metadata.insert(QStringLiteral("team"), QStringLiteral("agents"));
    draft.specJson = toStoredJson(withoutHiddenValues(typed, {QStringLiteral("API_TOKEN")}));
    draft.savedAt = clock.now().addSecs(-1860);
    library.keptDrafts = {draft};

    NewSandboxDialog form({&backend}, backend.profile().id, &secrets, nullptr,
                          {.templates = &templates, .drafts = &shelf, .images = &images});
    WindowFixture fixture(theme);
    auto *batchBackend = static_cast<FakeBatchBackend *>(fixture.registry.add(
        std::make_unique<FakeBatchBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    batchBackend->setLive();
    BatchDialog batch(fixture.registry, QStringLiteral("here"),
                      {[&](Backend &on, const QList<BatchRow> &rows) {
                           return new BatchRun(on, fixture.activity, nullptr, rows, &fixture.registry);
                       },
                       [](BatchRun *) {}},
                      4, nullptr);
    TemplatesDialog manager(templates, nullptr);
    SaveTemplateDialog saving(templates, crawlerTemplate(), {}, nullptr);
    PlaceholderDialog asking(crawlerTemplate(), backend.rules, nullptr);
    MainWindow window(fixture.services());
    QWidget *shown = &form;
    constexpr int settled = 700;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/shared/train"))});
    QDragEnterEvent enter({300, 300}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    if (what == u"draft") {
        form.restoreDraft();
    } else if (what == u"several") {
        SandboxSpec spec = typed;
        spec.metadata.insert(QStringLiteral("name"), QStringLiteral("eval-{n:03}"));
        form.setSpec(spec);
        form.findChild<QSpinBox *>(QStringLiteral("countSpin"))->setValue(24);
    } else if (what == u"template") {
        form.findChild<QWidget *>(QStringLiteral("startSegments"))
            ->findChildren<QAbstractButton *>()
            .at(2)
            ->click();
    } else if (what == u"edit") {
        QTimer::singleShot(settled / 2, &form, [&] { form.editTemplate(QStringLiteral("1")); });
    } else if (what == u"templates") {
        shown = &manager;
    } else if (what == u"save") {
        shown = &saving;
    } else if (what == u"placeholders") {
        shown = &asking;
    } else if (what == u"batch" || what == u"running") {
        shown = &batch;
        batch.createRows(sampleRows());
        for (int i = 0; i < 8; ++i) {
            auto &creation = batchBackend->creating.creations.front();
            if (i == 3)
                batchBackend->creating.fail(creation.spec.name());
            else
                batchBackend->creating.succeed(creation.spec.name());
        }
    } else if (what == u"drop") {
        shown = &window;
        window.resize(1440, 900);
        QTimer::singleShot(settled / 2, &window, [&] { QApplication::sendEvent(&window, &enter); });
    }
    shown->show();
    if (const QString file = parser.value(QStringLiteral("save")); !file.isEmpty()) {
        QTimer::singleShot(2 * settled, &app, [&, file] {
            shown->grab().save(file);
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
