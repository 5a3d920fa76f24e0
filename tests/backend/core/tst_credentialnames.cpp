// SPDX-License-Identifier: Apache-2.0
#include <core/credentials.h>

#include <QTest>

namespace osc::test {

/// Which key a name means, and where a mount with it goes.
class TestCredentialNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameMeansOneKey_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *asked, const char *found) {
            QTest::newRow(name) << QString::fromLatin1(asked) << QString::fromLatin1(found);
        };
        row("nothing", "", "");
        row("unknown", "reader", "");
        row("its name", "writer", "1");
        row("in other letters", "WRITER", "1");
        row("its id", "1", "1");
        row("a former name", "Crawl", "1");
        row("a former name that another one has now", "crawl-writer", "2");
        row("an id that is the name of another one", "2", "2");
    }
    void aNameMeansOneKey()
    {
        QFETCH(QString, asked);
        OssCredential first;
        first.id = QStringLiteral("1");
        first.name = QStringLiteral("writer");
        first.formerNames = {QStringLiteral("crawl-writer"), QStringLiteral("crawl")};
        OssCredential second;
        second.id = QStringLiteral("2");
        second.name = QStringLiteral("crawl-writer");
        OssCredential third;
        third.id = QStringLiteral("3");
        third.name = QStringLiteral("2");
        const QList<OssCredential> credentials{first, second, third};
        const OssCredential *found = findCredential(credentials, asked);
        QTEST(found ? found->id : QString(), "found");
    }

    void aMountNeverTakesADomainOfOneBucket()
    {
        OssCredential credential;
        credential.endpoint = QStringLiteral("files.acme.example");
        credential.region = QStringLiteral("oss-cn-hangzhou");
        QCOMPARE(mountEndpoint(credential), QStringLiteral("files.acme.example"));
        credential.customDomain = true;
        QCOMPARE(mountEndpoint(credential), QStringLiteral("oss-cn-hangzhou.aliyuncs.com"));
        credential.internalEndpoint = QStringLiteral("oss-cn-hangzhou-internal.aliyuncs.com");
        QCOMPARE(mountEndpoint(credential), credential.internalEndpoint);
        credential.customDomain = false;
        QCOMPARE(mountEndpoint(credential), QStringLiteral("files.acme.example"));
        credential.useInternal = true;
        QCOMPARE(mountEndpoint(credential), credential.internalEndpoint);
    }
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestCredentialNames)
#include "tst_credentialnames.moc"
