// SPDX-License-Identifier: Apache-2.0
#include <core/egress.h>
#include <core/extensions.h>
#include <core/hostpath.h>
#include <core/resources.h>
#include <core/shellsplit.h>

#include <QTest>

using namespace osc;
using Generation = ValidationRules::Generation;

namespace {

constexpr qint64 None = 0;

qint64 orNone(std::optional<qint64> value)
{
    return value.value_or(None);
}

} // namespace

class TestRequestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryIsReadLikeTheServerDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes");
        const auto row = [](const char *text, qint64 bytes) {
            QTest::newRow(text) << QString::fromUtf8(text) << bytes;
        };
        row("512Mi", 536870912);
        row("64MB", 64000000);
        row("128m", 128000000);
        row("1gi", 1073741824);
        row("1T", 1000000000000);
        row("67108864", 67108864);
        row("7b", 7);
        row(" 1k\n", 1000);
        row("٥١٢Mi", 536870912);
        row("9223372036854775807Ti", std::numeric_limits<qint64>::max());
        for (const char *bad :
             {"", "0", "0Mi", "-1", "1.5Gi", "abc", "Mi", "512 Mi", "512MiB", "1e9", "1Pi", "1i"})
            row(bad, None);
    }

    void memoryIsReadLikeTheServerDoes()
    {
        QFETCH(QString, text);
        QTEST(orNone(parseMemory(text)), "bytes");
    }

    void cpuIsReadLikeTheServerDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("nano");
        const auto row = [](const char *text, qint64 nano) {
            QTest::newRow(text) << QString::fromUtf8(text) << nano;
        };
        row("500m", 500000000);
        row("500M", 500000000);
        row("1.5m", 1500000);
        row("1.75", 1750000000);
        row(" 1 ", 1000000000);
        row("1e0", 1000000000);
        row("1_0", 10000000000);
        row(".5", 500000000);
        row("5.", 5000000000);
        for (const char *bad : {"", "0", "0m", "-1", "abc", "1core", "1,5", "m", "inf", "nan", "99999999999",
                                "1__0", "_1", "1e-12", "0x10", "."})
            row(bad, None);
    }

    void cpuIsReadLikeTheServerDoes()
    {
        QFETCH(QString, text);
        QTEST(orNone(parseNanoCpus(text)), "nano");
    }

    void gpuIsACountOrAll()
    {
        QCOMPARE(parseGpuCount(u"ALL"_qs), -1);
        QCOMPARE(parseGpuCount(u" 2 "_qs), 2);
        for (const auto &bad : {u"0"_qs, u"-1"_qs, u"none"_qs, u"1.5"_qs, QString()})
            QVERIFY(!parseGpuCount(bad));
    }

    void windowsSizesAreWholeGibibytes()
    {
        QCOMPARE(parseWindowsGibibytes(u"4G"_qs), 4);
        QCOMPARE(parseWindowsGibibytes(u"4097Mi"_qs), 5);
        QCOMPARE(parseWindowsGibibytes(u"2 TB"_qs), 2048);
        for (const auto &bad : {u"lots"_qs, u"64"_qs, u"0G"_qs, u"1Ki"_qs, u"1GiB"_qs})
            QVERIFY(!parseWindowsGibibytes(bad));
    }

    void wordsAreSplitLikeAShell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u"a  b\tc\nd"_qs << QStringList{u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs};
        QTest::newRow("single") << u"'a \"b\\' c"_qs << QStringList{u"a \"b\\"_qs, u"c"_qs};
        QTest::newRow("double") << u"\"a 'b \\\" \\\\ \\n\""_qs << QStringList{u"a 'b \" \\ \\n"_qs};
        QTest::newRow("escape") << u"a\\ b \\'c"_qs << QStringList{u"a b"_qs, u"'c"_qs};
        QTest::newRow("empty word") << u"a '' \"\""_qs << QStringList{u"a"_qs, QString(), QString()};
        QTest::newRow("glued") << u"a'b'\"c\"d"_qs << QStringList{u"abcd"_qs};
        QTest::newRow("nothing special")
            << u"$A *.c #x ~"_qs << QStringList{u"$A"_qs, u"*.c"_qs, u"#x"_qs, u"~"_qs};
        QTest::newRow("blank") << u"  "_qs << QStringList{};
    }

    void wordsAreSplitLikeAShell()
    {
        QFETCH(QString, text);
        QTEST(splitShellWords(text).words, "words");
    }

    void unbalancedQuotesAreToldApart()
    {
        using Failure = ShellSplit::Failure;
        QCOMPARE(splitShellWords(u"a 'b"_qs).failure, Failure::NoClosingQuotation);
        QCOMPARE(splitShellWords(u"a \"b"_qs).failure, Failure::NoClosingQuotation);
        QCOMPARE(splitShellWords(u"a \\"_qs).failure, Failure::NoEscapedCharacter);
    }

    void onlyOneElementWithASpaceIsSplit()
    {
        QCOMPARE(containerCommand({u"sleep 30"_qs}).words, (QStringList{u"sleep"_qs, u"30"_qs}));
        QCOMPARE(containerCommand({u"sleep\t30"_qs}).words, QStringList{u"sleep\t30"_qs});
        QCOMPARE(containerCommand({u"echo"_qs, u"a 'b"_qs}).words, (QStringList{u"echo"_qs, u"a 'b"_qs}));
    }

    void aQuotedWordComesBackFromTheShell_data()
    {
        QTest::addColumn<QString>("word");
        for (const auto &word : {u"plain"_qs, QString(), u"a b"_qs, u"it's"_qs, u"$(rm -rf /)"_qs, u"`x`"_qs,
                                 u"a\nb"_qs, u"\"q\" \\ !"_qs, u"grüße"_qs, u"-n"_qs, u"~"_qs, u"*"_qs})
            QTest::newRow(qPrintable(word)) << word;
    }

    void aQuotedWordComesBackFromTheShell()
    {
        QFETCH(QString, word);
        QCOMPARE(splitShellWords(u"x "_qs + quoteShellWord(word)).words, (QStringList{u"x"_qs, word}));
    }

    void aPlainWordNeedsNoQuotes()
    {
        QCOMPARE(quoteShellWord(u"--image=a/b:1.0"_qs), u"--image=a/b:1.0"_qs);
        QCOMPARE(quoteShellWord(u"it's"_qs), u"'it'\\''s'"_qs);
    }

    void hostPathsAreJudgedByTheirText_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<HostPathFault>("fault");
        const auto row = [](const char *path, HostPathFault fault) {
            QTest::newRow(path) << QString::fromUtf8(path) << fault;
        };
        row("/data", HostPathFault::None);
        row("/data/a", HostPathFault::None);
        row("/data/./a", HostPathFault::None);
        row("/datax", HostPathFault::NotAllowed);
        row("/DATA", HostPathFault::NotAllowed);
        row("c:/Work/a", HostPathFault::None);
        row("C:\\Work\\a", HostPathFault::None);
        row("C:\\work", HostPathFault::NotAllowed);
        row("data", HostPathFault::NotAbsolute);
        row("C:data", HostPathFault::NotAbsolute);
        row("\\\\srv\\share", HostPathFault::NotAbsolute);
        row("", HostPathFault::NotAbsolute);
        row("/data/..", HostPathFault::Traversal);
        row("/data/..hidden", HostPathFault::Traversal);
        row("/data\\..\\etc", HostPathFault::Traversal);
        row("C:\\..", HostPathFault::Traversal);
        row("/data/", HostPathFault::NotNormalised);
        row("/data//a", HostPathFault::NotNormalised);
    }

    void hostPathsAreJudgedByTheirText()
    {
        QFETCH(QString, path);
        QTEST(checkHostPath(path, {u"/data/"_qs, u"C:\\Work"_qs}), "fault");
    }

    void anAllowListIsTakenAtItsWord()
    {
        QCOMPARE(checkHostPath(u"/data"_qs, {}), HostPathFault::NotAllowed);
        QCOMPARE(checkHostPath(u"/"_qs, {u"/"_qs}), HostPathFault::None);
        QCOMPARE(checkHostPath(u"/data"_qs, {u"/"_qs}), HostPathFault::NotAllowed);
    }

    void aSubPathIsJoinedAndNormalised()
    {
        QCOMPARE(joinHostPath(u"/a/./b"_qs, {}), u"/a/./b"_qs);
        QCOMPARE(joinHostPath(u"/a"_qs, u"."_qs), u"/a"_qs);
        QCOMPARE(joinHostPath(u"/a"_qs, u"./b//c/"_qs), u"/a/b/c"_qs);
        QCOMPARE(joinHostPath(u"/a"_qs, u"..."_qs), u"/a/..."_qs);
        QCOMPARE(joinHostPath(u"/"_qs, u"../b"_qs), u"/b"_qs);
        QCOMPARE(normalisedPath(u"a/../../b"_qs), u"../b"_qs);
        QCOMPARE(normalisedPath(u"a/.."_qs), u"."_qs);
    }

    void egressVariablesGoToTheSidecar()
    {
        const QString level = u"OPENSANDBOX_EGRESS_LOG_LEVEL"_qs;
        const QString transparent = u"OPENSANDBOX_EGRESS_MITMPROXY_TRANSPARENT"_qs;
        const EnvironmentMap env{{level, u"debug"_qs}, {transparent, u"true"_qs}, {u"K"_qs, u"v"_qs}};
        const EgressSplit split = splitEgressEnv(env, Generation::V1_1);
        QCOMPARE(split.sandbox.keys(), (QStringList{u"K"_qs, transparent}));
        QCOMPARE(split.sidecar.keys(), (QStringList{level, transparent}));
        QVERIFY(split.refusedKey.isEmpty());
        QCOMPARE(splitEgressEnv(env, Generation::V0_1).sandbox, env);
        QCOMPARE(splitEgressEnv({{u"OPENSANDBOX_EGRESS_X"_qs, {}}}, Generation::V1_1).refusedKey,
                 u"OPENSANDBOX_EGRESS_X"_qs);
    }

    void aNullVariableIsSkipped()
    {
        QCOMPARE(environmentList({{u"A"_qs, QString()}, {u"B"_qs, std::nullopt}, {u"C"_qs, u"1=2"_qs}}),
                 (QStringList{u"A="_qs, u"C=1=2"_qs}));
    }

    void isolationIsGrantedForOneWordOnly()
    {
        QVERIFY(grantsIsolation({{isolationKey(), u"enable"_qs}}, Generation::V1_1));
        QVERIFY(!grantsIsolation({{isolationKey(), u"yes"_qs}}, Generation::V1_1));
        QVERIFY(!grantsIsolation({{isolationKey(), u"enable"_qs}}, Generation::V0_1));
    }

    void knownExtensionsBecomeLabels()
    {
        const QMap<QString, QString> extensions{{accessRenewKey(), u" 600 "_qs},
                                                {u"opensandbox.extensions.a"_qs, u"b"_qs},
                                                {u"other"_qs, u"c"_qs}};
        const QMap<QString, QString> renew{{u"opensandbox.io/access-renew-extend-seconds"_qs, u"600"_qs}};
        QMap<QString, QString> both = renew;
        both.insert(u"opensandbox.io/extensions.a"_qs, u"b"_qs);
        QCOMPARE(extensionLabels(extensions, Generation::V1_1), both);
        QCOMPARE(extensionLabels(extensions, Generation::V0_1), renew);
    }
};

QTEST_GUILESS_MAIN(TestRequestValues)
#include "tst_requestvalues.moc"
