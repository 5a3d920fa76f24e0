// SPDX-License-Identifier: Apache-2.0
#include <models/credentialimport.h>

#include <QTest>

using namespace osc;
using namespace Qt::StringLiterals;

class TestCredentialImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstOssutilHasOneKey()
    {
        const auto found =
            credentialsOfOssutil("[Credentials]\n"
                                 "        language = CH\n"
                                 "        endpoint = https://oss-cn-shanghai.aliyuncs.com/\r\n"
                                 "        accessKeyID = LTAI5tQ7bFz9hYw2Kc3eXw71\n"
                                 "        accessKeySecret = geheim=mit=gleich\n"
                                 "[Bucket-Endpoint]\n"
                                 "        Acme-Reports = https://oss-cn-shanghai.aliyuncs.com/\n"
                                 "[Default]\n"
                                 "loglevel=info\n",
                                 file);
        QCOMPARE(found.size(), 1);
        const FoundCredential &one = found.first();
        QCOMPARE(one.whyNot, QString());
        QCOMPARE(one.credential.name, u"default"_s);
        QCOMPARE(one.credential.origin, file);
        QCOMPARE(one.credential.endpoint, u"oss-cn-shanghai.aliyuncs.com"_s);
        QCOMPARE(one.credential.bucket, u"Acme-Reports"_s);
        QCOMPARE(one.credential.maskedKeyId, u"LTAI5t…Xw71"_s);
        QCOMPARE(one.key, (OssKey{u"LTAI5tQ7bFz9hYw2Kc3eXw71"_s, SecretString(u"geheim=mit=gleich"_s)}));
    }

    void theSecondOssutilHasProfiles()
    {
        const auto found =
            credentialsOfOssutil("# comment\n"
                                 "[default]\n"
                                 "accessKeyID=a1\naccessKeySecret=s1\nregion=cn-hangzhou\n"
                                 "[profile prod-ro]\n"
                                 "mode=StsToken\naccess-key-id=\"a2\"\naccess_key_secret='s2'\n"
                                 "ststoken=t2\nendpoint=http://127.0.0.1:9000\naddressing-style=path\n"
                                 "[profile child]\nsource_profile=prod-ro\nmode=AK\n"
                                 "[profile role]\nmode=RamRoleArn\naccesskeyid=a3\naccesskeysecret=s3\n"
                                 "[profile no-token]\nmode=StsToken\naccesskeyid=a4\naccesskeysecret=s4\n"
                                 "[profile loop]\nsource_profile=loop\nmode=AK\n"
                                 "[buckets acme]\nendpoint=elsewhere\n",
                                 file);
        QStringList names;
        for (const FoundCredential &one : found)
            names << one.credential.name;
        QCOMPARE(names,
                 (QStringList{u"default"_s, u"prod-ro"_s, u"child"_s, u"role"_s, u"no-token"_s, u"loop"_s}));
        QCOMPARE(found.at(0).credential.endpoint, u"oss-cn-hangzhou.aliyuncs.com"_s);
        QCOMPARE(found.at(1).key, (OssKey{u"a2"_s, SecretString(u"s2"_s), SecretString(u"t2"_s)}));
        QCOMPARE(found.at(1).credential.endpoint, u"http://127.0.0.1:9000"_s);
        QVERIFY(found.at(1).credential.pathStyle);
        QCOMPARE(found.at(2).key.keyId, u"a2"_s);
        QVERIFY(found.at(3).whyNot.contains(u"RamRoleArn"_s));
        QCOMPARE(found.at(3).key, OssKey());
        QVERIFY(!found.at(4).whyNot.isEmpty());
        QVERIFY(!found.at(5).whyNot.isEmpty());
    }

    void profilesOfTheCloudCliAreFoundByTheirMode()
    {
        const auto found = credentialsOfAliyunCli(R"({"current":"default","profiles":[
            {"name":"default","mode":"AK","access_key_id":"a1","access_key_secret":"s1","sts_token":"old","region_id":"cn-beijing"},
            {"name":"tmp","mode":"StsToken","access_key_id":"a2","access_key_secret":"s2","sts_token":"t2","region_id":""},
            {"name":"ecs","mode":"EcsRamRole","ram_role_name":"r"},
            {"name":"oauth","mode":"OAuth"},
            {"name":"rsa","mode":"RsaKeyPair","private_key":"geheim"},
            {"name":"empty","mode":"AK","access_key_id":"","access_key_secret":""},
            7, {"name":[],"mode":{}}]})",
                                                  u"~/.aliyun/config.json"_s);
        QCOMPARE(found.size(), 5);
        QCOMPARE(found.at(0).key, (OssKey{u"a1"_s, SecretString(u"s1"_s)}));
        QCOMPARE(found.at(0).credential.endpoint, u"oss-cn-beijing.aliyuncs.com"_s);
        QCOMPARE(found.at(0).credential.region, u"cn-beijing"_s);
        QCOMPARE(found.at(1).key.token, SecretString(u"t2"_s));
        for (qsizetype i = 2; i < 5; ++i) {
            QVERIFY(!found.at(i).whyNot.isEmpty());
            QVERIFY(!found.at(i).whyNot.contains(u"geheim"_s));
            QCOMPARE(found.at(i).key, OssKey());
        }
        QVERIFY(found.at(3).whyNot.contains(u"OAuth"_s));
    }

    void theEnvironmentIsLookedAt()
    {
        QMap<QString, QString> variables{{u"OSS_ACCESS_KEY_ID"_s, u"a1"_s},
                                         {u"OSS_ACCESS_KEY_SECRET"_s, u"s1"_s},
                                         {u"OSS_SESSION_TOKEN"_s, u"t1"_s},
                                         {u"OSS_ENDPOINT"_s, u"https://oss-cn-beijing.aliyuncs.com"_s},
                                         {u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, u"a2"_s},
                                         {u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, u"s2"_s}};
        const auto look = [&] {
            return credentialsOfEnvironment([&](const QString &name) { return variables.value(name); });
        };
        auto found = look();
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).key, (OssKey{u"a1"_s, SecretString(u"s1"_s), SecretString(u"t1"_s)}));
        QCOMPARE(found.at(0).credential.endpoint, u"oss-cn-beijing.aliyuncs.com"_s);
        QCOMPARE(found.at(0).credential.origin, u"OSS_ACCESS_KEY_ID"_s);
        QCOMPARE(found.at(1).key, (OssKey{u"a2"_s, SecretString(u"s2"_s)}));
        // The same key under both names is one.
        variables[u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s] = u"a1"_s;
        variables[u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s] = u"s1"_s;
        variables[u"ALIBABA_CLOUD_SECURITY_TOKEN"_s] = u"t1"_s;
        QCOMPARE(look().size(), 1);
        variables.clear();
        QVERIFY(look().isEmpty());
        variables[u"OSS_ACCESS_KEY_ID"_s] = u"a1"_s;
        QVERIFY(!look().first().whyNot.isEmpty());
    }

    void anythingIsRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        QTest::newRow("broken UTF-8") << QByteArray("[default]\naccessKeyID=\xff\xfe\naccessKeySecret=\xc3");
        QTest::newRow("open section") << QByteArray("[\n[\n[default\naccessKeyID");
        QTest::newRow("equals only") << QByteArray("[default]\n=\n==\n=a\n");
        QTest::newRow("one long line") << "[default]\naccessKeyID=" + QByteArray(2'000'000, 'x');
        QTest::newRow("many sections")
            << QByteArray("[default]\naccessKeyID=a\naccessKeySecret=b\n").repeated(30'000);
        QTest::newRow("deep JSON") << QByteArray(100'000, '[');
        QTest::newRow("wrong types") << QByteArray(R"({"profiles":{"a":1}})");
        QTest::newRow("endpoint with markup")
            << QByteArray("[default]\naccessKeyID=a\naccessKeySecret=b\nendpoint=<b>x</b>\n");
    }
    void anythingIsRead()
    {
        QFETCH(QByteArray, bytes);
        for (const auto &found : {credentialsOfOssutil(bytes, file), credentialsOfAliyunCli(bytes, file)}) {
            QVERIFY(found.size() <= mostFoundCredentials);
            for (const FoundCredential &one : found)
                QVERIFY(one.whyNot.isEmpty() != one.key.secret.isEmpty());
        }
    }

private:
    const QString file = u"~/.ossutilconfig"_s;
};

QTEST_GUILESS_MAIN(TestCredentialImport)
#include "tst_credentialimport.moc"
