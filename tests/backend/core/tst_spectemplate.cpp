// SPDX-License-Identifier: Apache-2.0
#include <core/specjson.h>
#include <core/spectemplate.h>

#include <QTest>

using namespace osc;

namespace {

using Values = QMap<QString, QString>;

SandboxSpec sampleSpec()
{
    SandboxSpec spec;
    spec.image = QStringLiteral("python:3.11");
    spec.timeoutSeconds = 3600;
    spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("1")}};
    spec.metadata = {{QStringLiteral("name"), QStringLiteral("crawler-${region}")},
                     {QStringLiteral("team"), QStringLiteral("${team}")}};
    spec.env.insert(QStringLiteral("REGION"), QStringLiteral("${region}"));
    return spec;
}

SpecTemplate sampleTemplate()
{
    SpecTemplate made;
    made.name = QStringLiteral("Crawler");
    made.note = QStringLiteral("One for each region.\nAsk Ops first.");
    made.placeholders = {{QStringLiteral("region"), QStringLiteral("eu-west"), false},
                         {QStringLiteral("team"), QStringLiteral("agents"), false}};
    made.request = toStoredJson(sampleSpec());
    return made;
}

} // namespace

class TestSpecTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeholdersAreReplacedInTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("alone", "${a}", "1");
        row("within", "x-${a}-y", "x-1-y");
        row("two", "${a}${b_c}", "12");
        row("no value", "${z}", "${z}");
        row("a value is not looked into", "${deep}", "${a}");
        row("literal", "$${a}", "${a}");
        row("literal sign before a value", "$$${a}", "$1");
        row("two literal signs", "$$$${a}", "$${a}");
        row("a lone sign", "$", "$");
        row("signs without a name", "costs $$ and $5", "costs $$ and $5");
        row("the shell's own", "$HOME/$$", "$HOME/$$");
        row("with a dot", "${key.secret}", "${key.secret}");
        row("empty name", "${}", "${}");
        row("digit first", "${1a}", "${1a}");
        row("open", "${a", "${a");
        row("space", "${ a }", "${ a }");
        row("not ASCII", "${ä}", "${ä}");
        row("nothing", "", "");
    }
    void placeholdersAreReplacedInTexts()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Values values = {{QStringLiteral("a"), QStringLiteral("1")},
                               {QStringLiteral("b_c"), QStringLiteral("2")},
                               {QStringLiteral("deep"), QStringLiteral("${a}")}};
        QCOMPARE(substituted(text, values), expected);
    }

    void aTemplateComesBackWhole()
    {
        const SpecTemplate made = sampleTemplate();
        const auto read = templateFromJson(templateToJson(made));
        QVERIFY(read.ok());
        QCOMPARE(read->name, made.name);
        QCOMPARE(read->note, made.note);
        QCOMPARE(read->placeholders, made.placeholders);
        QCOMPARE(read->request, made.request);
    }

    void usingItFillsEveryPlace()
    {
        const auto spec =
            specFromTemplate(sampleTemplate(), {{QStringLiteral("region"), QStringLiteral("us")},
                                                {QStringLiteral("team"), QStringLiteral("red")}});
        QVERIFY(spec.ok());
        QCOMPARE(spec->name(), QStringLiteral("crawler-us"));
        QCOMPARE(spec->metadata.value(QStringLiteral("team")), QStringLiteral("red"));
        QCOMPARE(spec->env.value(QStringLiteral("REGION")).value(), QStringLiteral("us"));
    }

    void aValueIsOnlyEverText()
    {
        const auto spec =
            specFromTemplate(sampleTemplate(), {{QStringLiteral("region"), QStringLiteral("\"},\"x\":{\"")}});
        QVERIFY(spec.ok());
        QCOMPARE(spec->env.value(QStringLiteral("REGION")).value(), QStringLiteral("\"},\"x\":{\""));
    }

    void aNumberCanBeAPlaceholder()
    {
        SpecTemplate made = sampleTemplate();
        made.request.replace("\"timeout\":3600", "\"timeout\":\"${seconds}\"");
        made.placeholders.append({QStringLiteral("seconds"), QStringLiteral("1800"), false});
        QCOMPARE(specFromTemplate(made, {{QStringLiteral("seconds"), QStringLiteral("600")}})
                     ->timeoutSeconds.value_or(0),
                 qint64(600));
        QVERIFY(!specFromTemplate(made, {{QStringLiteral("seconds"), QStringLiteral("soon")}}).ok());
        // A form that edits it shows the default, and gives the placeholder back unless it was changed.
        auto edited = specToEdit(made);
        QVERIFY(edited.ok());
        QCOMPARE(edited->timeoutSeconds.value_or(0), qint64(1800));
        QVERIFY(editedRequest(made, *edited).contains("${seconds}"));
        edited->timeoutSeconds = 60;
        QVERIFY(!editedRequest(made, *edited).contains("${seconds}"));
    }

    void placeholdersAreFoundWithTheirFields()
    {
        const auto uses = placeholdersIn(sampleTemplate().request);
        QCOMPARE(uses.size(), 2);
        QCOMPARE(uses.at(0).name, QStringLiteral("region"));
        QCOMPARE(uses.at(0).fields,
                 QStringList({QStringLiteral("env.REGION"), QStringLiteral("metadata.name")}));
        QCOMPARE(uses.at(1).fields, QStringList(QStringLiteral("metadata.team")));
    }

    void aPlaceholderThatIsNotListedIsAskedForToo()
    {
        SpecTemplate made = sampleTemplate();
        made.placeholders.removeLast();
        const auto read = templateFromJson(templateToJson(made));
        QCOMPARE(read->placeholders.size(), 2);
        QCOMPARE(read->placeholders.at(1).name, QStringLiteral("team"));
    }

    void namesCanBeMadeLiteral()
    {
        SpecTemplate made = sampleTemplate();
        made.request = withLiteral(made.request, {QStringLiteral("region")});
        QCOMPARE(placeholdersIn(made.request).size(), 1);
        const auto spec = specFromTemplate(made, {{QStringLiteral("team"), QStringLiteral("red")}});
        QCOMPARE(spec->name(), QStringLiteral("crawler-${region}"));
    }

    void aSecretHasNoDefault()
    {
        SpecTemplate made = sampleTemplate();
        made.placeholders[0].secret = true;
        const QByteArray document = templateToJson(made);
        QVERIFY(!document.contains("eu-west"));
        QVERIFY(templateFromJson(document)->placeholders.at(0).secret);
    }

    void anyTextGivesAName()
    {
        QCOMPARE(placeholderName(QStringLiteral("DB.PASSWORD")), QStringLiteral("DB_PASSWORD"));
        QCOMPARE(placeholderName(QStringLiteral("1st")), QStringLiteral("_1st"));
        QCOMPARE(placeholderName({}), QStringLiteral("_"));
        QVERIFY(isPlaceholderName(placeholderName(QString(200, u'ä'))));
    }

    void membersThatAreNotKnownSurvive()
    {
        const QByteArray foreign = R"({"opensandboxTemplate":1,"name":"a","colour":"red",
            "placeholders":[{"name":"x","default":"1","choices":["1","2"]}],
            "request":{"image":{"uri":"${x}"},"schedule":"daily"}})";
        auto read = templateFromJson(foreign);
        QVERIFY(read.ok());
        read->name = QStringLiteral("b");
        const QByteArray again = templateToJson(*read, foreign);
        for (const char *kept :
             {"\"colour\":\"red\"", "\"choices\":[\"1\",\"2\"]", "\"schedule\":\"daily\"", "\"name\":\"b\""})
            QVERIFY2(again.contains(kept), kept);
        const QByteArray file = templateFile({again});
        QVERIFY(file.contains("daily") && file.contains("red"));
    }

    void aNewerTemplateIsShownAndPassedOnButNotUsed()
    {
        const QByteArray newer =
            R"({"opensandboxTemplate":9,"name":"From the future","note":"n","steps":[{"what":["ever"]}]})";
        const auto read = templateFromJson(newer);
        QVERIFY(read.ok());
        QVERIFY(read->isNewer());
        QCOMPARE(read->name, QStringLiteral("From the future"));
        QVERIFY(!specFromTemplate(*read, {}).ok());
        QVERIFY(!specToEdit(*read).ok());
        const auto documents = templateDocuments(templateFile({newer}));
        QCOMPARE(documents->size(), 1);
        QVERIFY(documents->first().contains(R"("steps":[{"what":["ever"]}])"));
        QVERIFY(documents->first().contains(R"("opensandboxTemplate":9)"));
    }

    void aFileHoldsOneOrSeveral()
    {
        const QByteArray one = templateToJson(sampleTemplate());
        QCOMPARE(templateDocuments(templateFile({one}))->size(), 1);
        QCOMPARE(templateDocuments(templateFile({one, one}))->size(), 2);
        QVERIFY(!templateDocuments("not JSON").ok());
        QVERIFY(!templateDocuments(QByteArray(2 << 20, ' ')).ok());
    }

    void hostileDocumentsAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no version") << QByteArray(R"({"name":"a","request":{}})");
        QTest::newRow("version is text")
            << QByteArray(R"({"opensandboxTemplate":"1","name":"a","request":{}})");
        QTest::newRow("version is negative")
            << QByteArray(R"({"opensandboxTemplate":-1,"name":"a","request":{}})");
        QTest::newRow("no name") << QByteArray(R"({"opensandboxTemplate":1,"request":{}})");
        QTest::newRow("name is a list") << QByteArray(R"({"opensandboxTemplate":1,"name":[],"request":{}})");
        QTest::newRow("no request") << QByteArray(R"({"opensandboxTemplate":1,"name":"a"})");
        QTest::newRow("request is text")
            << QByteArray(R"({"opensandboxTemplate":1,"name":"a","request":"x"})");
        QTest::newRow("deep") << QByteArray(R"({"opensandboxTemplate":1,"name":)") + QByteArray(5000, '[');
    }
    void hostileDocumentsAreRefusedInWords()
    {
        QFETCH(QByteArray, document);
        const auto read = templateFromJson(document);
        QVERIFY(!read.ok());
        QVERIFY(!read.error().message.isEmpty());
    }

    void oddPlaceholderListsAreReadAsFarAsTheyMakeSense()
    {
        const auto read = templateFromJson(
            R"({"opensandboxTemplate":1,"name":"a","request":{},
                "placeholders":[1,null,{"name":7},{"name":"a b"},{"name":"x","default":5},{"name":"x"}]})");
        QVERIFY(read.ok());
        QCOMPARE(read->placeholders.size(), 1);
        QCOMPARE(read->placeholders.first().name, QStringLiteral("x"));
        const auto none =
            templateFromJson(R"({"opensandboxTemplate":1,"name":"a","request":{},"placeholders":"many"})");
        QVERIFY(none.ok() && none->placeholders.isEmpty());
    }

    void aFormIsCheckedAsItWillBe()
    {
        SandboxSpec spec = sampleSpec();
        spec.auth = RegistryLogin{QStringLiteral("mei"), SecretString(QByteArrayLiteral("pa55"))};
        const SandboxSpec as = substituted(spec, {{QStringLiteral("region"), QStringLiteral("eu")},
                                                  {QStringLiteral("team"), QStringLiteral("t")}});
        QCOMPARE(as.name(), QStringLiteral("crawler-eu"));
        QCOMPARE(as.auth->password.reveal(), QByteArrayLiteral("pa55"));
        QCOMPARE(as.timeoutSeconds, spec.timeoutSeconds);
        QCOMPARE(as.readiness, spec.readiness);
    }
};

QTEST_GUILESS_MAIN(TestSpecTemplate)
#include "tst_spectemplate.moc"
