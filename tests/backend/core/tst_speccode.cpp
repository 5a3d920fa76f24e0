// SPDX-License-Identifier: Apache-2.0
#include <core/specjson.h>

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace osc;

namespace {

SandboxSpec simpleSpec()
{
    SandboxSpec spec;
    spec.image = u"python:3.13"_qs;
    spec.entrypoint = QStringList{u"sh"_qs, u"-c"_qs, u"echo \"it's $HOME\"\nsleep 60"_qs};
    spec.timeoutSeconds = 3600;
    spec.resourceLimits = {{u"cpu"_qs, u"500m"_qs}, {u"memory"_qs, u"512Mi"_qs}};
    spec.env = {{u"GREETING"_qs, u"grüße `x`"_qs}, {u"SKIPPED"_qs, std::nullopt}};
    spec.metadata = {{u"name"_qs, u"crawler"_qs}};
    return spec;
}

SandboxSpec fullSpec()
{
    SandboxSpec spec = simpleSpec();
    spec.auth = RegistryLogin{u"robot"_qs, SecretString(u"hunter2"_qs)};
    spec.timeoutSeconds.reset();
    spec.resourceRequests = {{u"cpu"_qs, u"100m"_qs}};
    spec.lifecycle.preStart = LifecycleHook{{}, {}, {u"make"_qs, u"ready"_qs}, 90};
    spec.lifecycle.periodic = {{u"tick"_qs, u"*/5 * * * *"_qs, {u"date"_qs}, {}}};
    spec.platformOs = u"linux"_qs;
    spec.platformArch = u"arm64"_qs;
    spec.networkPolicy = NetworkPolicy{u"deny"_qs, {{u"allow"_qs, u"*.example.org"_qs}}};
    spec.credentialProxy = true;
    spec.secureAccess = true;
    VolumeSpec host;
    host.name = u"src"_qs;
    host.kind = VolumeKind::Host;
    host.hostPath = u"/data/a\\b"_qs;
    host.mountPath = u"/mnt/src"_qs;
    host.subPath = u"a/b"_qs;
    host.readOnly = true;
    VolumeSpec claim;
    claim.name = u"cache"_qs;
    claim.claim = {u"crawl-cache"_qs, false, true, u"fast"_qs, u"10Gi"_qs, {u"ReadWriteOnce"_qs}};
    claim.mountPath = u"/mnt/cache"_qs;
    VolumeSpec bucket;
    bucket.name = u"raw"_qs;
    bucket.kind = VolumeKind::Ossfs;
    bucket.ossfs = {
        u"raw-data"_qs, u"oss.example.org"_qs, u"1.0"_qs, {u"allow_other"_qs}, u"crawl-writer"_qs};
    bucket.mountPath = u"/mnt/raw"_qs;
    spec.volumes = {host, claim, bucket};
    spec.extensions = {{u"access.renew.extend.seconds"_qs, u"600"_qs}};
    spec.readiness.kind = ReadinessCheck::Kind::State;
    return spec;
}

SandboxSpec snapshotSpec()
{
    SandboxSpec spec;
    spec.snapshotId = u"00000000-0000-4000-8000-000000000000"_qs;
    spec.timeoutSeconds = 600;
    return spec;
}

QString golden(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/speccode/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What a stand-in for osb gets: each argument and a \1, then its standard input.
QString shellOutput(const QString &command)
{
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(u"sh"_qs,
                {u"-c"_qs, u"osb() { for a; do printf '%s\\001' \"$a\"; done; cat; }\n"_qs + command});
    shell.closeWriteChannel();
    shell.waitForFinished();
    return QString::fromUtf8(shell.readAll());
}

} // namespace

class TestSpecCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCodeIsAsItWasChecked_data()
    {
        QTest::addColumn<SandboxSpec>("spec");
        QTest::addColumn<QString>("name");
        QTest::newRow("simple") << simpleSpec() << u"simple"_qs;
        QTest::newRow("full") << fullSpec() << u"full"_qs;
        QTest::newRow("snapshot") << snapshotSpec() << u"snapshot"_qs;
    }

    void theCodeIsAsItWasChecked()
    {
        QFETCH(SandboxSpec, spec);
        QFETCH(QString, name);
        QCOMPARE(toOsbCommand(spec) + u'\n', golden(name + u".sh"_qs));
        QCOMPARE(toPythonCode(spec), golden(name + u".py"_qs));
    }

    void noTextEscapesFromTheCommand_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text :
             {u"a b"_qs, u"it's"_qs, u"$(touch x)"_qs, u"`id`"_qs, u"a\nREQUEST\nb"_qs, u"\\"_qs, u"\\\n"_qs,
              u"\"; exit 1; \""_qs, u"${registry.password}"_qs, u"-n"_qs, u"!x"_qs, u"grüße"_qs})
            QTest::newRow(qPrintable(text.toHtmlEscaped())) << text;
    }

    /// A shell runs both forms with a stand-in for osb that prints what it gets.
    void noTextEscapesFromTheCommand()
    {
        QFETCH(QString, text);
        SandboxSpec spec = simpleSpec();
        spec.entrypoint = QStringList{text};
        spec.env = {{u"TEXT"_qs, text}};
        QCOMPARE(shellOutput(toOsbCommand(spec)).section(u"--entrypoint="_qs, 1).section(u"\1"_qs, 0, 0),
                 text);
        QVERIFY(shellOutput(toOsbCommand(spec)).contains(u"--env=TEXT="_qs + text + u'\1'));

        spec.platformOs = u"linux"_qs;
        spec.platformArch = u"amd64"_qs;
        const auto read = specFromJson(shellOutput(toOsbCommand(spec)).section(u'\1', -1).toUtf8());
        QVERIFY(read.ok());
        QCOMPARE(read->entrypoint, spec.entrypoint);
        QCOMPARE(read->env, spec.env);
    }

    void secretsComeFromVariables()
    {
        const SandboxSpec spec = fullSpec();
        for (const QString &code : {toOsbCommand(spec), toPythonCode(spec)}) {
            QVERIFY(!code.contains(u"hunter2"_qs));
            QVERIFY(code.contains(u"CRAWL_WRITER_ACCESS_KEY_SECRET"_qs));
            QVERIFY(code.contains(u"REGISTRY_PASSWORD"_qs));
        }
        SandboxSpec simple = simpleSpec();
        simple.auth = spec.auth;
        QVERIFY(toOsbCommand(simple).contains(u"--image-auth-password=\"${REGISTRY_PASSWORD}\""_qs));
        QVERIFY(!toOsbCommand(simple).contains(u"hunter2"_qs));
    }

    void aTemplateIsStartedByItsOwnFunction()
    {
        SandboxSpec spec;
        spec.templateId = u"tpl-1"_qs;
        spec.timeoutSeconds = 600;
        const QString python = toPythonCode(spec).simplified();
        QVERIFY2(python.contains(u"SandboxSync.create_from_template( \"tpl-1\", timeout="_qs),
                 qPrintable(python));
        QVERIFY(toOsbCommand(spec).contains(u"--template=tpl-1"_qs));
        const auto read = specFromJson(toRequestJson(spec, false));
        QVERIFY(read.ok());
        QCOMPARE(*read, spec);
    }

    void pythonTextShowsWhatItIs()
    {
        SandboxSpec spec = simpleSpec();
        spec.image = u"a\"\\\r\u202e🙂"_qs;
        QVERIFY(toPythonCode(spec).contains(u"\"a\\\"\\\\\\u000d\\u202e🙂\""_qs));
    }
};

QTEST_GUILESS_MAIN(TestSpecCode)
#include "tst_speccode.moc"
