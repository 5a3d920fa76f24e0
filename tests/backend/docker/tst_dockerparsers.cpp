// SPDX-License-Identifier: Apache-2.0
#include "createbody.h"
#include "createerrors.h"
#include "filescripts.h"
#include "imagepull.h"
#include "jsonarraysink.h"
#include "listingparser.h"
#include "muxstream.h"
#include "portallocator.h"
#include "registryauth.h"
#include "replaysource.h"

#include <core/tarball.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace osc;

namespace {

QByteArray frame(char stream, const QByteArray &payload)
{
    QByteArray header("\0\0\0\0\0\0\0\0", 8);
    header[0] = stream;
    header[6] = static_cast<char>(payload.size() >> 8);
    header[7] = static_cast<char>(payload.size() & 0xff);
    return header + payload;
}

QList<QByteArray> testLines(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/docker/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

} // namespace

/// Bytes and texts of the Engine, of registries and of files inside containers.
class TestDockerParsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anArrayCutAnywhereGivesTheSameElements_data();
    void anArrayCutAnywhereGivesTheSameElements();
    void aSourceGivesItsLastBytesAgain()
    {
        ReplaySource source(std::make_shared<BufferSource>("0123456789"), 4);
        QByteArray got;
        while (source.count() < 8)
            got += source.read(3).value_or(QByteArray());
        QCOMPARE(got, QByteArray("012345678"));
        QVERIFY(!source.goBackTo(10)); // not given yet
        QVERIFY(!source.goBackTo(2));  // forgotten
        QVERIFY(source.goBackTo(5));
        QCOMPARE(source.count(), 5);
        QCOMPARE(source.read(2).value_or(QByteArray()), QByteArray("56"));
        QVERIFY(source.goBackTo(6));
        QCOMPARE(source.read(9).value_or(QByteArray()), QByteArray("678"));
        QCOMPARE(source.read(9).value_or(QByteArray()), QByteArray("9"));
        QVERIFY(!source.read(9));
        QCOMPARE(source.count(), 10);
    }

    void framesCutAnywhereGiveTheSameOutput();
    void whatIsNoFrameIsRefused();
    void aTarCutAnywhereGivesTheSameMembers();
    void longNamesAndLargeOwnersSurviveATar();
    void aDamagedTarIsBroken();
    void referencesAreSplit_data();
    void referencesAreSplit();
    void aPullTellsItsLayers();
    void theErrorInsideAPullIsKept();
    void pullErrorsAreToldApart_data();
    void pullErrorsAreToldApart();
    void portsAreDifferentAndFree();
    void noFreePortIsExhausted();
    void theRegistryHeaderIsPaddedBase64Url();
    void theDockerConfigurationIsRead();
    void theRegistryOfAReferenceIsNamed_data();
    void theRegistryOfAReferenceIsNamed();
    void theLabelsAreThoseOfTheServer();
    void theBodyIsThatOfTheServer();
    void withoutExecdTheImagesEntrypointIsCleared();
    void theRulesOfTheSidecarAreWrittenLikePythonDoes();
    void startErrorsAreExplained_data();
    void startErrorsAreExplained();
    void listingsCutAnywhereGiveTheSameEntries();
    void whatIsNoListingIsRefused_data();
    void whatIsNoListingIsRefused();
    void sizesAreSummedUp();
    void argumentsAreHarmlessText();

private:
    static ContainerPlan plan()
    {
        ContainerPlan plan;
        plan.sandboxId = QStringLiteral("0f0e");
        plan.image = QStringLiteral("busybox:1");
        plan.command = {QStringLiteral("sleep"), QStringLiteral("600")};
        plan.expiresAt = QDateTime(QDate(2026, 11, 21), QTime(7, 47, 39, 328), Qt::UTC);
        plan.ports = {41963, 59031, 0};
        return plan;
    }
};

