// SPDX-License-Identifier: Apache-2.0
#include "ossaddress.h"
#include "osssigning.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

namespace osc::test {

namespace {

QJsonObject fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/oss/signing/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', "%20"));
}

/// The query of a recorded request, without what the signature itself put there.
OssQuery queryOf(const QByteArray &target)
{
    OssQuery query;
    const auto start = target.indexOf('?');
    if (start < 0)
        return query;
    for (const auto &part : target.mid(start + 1).split('&')) {
        const auto equals = part.indexOf('=');
        const auto name = decoded(equals < 0 ? part : part.left(equals));
        static const QByteArrayList own{"OSSAccessKeyId",       "Expires",          "Signature",
                                        "security-token",       "x-oss-date",       "x-oss-expires",
                                        "x-oss-signature",      "x-oss-credential", "x-oss-signature-version",
                                        "x-oss-security-token", "X-Amz-Algorithm",  "X-Amz-Credential",
                                        "X-Amz-Date",           "X-Amz-Expires",    "X-Amz-SignedHeaders",
                                        "X-Amz-Security-Token", "X-Amz-Signature"};
        if (own.contains(name))
            continue;
        const auto value = equals < 0 ? std::optional<QByteArray>() : decoded(part.mid(equals + 1));
        query.append({name, value});
    }
    return query;
}

QByteArray valueOf(const QByteArray &target, const QByteArray &name)
{
    for (const auto &part : target.mid(target.indexOf('?') + 1).split('&')) {
        if (part.startsWith(name + '='))
            return decoded(part.mid(name.size() + 1));
    }
    return {};
}

QByteArrayList sortedParts(const QByteArray &url)
{
    auto parts = url.mid(url.indexOf('?') + 1).split('&');
    std::sort(parts.begin(), parts.end());
    return parts;
}

struct Recorded
{
    SigningInput input;
    OssKey key;
};

/// What the official SDK was asked for, from what it sent.
Recorded recorded(const QJsonObject &all, const QJsonObject &vector, StorageDialect dialect)
{
    const auto url = vector.value(u"url").toString().toUtf8();
    auto target = vector.value(u"target").toString().toUtf8();
    auto host = vector.value(u"host").toString();
    if (!url.isEmpty()) {
        const auto path = url.indexOf('/', url.indexOf("://") + 3);
        host = QUrl::fromEncoded(url).authority();
        target = url.mid(path);
    }
    const auto bucket = all.value(u"bucket").toString().toUtf8();
    auto path = target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));

    Recorded result;
    auto &input = result.input;
    input.dialect = dialect;
    input.method = vector.value(u"method").toString().toUtf8();
    input.pathStyle = path.startsWith('/' + bucket + '/');
    const bool ofService = !input.pathStyle && host == QUrl(all.value(u"endpoint").toString()).host();
    if (!ofService)
        input.bucket = bucket;
    input.key = QByteArray::fromPercentEncoding(path.mid(input.pathStyle ? bucket.size() + 2 : 1));
    input.query = queryOf(target);
    input.host = host.toUtf8();
    input.region = all.value(u"region").toString().toUtf8();
    input.body = vector.value(u"bodyText").toString().toUtf8();
    input.streamBody = vector.value(u"streamed").toBool();
    input.at = QDateTime::fromString(all.value(u"clock").toString(), Qt::ISODate);

    result.key.keyId = all.value(u"accessKeyId").toString();
    result.key.secret = SecretString(all.value(u"accessKeySecret").toString());
    const auto headers = vector.value(u"headers").toObject();
    bool temporary = target.toLower().contains("security-token=");
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        const auto name = it.key().toLower();
        static const QStringList own{QStringLiteral("host"),
                                     QStringLiteral("date"),
                                     QStringLiteral("authorization"),
                                     QStringLiteral("content-length"),
                                     QStringLiteral("x-oss-date"),
                                     QStringLiteral("x-oss-content-sha256"),
                                     QStringLiteral("x-oss-security-token"),
                                     QStringLiteral("x-amz-date"),
                                     QStringLiteral("x-amz-content-sha256"),
                                     QStringLiteral("x-amz-security-token")};
        temporary = temporary || name.endsWith(QLatin1String("-oss-security-token")) ||
                    name.endsWith(QLatin1String("-amz-security-token"));
        if (!own.contains(name))
            input.headers.append({it.key().toUtf8(), it.value().toString().toUtf8()});
    }
    if (vector.value(u"note").toString().contains(QLatin1String("Content-Type: text/plain")))
        input.headers.append(HttpHeader{"Content-Type", "text/plain"});
    if (temporary)
        result.key.token = SecretString(all.value(u"securityToken").toString());
    return result;
}

