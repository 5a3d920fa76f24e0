// SPDX-License-Identifier: Apache-2.0
#include "bucketfilesystem.h"
#include "objectstoreaccount.h"

#include <QProcess>
#include <QTest>
#include <contractcalls.h>
#include <filesystemcontract.h>

#include <http/curlhttpclient.h>

#include <algorithm>

namespace osc::test {

/// The contract, and what is special about buckets, against an object store that checks signatures
/// (tests/support/with-objectstore): OSS in its own API, or S3.
class BucketFileSystemTest : public FileSystemContract
{
    Q_OBJECT

protected:
    FileSystem &fileSystem() override { return *m_files; }
    FilePath makeRoot() override
    {
        // Both dialects see one bucket, one after the other.
        const FilePath root = QByteArray(BUCKET_IS_S3 ? "/s3-" : "/oss-") + QByteArray::number(++m_roots);
        return made(*m_files, root) ? root : FilePath();
    }
    bool runShell(const FilePath &directory, const QByteArray &script) override
    {
        QProcess shell;
        shell.setProcessChannelMode(QProcess::ForwardedChannels);
        shell.start(QStringLiteral("/usr/bin/python3"),
                    {QStringLiteral(OBJECTSTORE_DIR "/shell.py"), QString::fromUtf8(directory.mid(1) + '/'),
                     QString::fromUtf8(script)});
        return shell.waitForFinished(60'000) && shell.exitStatus() == QProcess::NormalExit &&
               shell.exitCode() == 0;
    }
    Abilities abilities() const override
    {
        return {.hasLinks = false,
                .hasPipes = false,
                .hasModes = false,
                .hasUnreadable = false,
                .takesAnyName = false,
                .takesLineEnds = false, // the stand-in has no keys with them
                .makesLinks = false,
                .keepsHoles = false,
                .hasHoles = false,
                .hasLiveShell = false,
                .namesExclude = false};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto account = objectStoreAccount(BUCKET_IS_S3 ? StorageDialect::S3 : StorageDialect::OssV4);
        m_bucket = std::make_shared<BucketContext>(BucketContext{
            OssClient(m_http, m_clock, account), qEnvironmentVariable("CONSOLE_TEST_OSS_BUCKET")});
        QVERIFY2(!account.credential.endpoint.isEmpty(), "run it in tests/support/with-objectstore");
        m_files = std::make_unique<BucketFileSystem>(m_bucket);
    }

    void keysThatCannotBePathsAreSeenAndReached()
    {
        for (const char *key :
             {"odd/p", "odd/p-x", "odd/p/q", "odd/a//b", "odd/../up", "odd/./here", "odd/a/../c"})
            VERIFY_OK(put(key, key));
        const auto entries = listed(*m_files, "/odd");
        VERIFY_OK(entries);
        QCOMPARE(entries->keys(), (QList<QByteArray>{"a", "p", "p-x", "．", "．．", "／p"}));
        QCOMPARE(entries->value("p").type, FileType::Regular);
        QCOMPARE(entries->value("／p").type, FileType::Directory);
        const auto below = listed(*m_files, "/odd/a");
        VERIFY_OK(below);
        QCOMPARE(below->keys(), (QList<QByteArray>{"．．", "／"}));
        const QList<std::pair<FilePath, QByteArray>> paths{
            {"/odd/p", "odd/p"},         {"/odd/p/q", "odd/p/q"},       {"/odd/／p/q", "odd/p/q"},
            {"/odd/a/／/b", "odd/a//b"}, {"/odd/．．/up", "odd/../up"}, {"/odd/．/here", "odd/./here"}};
        for (const auto &[path, content] : paths) {
            const auto bytes = readBytes(*m_files, path);
            VERIFY_OK(bytes);
            QCOMPARE(*bytes, content);
        }
        VERIFY_OK(removed(*m_files, "/odd/p")); // the object, and not what is in the folder
        VERIFY_OK(looked(*m_files, "/odd/p/q"));
        VERIFY_OK(put("odd/p", "again"));
        VERIFY_OK(removed(*m_files, "/odd/／p"));
        VERIFY_OK(looked(*m_files, "/odd/p"));
        VERIFY_OK(removed(*m_files, "/odd"));
    }

    void aLongUploadIsSeenWhenItIsWhole()
    {
        const auto content = pattern(20'000'000);
        VERIFY_OK(writtenBytes(*m_files, "/long", content));
        const auto bytes = readBytes(*m_files, "/long");
        VERIFY_OK(bytes);
        QVERIFY(*bytes == content);
        const auto part = readBytes(*m_files, "/long", {9'000'000, 9'000'000});
        VERIFY_OK(part);
        QVERIFY(*part == content.mid(9'000'000, 9'000'000));
        VERIFY_OK(removed(*m_files, "/long"));
    }

    void aBrokenUploadGoesOn()
    {
        const auto content = pattern(20'000'000);
        VERIFY_KIND(broken("/broken", content, 0), ErrorKind::Exhausted);
        VERIFY_KIND(looked(*m_files, "/broken"), ErrorKind::NotFound);
        const auto there =
            await<qint64>([&](auto done) { return m_files->written("/broken", std::move(done)); });
        VERIFY_OK(there);
        QCOMPARE(*there, 16 * 1024 * 1024);
        VERIFY_KIND(writtenBytes(*m_files, "/broken", "x", {.offset = 5}), ErrorKind::Conflict);
        VERIFY_OK(writtenBytes(*m_files, "/broken", content.mid(*there), {.offset = *there}));
        const auto bytes = readBytes(*m_files, "/broken");
        VERIFY_OK(bytes);
        QVERIFY(*bytes == content);
        VERIFY_OK(removed(*m_files, "/broken"));
    }

    void aBrokenUploadCanBeGivenUp()
    {
        VERIFY_KIND(broken("/given-up", pattern(20'000'000), 0), ErrorKind::Exhausted);
        VERIFY_OK(
            await<void>([&](auto done) { return m_files->discardWritten("/given-up", std::move(done)); }));
        QCOMPARE(whatIsWritten("/given-up"), 0);
        VERIFY_OK(
            await<void>([&](auto done) { return m_files->discardWritten("/given-up", std::move(done)); }));
    }

    void anUploadThatNobodyWillGoOnWithLeavesNothing()
    {
        VERIFY_KIND(broken("/gone", pattern(20'000'000), -1), ErrorKind::Exhausted);
        QTRY_COMPARE(whatIsWritten("/gone"), 0);
        const auto source = std::make_shared<StuckSource>(pattern(20'000'000));
        auto operation = m_files->write("/gone", source, {}, [](const Done &) { QFAIL("it was let go of"); });
        QTRY_VERIFY(whatIsWritten("/gone") > 0);
        operation.cancel();
        QTRY_COMPARE(whatIsWritten("/gone"), 0);
    }

    void theLastOneLeavesItsFolder()
    {
        VERIFY_OK(put("kept/only", "x"));
        VERIFY_OK(removed(*m_files, "/kept/only"));
        const auto entries = listed(*m_files, "/kept");
        VERIFY_OK(entries);
        QVERIFY(entries->isEmpty());
        VERIFY_OK(removed(*m_files, "/kept"));
        VERIFY_KIND(listed(*m_files, "/kept"), ErrorKind::NotFound);
    }

    void factsAreToldAndSet()
    {
        VERIFY_OK(put("facts.txt", "hello"));
        const auto objects = m_files->objects();
        const auto told = [&] {
            return await<ObjectFacts>(
                [&](auto done) { return objects->facts("/facts.txt", std::move(done)); });
        };
        auto facts = told();
        VERIFY_OK(facts);
        QCOMPARE(facts->size, 5);
        QCOMPARE(facts->contentType, QStringLiteral("text/plain"));
        QVERIFY(!facts->etag.isEmpty());
        QVERIFY(!facts->archived);
        if (!BUCKET_IS_S3)
            QCOMPARE(facts->acl, QStringLiteral("default"));
        VERIFY_OK(await<void>([&](auto done) {
            return objects->setFacts("/facts.txt", QStringLiteral("text/csv"),
                                     {{QStringLiteral("made-by"), QStringLiteral("a test")}},
                                     std::move(done));
        }));
        facts = told();
        VERIFY_OK(facts);
        QCOMPARE(facts->contentType, QStringLiteral("text/csv"));
        QCOMPARE(facts->metadata.value(QStringLiteral("made-by")), QStringLiteral("a test"));
        const auto bytes = readBytes(*m_files, "/facts.txt");
        VERIFY_OK(bytes);
        QCOMPARE(*bytes, QByteArray("hello"));
        // What replaces it hands them down.
        VERIFY_OK(writtenBytes(*m_files, "/facts.txt", "other", {.keepsAttributes = true}));
        facts = told();
        VERIFY_OK(facts);
        QCOMPARE(facts->contentType, QStringLiteral("text/csv"));
        QCOMPARE(facts->metadata.size(), 1);
        VERIFY_OK(removed(*m_files, "/facts.txt"));
    }

    void anArchivedObjectIsReadWhenItWasRestored()
    {
        auto request = m_bucket->request("PUT", "cold");
        request.body = "frozen";
        request.headers.append(
            HttpHeader{"x-oss-storage-class", BUCKET_IS_S3 ? QByteArray("GLACIER") : QByteArray("Archive")});
        VERIFY_OK(sent(request));
        const auto refused = readBytes(*m_files, "/cold");
        VERIFY_KIND(refused, ErrorKind::Conflict);
        QCOMPARE(refused.error().code, QStringLiteral("InvalidObjectState"));
        QVERIFY(!refused.error().advice.isEmpty());
        const auto entry = looked(*m_files, "/cold");
        VERIFY_OK(entry);
        QCOMPARE(entry->storageClass, BUCKET_IS_S3 ? QStringLiteral("GLACIER") : QStringLiteral("Archive"));
        VERIFY_OK(
            await<void>([&](auto done) { return m_files->objects()->restore("/cold", 1, std::move(done)); }));
        const auto bytes = readBytes(*m_files, "/cold");
        VERIFY_OK(bytes);
        QCOMPARE(*bytes, QByteArray("frozen"));
        VERIFY_OK(removed(*m_files, "/cold"));
    }

    void aLinkIsEnoughToRead()
    {
        VERIFY_OK(put("shared a+b", "for all"));
        const auto link = m_files->objects()->shareLink("/shared a+b", std::chrono::hours(1));
        QVERIFY(link.isValid());
        HttpEndpoint endpoint;
        endpoint.base.setUrl(link.scheme() + QStringLiteral("://") + link.authority());
        HttpRequest request;
        request.target =
            link.path(QUrl::FullyEncoded).toLatin1() + '?' + link.query(QUrl::FullyEncoded).toLatin1();
        const auto answer =
            await<HttpResponse>([&](auto done) { return m_http.send(endpoint, request, std::move(done)); });
        VERIFY_OK(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, QByteArray("for all"));
        VERIFY_OK(removed(*m_files, "/shared a+b"));
    }

    void versionsAreToldWhenTheBucketKeepsThem()
    {
        const auto versioning = [&](const QByteArray &status) {
            auto request = m_bucket->request("PUT", {});
            request.query = {{"versioning", {}}};
            request.body =
                "<VersioningConfiguration><Status>" + status + "</Status></VersioningConfiguration>";
            return sent(request);
        };
        // Versions stay behind: each dialect has names of its own.
        const QByteArray key = BUCKET_IS_S3 ? "changing-s3" : "changing-oss";
        VERIFY_OK(versioning("Enabled"));
        VERIFY_OK(put(key, "one"));
        VERIFY_OK(put(key, "two."));
        VERIFY_OK(put(key + "-not", "x"));
        VERIFY_OK(removed(*m_files, '/' + key));
        const auto versions = await<QList<ObjectAccess::Version>>(
            [&](auto done) { return m_files->objects()->versions('/' + key, std::move(done)); });
        VERIFY_OK(versions);
        QCOMPARE(versions->size(), 3);
        QVERIFY(versions->first().current && versions->first().deleteMarker);
        QCOMPARE(versions->at(1).size + versions->at(2).size, 7);

        // The first one is brought back, copied beside the object, and gone for good.
        const QString first = versions->at(versions->at(1).size == 3 ? 1 : 2).id;
        const auto copy = [&](const FilePath &to) {
            return await<void>([&](auto done) {
                return m_files->objects()->copyVersion('/' + key, first, to, std::move(done));
            });
        };
        VERIFY_OK(copy('/' + key));
        VERIFY_OK(copy('/' + key + "-beside"));
        QCOMPARE(looked(*m_files, '/' + key)->size, 3);
        QCOMPARE(looked(*m_files, '/' + key + "-beside")->size, 3);
        const auto again = copy('/' + key + "-beside");
        QVERIFY(!again && again.error().kind == ErrorKind::Conflict);
        VERIFY_OK(await<void>(
            [&](auto done) { return m_files->objects()->removeVersion('/' + key, first, std::move(done)); }));
        const auto left = await<QList<ObjectAccess::Version>>(
            [&](auto done) { return m_files->objects()->versions('/' + key, std::move(done)); });
        VERIFY_OK(left);
        QCOMPARE(left->size(), 3);
        QVERIFY(std::none_of(left->cbegin(), left->cend(),
                             [&](const auto &version) { return version.id == first; }));
        VERIFY_OK(versioning("Suspended"));
        VERIFY_OK(removed(*m_files, '/' + key + "-not"));
    }

private:
    /// Hands out its bytes, then nothing.
    class StuckSource : public ByteSource
    {
    public:
        explicit StuckSource(QByteArray bytes)
            : m_bytes(std::move(bytes))
        {}
        std::optional<QByteArray> read(qint64 maximum) override
        {
            const auto piece = m_bytes.left(maximum);
            m_bytes.remove(0, piece.size());
            return piece.isNull() ? QByteArray("") : piece;
        }

    private:
        QByteArray m_bytes;
    };

    /// Hands out its bytes, then fails.
    class BreakingSource : public ByteSource
    {
    public:
        explicit BreakingSource(QByteArray bytes)
            : m_bytes(std::move(bytes))
            , m_size(m_bytes.size() + 1)
        {}
        qint64 size() const override { return m_size; }
        std::optional<QByteArray> read(qint64 maximum) override
        {
            if (m_bytes.isEmpty() && !m_failed) {
                // What was sent has time to arrive.
                QTimer::singleShot(1000, &m_context, [this] {
                    m_failed = true;
                    notifyReady();
                });
                return QByteArray("");
            }
            if (m_bytes.isEmpty())
                return {};
            const auto piece = m_bytes.left(maximum);
            m_bytes.remove(0, piece.size());
            return piece;
        }
        std::optional<Error> error() const override
        {
            return Error{.kind = ErrorKind::Exhausted, .message = QStringLiteral("The disk broke.")};
        }

    private:
        QObject m_context;
        QByteArray m_bytes;
        qint64 m_size;
        bool m_failed = false;
    };

    Done broken(const FilePath &path, const QByteArray &content, qint64 offset)
    {
        return written(*m_files, path, std::make_shared<BreakingSource>(content), {.offset = offset});
    }
    qint64 whatIsWritten(const FilePath &path)
    {
        const auto there = await<qint64>([&](auto done) { return m_files->written(path, std::move(done)); });
        return there ? *there : -1;
    }
    Result<HttpResponse> sent(const OssRequest &request)
    {
        return await<HttpResponse>(
            [&](auto done) { return m_bucket->client.send(request, std::move(done)); });
    }
    Result<HttpResponse> put(const QByteArray &key, const QByteArray &content)
    {
        auto request = m_bucket->request("PUT", key);
        request.body = content;
        request.headers.append(HttpHeader{"Content-Type", "text/plain"});
        return sent(request);
    }

    CurlHttpClient m_http;
    Clock m_clock;
    BucketPtr m_bucket;
    std::unique_ptr<BucketFileSystem> m_files;
    int m_roots = 0;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::BucketFileSystemTest)
#include "tst_bucketfilesystem.moc"