void TestDockerParsers::anArrayCutAnywhereGivesTheSameElements_data()
{
    QTest::addColumn<QByteArray>("array");
    QTest::addColumn<QByteArrayList>("elements");
    QTest::addColumn<bool>("whole");
    QTest::newRow("objects") << QByteArray(R"( [ {"a":[1, {"b":"]}"}]},{"c":"x\\","d":"\","} , 7 ] )")
                             << QByteArrayList{R"({"a":[1, {"b":"]}"}]})", R"({"c":"x\\","d":"\","})", "7"}
                             << true;
    QTest::newRow("empty") << QByteArray("[]\n") << QByteArrayList() << true;
    QTest::newRow("one that is too long")
        << QByteArray("[1,\"" + QByteArray(80, 'x') + "\",2]") << QByteArrayList{"1", "", "2"} << true;
    QTest::newRow("broken off") << QByteArray(R"([{"a":1},{"b")") << QByteArrayList{R"({"a":1})"} << false;
    QTest::newRow("no array") << QByteArray(R"({"message":"[]"})") << QByteArrayList() << false;
    QTest::newRow("more behind it") << QByteArray("[1] 2") << QByteArrayList{"1"} << false;
}
void TestDockerParsers::anArrayCutAnywhereGivesTheSameElements()
{
    QFETCH(QByteArray, array);
    QFETCH(QByteArrayList, elements);
    QFETCH(bool, whole);
    for (qsizetype length = 1; length <= array.size(); ++length) {
        QByteArrayList found;
        JsonArraySink sink([&](const QByteArrayList &batch) { found += batch; }, 64);
        for (qsizetype at = 0; at < array.size(); at += length)
            sink.write(QByteArrayView(array).sliced(at, std::min(length, array.size() - at)));
        QCOMPARE(sink.finish(), whole);
        QCOMPARE(found, elements);
    }
}

void TestDockerParsers::framesCutAnywhereGiveTheSameOutput()
{
    const QByteArray stream =
        frame(1, "out") + frame(2, "") + frame(2, "error") + frame(1, QByteArray(300, 'x'));
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        QByteArray out;
        QByteArray err;
        MuxStreamParser parser;
        const auto take = [&](CommandOutput::Stream to, QByteArrayView bytes) {
            (to == CommandOutput::Stream::Stdout ? out : err).append(bytes.data(), bytes.size());
        };
        QVERIFY(parser.feed(stream.left(cut), take));
        QVERIFY(parser.feed(stream.mid(cut), take));
        QVERIFY(parser.isAtBoundary());
        QCOMPARE(out, QByteArray("out") + QByteArray(300, 'x'));
        QCOMPARE(err, QByteArray("error"));
    }
}

void TestDockerParsers::whatIsNoFrameIsRefused()
{
    MuxStreamParser parser;
    int pieces = 0;
    QVERIFY(!parser.feed("HTTP/1.1 200 OK", [&](CommandOutput::Stream, QByteArrayView) { ++pieces; }));
    QVERIFY(!parser.feed(frame(1, "x"), [&](CommandOutput::Stream, QByteArrayView) { ++pieces; }));
    QCOMPARE(pieces, 0);
}

void TestDockerParsers::aTarCutAnywhereGivesTheSameMembers()
{
    TarEntry file;
    file.path = "a/file";
    file.size = 700;
    file.mode = 0755;
    TarEntry link;
    link.path = "a/link";
    link.type = FileType::Symlink;
    link.linkTarget = "file";
    const QByteArray content(700, 'c');
    const QByteArray tar = tarHeader(file) + content + tarPadding(700) + tarHeader(link) + tarEnd();
    for (qsizetype cut = 0; cut <= tar.size(); cut += 7) {
        QList<TarEntry> entries;
        QByteArray data;
        TarStreamReader reader({[&](const TarEntry &entry) {
                                    entries.append(entry);
                                    return true;
                                },
                                [&](QByteArrayView bytes) {
                                    data.append(bytes.data(), bytes.size());
                                    return true;
                                }});
        reader.feed(tar.left(cut));
        reader.feed(tar.mid(cut));
        QCOMPARE(reader.state(), TarStreamReader::State::Ended);
        QCOMPARE(entries, (QList<TarEntry>{file, link}));
        QCOMPARE(data, content);
    }
}

void TestDockerParsers::longNamesAndLargeOwnersSurviveATar()
{
    TarEntry entry;
    entry.path = QByteArray(250, 'n') + "/\xff";
    entry.type = FileType::Symlink;
    entry.linkTarget = QByteArray(180, 't');
    entry.uid = 4'000'000'000;
    entry.gid = 3'999'999'999;
    QList<TarEntry> entries;
    TarStreamReader reader({[&](const TarEntry &member) {
                                entries.append(member);
                                return true;
                            },
                            {}});
    reader.feed(tarHeader(entry) + tarEnd());
    QCOMPARE(entries, QList<TarEntry>{entry});
}

void TestDockerParsers::aDamagedTarIsBroken()
{
    QByteArray tar = tarHeader({.path = "file"});
    tar[10] = 'X';
    TarStreamReader reader({});
    QCOMPARE(reader.feed(tar), TarStreamReader::State::Broken);
}

