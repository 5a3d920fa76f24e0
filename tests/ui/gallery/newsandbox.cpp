// SPDX-License-Identifier: Apache-2.0
#include "fakeservices.h"

#include <ui/newsandboxdialog.h>
#include <ui/theme.h>

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QListWidget>
#include <QTimer>

using namespace osc;

namespace {

SandboxSpec sampleSpec(bool conflict)
{
    SandboxSpec spec;
    spec.image = QStringLiteral("python:3.11");
    spec.timeoutSeconds = 3600;
    spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("1")},
                           {QStringLiteral("memory"), QStringLiteral("2Gi")}};
    spec.metadata = {{QStringLiteral("name"), QStringLiteral("crawler-eu-west")},
                     {QStringLiteral("team"), QStringLiteral("agents")}};
    spec.env.insert(QStringLiteral("API_TOKEN"), QStringLiteral("secret"));
    spec.env.insert(QStringLiteral("MODE"), QStringLiteral("fast"));
    VolumeSpec cache;
    cache.name = QStringLiteral("cache");
    cache.claim.claimName = QStringLiteral("crawl-cache");
    cache.mountPath = QStringLiteral("/mnt/cache");
    VolumeSpec train;
    train.name = QStringLiteral("train");
    train.kind = VolumeKind::Host;
    train.hostPath = QStringLiteral("/data/shared");
    train.subPath = QStringLiteral("datasets/train");
    train.mountPath = QStringLiteral("/mnt/train");
    train.readOnly = true;
    VolumeSpec raw;
    raw.name = QStringLiteral("crawl-raw");
    raw.claim.claimName = QStringLiteral("acme-crawl-raw");
    raw.subPath = QStringLiteral("2026-11");
    raw.mountPath = conflict ? QStringLiteral("/mnt/cache") : QStringLiteral("/mnt/raw");
    spec.volumes = {cache, train, raw};
    return spec;
}

CreateProgress samplePull()
{
    CreateProgress progress;
    progress.step = CreateStep::PullImage;
    progress.text = QStringLiteral("Pulling python:3.11, 34 of 120 MiB");
    progress.current = 34LL << 20;
    progress.total = 120LL << 20;
    progress.layers = {
        {QStringLiteral("4f4fb700ef54"), QStringLiteral("Pull complete"), 20LL << 20, 20LL << 20},
        {QStringLiteral("a3ed95caeb02"), QStringLiteral("Downloading"), 14LL << 20, 80LL << 20},
        {QStringLiteral("b98aae96db26"), QStringLiteral("Waiting"), 0, 0}};
    return progress;
}

Error sampleError()
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.message = QStringLiteral("Image python:3.13-foo was not found in the registry.");
    error.advice = QStringLiteral("Check the tag, or choose an image that is on the engine.");
    error.detail = QStringLiteral("manifest for python:3.13-foo not found: manifest unknown");
    error.code = QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED");
    return error;
}

} // namespace

/// Shows the New sandbox dialog with made-up content; with --save it writes a picture and ends.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("dark"), QStringLiteral("Dark palette.")},
         {QStringLiteral("empty"), QStringLiteral("Nothing filled in.")},
         {QStringLiteral("narrow"), QStringLiteral("The smallest size.")},
         {QStringLiteral("conflict"), QStringLiteral("Two mounts at one path.")},
         {QStringLiteral("page"), QStringLiteral("0 to 6."), QStringLiteral("number"), QStringLiteral("0")},
         {QStringLiteral("mount"), QStringLiteral("Which mount."), QStringLiteral("number"),
          QStringLiteral("2")},
         {QStringLiteral("creating"), QStringLiteral("\"pull\" or \"failed\"."), QStringLiteral("state")},
         {QStringLiteral("font"), QStringLiteral("Font family."), QStringLiteral("family")},
         {QStringLiteral("save"), QStringLiteral("Write a picture."), QStringLiteral("file")}});
    parser.process(app);
    if (parser.isSet(QStringLiteral("font"))) {
        QFont font(parser.value(QStringLiteral("font")));
        font.setPointSizeF(9.75);
        QApplication::setFont(font);
    }
    const ThemeController theme(
        app, parser.isSet(QStringLiteral("dark")) ? ThemeChoice::Dark : ThemeChoice::Light, false);

    test::FakeCreateBackend backend(QStringLiteral("here"), QStringLiteral("This computer"));
    test::FakeSecretStore secrets;
    ImageFacts image;
    image.present = true;
    image.entrypoint = {QStringLiteral("python3")};
    image.size = 45LL << 20;
    image.createdAt = QDateTime::currentDateTimeUtc().addDays(-12);
    backend.imageService.images.insert(QStringLiteral("python:3.11"), image);
    Claim claim;
    claim.name = QStringLiteral("crawl-cache");
    claim.driver = QStringLiteral("local");
    backend.volumeService.claims = {claim};
    HostPathFacts folder;
    folder.exists = true;
    folder.isDirectory = true;
    folder.readable = true;
    backend.hostPathService.facts.insert(QStringLiteral("/data/shared"), folder);
    backend.rules.hostCpus = 8;
    backend.rules.hostMemory = 16LL << 30;
    backend.setLive();

    NewSandboxDialog dialog({&backend}, backend.profile().id, &secrets);
    if (parser.isSet(QStringLiteral("narrow")))
        dialog.resize(dialog.minimumSize());
    dialog.show();
    if (!parser.isSet(QStringLiteral("empty")))
        dialog.setSpec(sampleSpec(parser.isSet(QStringLiteral("conflict"))));
    dialog.findChild<QListWidget *>(QStringLiteral("pageList"))
        ->setCurrentRow(parser.value(QStringLiteral("page")).toInt());
    dialog.findChild<QListWidget *>(QStringLiteral("mountList"))
        ->setCurrentRow(parser.value(QStringLiteral("mount")).toInt());
    constexpr int settled = 900;
    if (const QString state = parser.value(QStringLiteral("creating")); !state.isEmpty()) {
        QTimer::singleShot(settled / 2, &dialog, [&, state] {
            ConnectionProfile profile = backend.profile();
            profile.allowedHostPaths = {QStringLiteral("/data/shared")};
            backend.setProfile(profile);
        });
        QTimer::singleShot(settled, &dialog, [&, state] {
            dialog.findChild<QAbstractButton *>(QStringLiteral("createSandboxButton"))->click();
            backend.creating.progress(samplePull());
            if (state == u"failed")
                backend.creating.fail(sampleError());
        });
    }
    if (const QString file = parser.value(QStringLiteral("save")); !file.isEmpty()) {
        QTimer::singleShot(2 * settled, &app, [&, file] {
            dialog.grab().save(file);
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