QByteArray headerOf(const QList<HttpHeader> &headers, QByteArrayView name)
{
    for (const auto &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

} // namespace

/// Byte for byte against what the official SDKs signed (test-environment 4), and botocore for S3.
class TestOssSigning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsSignedAsTheOfficialSdkSignsIt_data();
    void aRequestIsSignedAsTheOfficialSdkSignsIt();
    void aLinkIsSignedAsTheOfficialSdkSignsIt_data();
    void aLinkIsSignedAsTheOfficialSdkSignsIt();
    void theHeadersThatAreSentAreThoseOfTheSdk();
    void aKeyWithDotsAndDoubleSlashesIsSentAsItIs();
    void onlyUnreservedCharactersStay();

private:
    static void addVectors(const QString &file, StorageDialect dialect, bool links);
};

void TestOssSigning::addVectors(const QString &file, StorageDialect dialect, bool links)
{
    const auto all = fixture(file);
    const auto vectors = all.value(u"vectors").toArray();
    QVERIFY2(vectors.size() >= 2, qPrintable(file));
    for (const auto &value : vectors) {
        const auto vector = value.toObject();
        if (vector.contains(u"url") != links)
            continue;
        const auto name =
            file + u' ' + vector.value(u"name").toString() + u' ' + vector.value(u"sdk").toString();
        QTest::newRow(qPrintable(name)) << all << vector << static_cast<int>(dialect);
    }
}

void TestOssSigning::aRequestIsSignedAsTheOfficialSdkSignsIt_data()
{
    QTest::addColumn<QJsonObject>("all");
    QTest::addColumn<QJsonObject>("vector");
    QTest::addColumn<int>("dialect");
    addVectors(QStringLiteral("v4.json"), StorageDialect::OssV4, false);
    addVectors(QStringLiteral("v1.json"), StorageDialect::OssV1, false);
    addVectors(QStringLiteral("s3.json"), StorageDialect::S3, false);
}

void TestOssSigning::aRequestIsSignedAsTheOfficialSdkSignsIt()
{
    QFETCH(QJsonObject, all);
    QFETCH(QJsonObject, vector);
    QFETCH(int, dialect);
    auto [input, key] = recorded(all, vector, static_cast<StorageDialect>(dialect));
    // The HTTP layer of that SDK folded the path that it had signed.
    if (vector.value(u"note").toString().startsWith(QLatin1String("a bug to learn from")))
        input.key = "a//b/../c";
    const auto signature = signRequest(input, key);
    if (vector.contains(u"canonicalRequest"))
        QCOMPARE(QString::fromUtf8(signature.canonicalRequest), vector.value(u"canonicalRequest").toString());
    QCOMPARE(QString::fromUtf8(signature.stringToSign), vector.value(u"stringToSign").toString());
    QCOMPARE(QString::fromUtf8(signature.signature), vector.value(u"signature").toString());
    QVERIFY(headerOf(signature.headers, "Authorization").contains(signature.signature));
}

void TestOssSigning::aLinkIsSignedAsTheOfficialSdkSignsIt_data()
{
    QTest::addColumn<QJsonObject>("all");
    QTest::addColumn<QJsonObject>("vector");
    QTest::addColumn<int>("dialect");
    addVectors(QStringLiteral("v4.json"), StorageDialect::OssV4, true);
    addVectors(QStringLiteral("v1.json"), StorageDialect::OssV1, true);
    addVectors(QStringLiteral("s3.json"), StorageDialect::S3, true);
}