void TestDockerParsers::referencesAreSplit_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("tag");
    QTest::newRow("name") << "python"
                          << "python"
                          << "latest";
    QTest::newRow("tag") << "python:3.11"
                         << "python"
                         << "3.11";
    QTest::newRow("port") << "localhost:5000/a/b"
                          << "localhost:5000/a/b"
                          << "latest";
    QTest::newRow("port and tag") << "localhost:5000/a:1"
                                  << "localhost:5000/a"
                                  << "1";
    QTest::newRow("digest") << "a/b@sha256:00"
                            << "a/b"
                            << "sha256:00";
}

void TestDockerParsers::referencesAreSplit()
{
    QFETCH(QString, reference);
    QFETCH(QString, repository);
    QFETCH(QString, tag);
    QCOMPARE(ImageReference::fromText(reference), (ImageReference{repository, tag}));
}

void TestDockerParsers::aPullTellsItsLayers()
{
    PullTracker tracker;
    for (const auto &line : testLines(QStringLiteral("pull-stream-ok.txt"))) {
        if (const auto parsed = decodePullLine(line))
            tracker.take(*parsed);
    }
    QVERIFY(tracker.error().isEmpty());
    QCOMPARE(tracker.layers().size(), 3);
    QCOMPARE(tracker.layers().at(0).phase, QStringLiteral("Already exists"));
    QCOMPARE(tracker.layers().at(1).phase, QStringLiteral("Pull complete"));
    QCOMPARE(tracker.total(), qint64(25173688 + 12586903));
    QCOMPARE(tracker.current(), tracker.total());
}

void TestDockerParsers::theErrorInsideAPullIsKept()
{
    PullTracker tracker;
    for (const auto &line : testLines(QStringLiteral("pull-stream-corrupt.txt"))) {
        if (const auto parsed = decodePullLine(line))
            tracker.take(*parsed);
    }
    const auto error = pullError(QStringLiteral("corrupt:1"), 0, tracker.error());
    QCOMPARE(error.kind, ErrorKind::Failed);
    QVERIFY2(error.message.contains(QStringLiteral("damaged")), qPrintable(error.message));
    QVERIFY(error.detail.contains(QStringLiteral("verification failed")));
}

void TestDockerParsers::pullErrorsAreToldApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("unknown tag")
        << 404 << "manifest for 127.0.0.1:5000/a:1 not found: manifest unknown: manifest unknown"
        << ErrorKind::NotFound;
    QTest::newRow("no credentials") << 500 << "Head \"http://127.0.0.1:5001/v2/\": no basic auth credentials"
                                    << ErrorKind::Unauthorized;
    QTest::newRow("wrong password") << 500 << "unauthorized: authentication required"
                                    << ErrorKind::Unauthorized;
    QTest::newRow("private or absent")
        << 404 << "pull access denied for x, repository does not exist or may require 'docker login'"
        << ErrorKind::Unauthorized;
    QTest::newRow("no network") << 500
                                << "Get \"https://r.invalid/v2/\": dial tcp: lookup r.invalid: no such host"
                                << ErrorKind::Unreachable;
    QTest::newRow("disk full") << 0 << "write /var/lib/docker/tmp/x: no space left on device"
                               << ErrorKind::Exhausted;
    QTest::newRow("platform") << 404 << "no matching manifest for linux/arm64/v8 in the manifest list entries"
                              << ErrorKind::Unsupported;
    QTest::newRow("nonsense") << 400 << "invalid reference format" << ErrorKind::Invalid;
    QTest::newRow("something else") << 500 << "whatever" << ErrorKind::Failed;
}

void TestDockerParsers::pullErrorsAreToldApart()
{
    QFETCH(int, status);
    QFETCH(QString, words);
    QFETCH(ErrorKind, kind);
    const auto error = pullError(QStringLiteral("a:1"), status, words);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED"));
    QCOMPARE(error.detail, words);
}

void TestDockerParsers::portsAreDifferentAndFree()
{
    int next = 40000;
    const PortAllocator ports(
        {40000, 40010}, [](int port) { return port != 40001; }, [&](int, int) { return next++ / 2 + 20000; });
    const auto three = ports.allocate(3);
    QVERIFY(three);
    QCOMPARE(*three, (QList<int>{40000, 40002, 40003}));
}

void TestDockerParsers::noFreePortIsExhausted()
{
    int draws = 0;
    const PortAllocator ports(
        {40000, 40010}, [](int) { return false; },
        [&](int first, int) {
            ++draws;
            return first;
        });
    const auto none = ports.allocate(2);
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::Exhausted);
    QCOMPARE(draws, PortAllocator::DrawsPerPort);
}

void TestDockerParsers::theRegistryHeaderIsPaddedBase64Url()
{
    const auto header = registryAuthHeader(QStringLiteral("user"), SecretString(QStringLiteral("pä?\?>ss")));
    QCOMPARE(header.reveal().size() % 4, 0);
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromBase64(header.reveal(), QByteArray::Base64UrlEncoding));
    QCOMPARE(document[QStringLiteral("username")].toString(), QStringLiteral("user"));
    QCOMPARE(document[QStringLiteral("password")].toString(), QStringLiteral("pä?\?>ss"));
    QVERIFY(!header.reveal().contains('+') && !header.reveal().contains('/'));
}

void TestDockerParsers::theDockerConfigurationIsRead()
{
    const auto config = decodeDockerConfig(R"({"auths":{"r.example":{"auth":"dXNlcjpwYXNz"},"bad":7,
        "t.example":{"auth":"dXNlcjo=","identitytoken":"tok"}},"credsStore":"pass",
        "credHelpers":{"g.example":"gcloud"},
        "proxies":{"default":{"httpProxy":"http://p:1","noProxy":"localhost"}}})");
    QCOMPARE(config.logins.value(QStringLiteral("r.example")).reveal(), QByteArray("user:pass"));
    QCOMPARE(config.logins.value(QStringLiteral("t.example")).reveal(), QByteArray("<token>:tok"));
    QCOMPARE(config.credentialsStore, QStringLiteral("pass"));
    QCOMPARE(config.helpers.value(QStringLiteral("g.example")), QStringLiteral("gcloud"));
    QCOMPARE(config.proxyEnvironment,
             (QStringList{QStringLiteral("http_proxy=http://p:1"), QStringLiteral("HTTP_PROXY=http://p:1"),
                          QStringLiteral("no_proxy=localhost"), QStringLiteral("NO_PROXY=localhost")}));
    QVERIFY(decodeDockerConfig("[1").logins.isEmpty());
}

void TestDockerParsers::theRegistryOfAReferenceIsNamed_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("registry");
    const QString hub = QStringLiteral("https://index.docker.io/v1/");
    QTest::newRow("official") << "python:3" << hub;
    QTest::newRow("user") << "me/tool" << hub;
    QTest::newRow("host") << "r.example/me/tool"
                          << "r.example";
    QTest::newRow("port") << "localhost:5000/x"
                          << "localhost:5000";
}

void TestDockerParsers::theRegistryOfAReferenceIsNamed()
{
    QFETCH(QString, reference);
    QFETCH(QString, registry);
    QCOMPARE(registryOfImage(reference), registry);
}

void TestDockerParsers::theLabelsAreThoseOfTheServer()
{
    auto wish = plan();
    wish.metadata = {{QStringLiteral("team"), QStringLiteral("red")}};
    wish.extensions = {{QStringLiteral("access.renew.extend.seconds"), QStringLiteral(" 600 ")},
                       {QStringLiteral("opensandbox.extensions.x"), QStringLiteral("y")},
                       {QStringLiteral("dropped"), QStringLiteral("z")}};
    wish.managedVolumes = {QStringLiteral("data"), QStringLiteral("more")};
    const QMap<QString, QString> expected{
        {QStringLiteral("opensandbox.io/id"), QStringLiteral("0f0e")},
        {QStringLiteral("opensandbox.io/expires-at"), QStringLiteral("2026-11-21T07:47:39.328000+00:00")},
        {QStringLiteral("opensandbox.io/embedding-proxy-port"), QStringLiteral("41963")},
        {QStringLiteral("opensandbox.io/http-port"), QStringLiteral("59031")},
        {QStringLiteral("opensandbox.io/access-renew-extend-seconds"), QStringLiteral("600")},
        {QStringLiteral("opensandbox.io/extensions.x"), QStringLiteral("y")},
        {QStringLiteral("opensandbox.io/volume-managed-by"), QStringLiteral("[\"data\",\"more\"]")},
        {QStringLiteral("team"), QStringLiteral("red")}};
    QCOMPARE(sandboxLabels(wish), expected);
    wish.expiresAt = {};
    QCOMPARE(sandboxLabels(wish).value(QStringLiteral("opensandbox.io/manual-cleanup")),
             QStringLiteral("true"));
    QVERIFY(!sandboxLabels(wish).contains(QStringLiteral("opensandbox.io/expires-at")));
}