void TestOssSigning::aLinkIsSignedAsTheOfficialSdkSignsIt()
{
    QFETCH(QJsonObject, all);
    QFETCH(QJsonObject, vector);
    QFETCH(int, dialect);
    const auto [input, key] = recorded(all, vector, static_cast<StorageDialect>(dialect));
    const auto url = vector.value(u"url").toString().toUtf8();
    const bool v1 = input.dialect == StorageDialect::OssV1;
    const auto lifetime =
        v1 ? valueOf(url, "Expires").toLongLong() - input.at.toSecsSinceEpoch()
           : valueOf(url, input.dialect == StorageDialect::S3 ? "X-Amz-Expires" : "x-oss-expires")
                 .toLongLong();
    const auto origin = url.left(url.indexOf('/', url.indexOf("://") + 3));
    const auto link = presign(input, key, std::chrono::seconds(lifetime), origin);
    QCOMPARE(QString::fromUtf8(link.stringToSign), vector.value(u"stringToSign").toString());
    QCOMPARE(QString::fromUtf8(link.signature), vector.value(u"signature").toString());
    // The two SDKs order the parameters differently; nothing else differs.
    QCOMPARE(sortedParts(link.url), sortedParts(url));
    QCOMPARE(link.url.left(link.url.indexOf('?')), url.left(url.indexOf('?')));
    if (vector.value(u"sdk").toString().startsWith(QLatin1String("oss2")))
        QCOMPARE(link.url, url);
    QCOMPARE(QUrl::fromEncoded(link.url, QUrl::StrictMode).toEncoded(), link.url);
}

void TestOssSigning::theHeadersThatAreSentAreThoseOfTheSdk()
{
    const auto all = fixture(QStringLiteral("v4.json"));
    for (const auto &value : all.value(u"vectors").toArray()) {
        const auto vector = value.toObject();
        if (vector.value(u"name").toString() != QLatin1String("STS GetObject") ||
            !vector.value(u"sdk").toString().startsWith(QLatin1String("oss2")))
            continue;
        const auto [input, key] = recorded(all, vector, StorageDialect::OssV4);
        const auto signature = signRequest(input, key);
        const auto headers = vector.value(u"headers").toObject();
        QCOMPARE(signature.headers.size(), 4);
        for (const auto &header : signature.headers) {
            const auto name = QString::fromLatin1(header.name.toLower());
            QCOMPARE(QString::fromLatin1(header.value), headers.value(name).toString());
        }
        return;
    }
    QFAIL("the vector was not found");
}

void TestOssSigning::aKeyWithDotsAndDoubleSlashesIsSentAsItIs()
{
    QCOMPARE(ossWirePath("bucket", "a//b/../c", false), QByteArray("/a//b/../c"));
    QCOMPARE(ossWirePath("bucket", "a//b/../c", true), QByteArray("/bucket/a//b/../c"));
    QCOMPARE(ossWirePath("bucket", "", true), QByteArray("/bucket/"));
    QCOMPARE(ossWirePath("", "", true), QByteArray("/"));
}

void TestOssSigning::onlyUnreservedCharactersStay()
{
    QByteArray all;
    for (int c = 0; c < 256; ++c)
        all += static_cast<char>(c);
    const auto encoded = ossEncoded(all, false);
    QCOMPARE(QByteArray::fromPercentEncoding(encoded), all);
    for (const auto c : encoded)
        QVERIFY((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                QByteArray("-_.~%").contains(c));
    QVERIFY(encoded.contains("-.")); // '-' and '.' follow each other
    QCOMPARE(ossEncoded("a/b c", true), QByteArray("a/b%20c"));
    QCOMPARE(ossEncoded("a/b c", false), QByteArray("a%2Fb%20c"));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestOssSigning)
#include "tst_osssigning.moc"