void TestDockerParsers::theBodyIsThatOfTheServer()
{
    auto wish = plan();
    wish.environment = {QStringLiteral("GREETING=hello world")};
    wish.memory = 536870912;
    wish.nanoCpus = 500000000;
    wish.binds = {QStringLiteral("data:/mnt/data:rw")};
    // As recorded from the official server (official-server-in-practice 3).
    const QByteArray expected = R"({"Image":"busybox:1","Tty":false,"OpenStdin":false,"StdinOnce":false,
        "AttachStdin":false,"AttachStdout":true,"AttachStderr":true,"NetworkDisabled":false,
        "Entrypoint":["/opt/opensandbox/bootstrap.sh"],"Cmd":["sleep","600"],
        "Env":["GREETING=hello world","OPENSANDBOX_ID=0f0e"],
        "ExposedPorts":{"44772/tcp":{},"8080/tcp":{}},
        "Labels":{"opensandbox.io/id":"0f0e","opensandbox.io/expires-at":"2026-11-21T07:47:39.328000+00:00",
        "opensandbox.io/embedding-proxy-port":"41963","opensandbox.io/http-port":"59031"},
        "HostConfig":{"NetworkMode":"bridge","SecurityOpt":["no-new-privileges=true"],
        "CapDrop":["AUDIT_WRITE","MKNOD","NET_ADMIN","NET_RAW","SYS_ADMIN","SYS_MODULE","SYS_PTRACE","SYS_TIME",
        "SYS_TTY_CONFIG"],"PidsLimit":4096,"Memory":536870912,"NanoCpus":500000000,"Binds":["data:/mnt/data:rw"],
        "PortBindings":{"44772/tcp":[{"HostIp":"0.0.0.0","HostPort":"41963"}],
        "8080/tcp":[{"HostIp":"0.0.0.0","HostPort":"59031"}]}}})";
    QCOMPARE(QJsonDocument::fromJson(encodeSandbox(wish)), QJsonDocument::fromJson(expected));
}

void TestDockerParsers::withoutExecdTheImagesEntrypointIsCleared()
{
    auto wish = plan();
    wish.withExecd = false;
    const auto body = QJsonDocument::fromJson(encodeSandbox(wish));
    QCOMPARE(body[QStringLiteral("Entrypoint")][0].toString(QStringLiteral("none")), QString());
    QCOMPARE(body[QStringLiteral("Cmd")][0].toString(), QStringLiteral("sleep"));
}

void TestDockerParsers::theRulesOfTheSidecarAreWrittenLikePythonDoes()
{
    NetworkPolicy policy;
    policy.defaultAction = QStringLiteral("deny");
    policy.egress = {{QStringLiteral("allow"), QStringLiteral("bücher.example")}};
    QCOMPARE(egressRules(policy),
             QByteArray("{\"defaultAction\": \"deny\", \"egress\": [{\"action\": \"allow\", "
                        "\"target\": \"b\\u00fccher.example\"}]}"));
    QCOMPARE(egressRules({}), QByteArray("{\"egress\": []}"));
}

void TestDockerParsers::startErrorsAreExplained_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such command")
        << "OCI runtime create failed: exec: \"nope\": executable file not found in $PATH: unknown"
        << ErrorKind::Invalid << "“nope” does not exist";
    QTest::newRow("not executable") << "OCI runtime create failed: exec: \"nope\": permission denied: unknown"
                                    << ErrorKind::Invalid << "cannot be executed";
    QTest::newRow("no shell")
        << "OCI runtime create failed: exec /opt/opensandbox/bootstrap.sh: no such file or directory"
        << ErrorKind::Invalid << "no /bin/sh";
    QTest::newRow("port")
        << "driver failed programming external connectivity: Bind for 0.0.0.0:41000 failed: port is "
           "already allocated"
        << ErrorKind::Conflict << "taken";
    QTest::newRow("mount") << "error while mounting volume '/x': failed to mount local volume: no such device"
                           << ErrorKind::Failed << "mount one of the volumes";
}

void TestDockerParsers::startErrorsAreExplained()
{
    QFETCH(QString, words);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    Error error;
    error.detail = words;
    const auto explained = containerStartError(error, {QStringLiteral("nope")});
    QCOMPARE(explained.kind, kind);
    QVERIFY2(explained.message.contains(says), qPrintable(explained.message));
    QCOMPARE(explained.detail, words);
}

void TestDockerParsers::listingsCutAnywhereGiveTheSameEntries()
{
    const QByteArray listing =
        QByteArray("U:1000:me//\nG:0:root//\n"
                   "S:81a4:5:1700000000:1000:1000:./a\nb//\n"
                   "S:a1ff:3:1700000000:0:0:./link//\n"
                   "T:41ed:./link//\nL:./link///tmp/x\ny") +
        '\0' + "B://\n" + "F:f:751:7:1700000001.25:1:2:daemon:2:./found:by:find//\n" +
        "F:l:777:9:1700000001.25:0:0:root:root:./other//\nY:d:./other//\nL:./other//there" + '\0';
    for (qsizetype cut = 0; cut <= listing.size(); ++cut) {
        QList<ListedEntry> entries;
        ListingParser parser(ListingParser::Paths::Names,
                             [&](const QList<ListedEntry> &batch) { entries += batch; });
        QVERIFY(parser.feed(listing.left(cut)));
        QVERIFY(parser.feed(listing.mid(cut)));
        parser.finish();
        QCOMPARE(entries.size(), 4);
        const auto at = [&](const QByteArray &name) {
            const auto it = std::find_if(entries.cbegin(), entries.cend(),
                                         [&](const ListedEntry &listed) { return listed.path == name; });
            return it == entries.cend() ? FileEntry() : it->entry;
        };
        QCOMPARE(at("a\nb").size, 5);
        QCOMPARE(at("a\nb").mode, 0644);
        QCOMPARE(at("a\nb").owner, QStringLiteral("me"));
        QVERIFY(at("a\nb").group.isEmpty());
        QCOMPARE(at("link").type, FileType::Symlink);
        QCOMPARE(at("link").targetType, FileType::Directory);
        QCOMPARE(at("link").linkTarget, QByteArray("/tmp/x\ny"));
        QCOMPARE(at("link").group, QStringLiteral("root"));
        QCOMPARE(at("found:by:find").mode, 0751);
        QCOMPARE(at("found:by:find").modified.toSecsSinceEpoch(), 1700000001);
        QCOMPARE(at("found:by:find").owner, QStringLiteral("daemon"));
        QVERIFY(at("found:by:find").group.isEmpty());
        QCOMPARE(at("other").targetType, FileType::Directory);
        QCOMPARE(at("other").linkTarget, QByteArray("there"));
    }
}

void TestDockerParsers::whatIsNoListingIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("words") << QByteArray("stat: applet not found//\n");
    QTest::newRow("a path in a folder") << QByteArray("S:81a4:5:1700000000:0:0:./a/b//\n");
    QTest::newRow("up") << QByteArray("S:81a4:5:1700000000:0:0:./..//\n");
    QTest::newRow("no number") << QByteArray("S:81a4:x:1700000000:0:0:./a//\n");
    QTest::newRow("few fields") << QByteArray("F:f:644//\n");
}

void TestDockerParsers::whatIsNoListingIsRefused()
{
    QFETCH(QByteArray, bytes);
    ListingParser parser(ListingParser::Paths::Names, [](const QList<ListedEntry> &) {});
    QVERIFY(!parser.feed(bytes));
}

void TestDockerParsers::sizesAreSummedUp()
{
    const QByteArray output = "f:5\nd:4096\n81a4:7\n41ed:0\nl:9\np:0\nE:2\n";
    for (qsizetype cut = 0; cut <= output.size(); ++cut) {
        MeasureParser parser;
        QVERIFY(parser.feed(output.left(cut)));
        QVERIFY(parser.feed(output.mid(cut)));
        QCOMPARE(parser.size(), (TreeSize{.bytes = 12, .files = 4, .directories = 2, .unreadable = 2}));
    }
    MeasureParser parser;
    QVERIFY(!parser.feed("find: not found\n"));
}

void TestDockerParsers::argumentsAreHarmlessText()
{
    const FilePath path = "/a b/$(x)`'\"\\\n\xff%-";
    const QString text = filescripts::argument(path);
    for (const QChar c : text)
        QVERIFY2(c.isLetterOrNumber() || c == u'/' || c == u'\\' || c == u'.' || c == u'_', qPrintable(text));
    QCOMPARE(text.count(QStringLiteral("\\0")), 12);
}

QTEST_GUILESS_MAIN(TestDockerParsers)
#include "tst_dockerparsers.moc"
