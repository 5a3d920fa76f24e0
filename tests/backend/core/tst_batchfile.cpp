// SPDX-License-Identifier: Apache-2.0
#include <core/batchfile.h>

#include <QTest>

using namespace osc;

namespace {

QByteArray request(const QByteArray &name)
{
    return R"({"image":{"uri":"python:3.11"},"metadata":{"name":")" + name + "\"}}";
}

} // namespace

class TestBatchFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalFormsAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("names"); ///< "line name", or "line !" for what cannot be read.
        const auto row = [](const char *name, const QByteArray &bytes, const char *names) {
            QTest::newRow(name) << bytes << QString::fromUtf8(names).split(u',');
        };
        row("lines", request("a") + '\n' + request("b") + '\n', "1 a,2 b");
        row("lines without an end", request("a") + '\n' + request("b"), "1 a,2 b");
        row("Windows lines", request("a") + "\r\n\r\n" + request("b") + "\r\n", "1 a,3 b");
        row("byte order mark", "\xef\xbb\xbf" + request("a") + '\n' + request("b"), "1 a,2 b");
        row("one", request("a"), "1 a");
        row("one over several lines",
            "\n{\n \"image\": {\"uri\": \"x\"},\n \"metadata\": {\"name\": \"a\"}\n}\n", "2 a");
        row("array", '[' + request("a") + ",\n" + request("b") + "\n]\n", "1 a,2 b");
        row("array of one", '[' + request("a") + ']', "1 a");
        row("array over lines",
            "[\n  {\n    \"metadata\": {\"name\": \"a]}\\\"{\"}\n  },\n" + request("b") + ']',
            "2 a]}\"{,5 b");
        row("bad line", request("a") + "\n{\"image\": \n" + request("c"), "1 a,2 !,3 c");
        row("bad line in the middle of many",
            request("a") + '\n' + request("b") + "\nnonsense\n" + request("d"), "1 a,2 b,3 !,4 d");
        row("bad element", '[' + request("a") + ",\n{\"image\": oops},\n" + request("c") + ']',
            "1 a,2 !,3 c");
        row("wrong type", request("a") + "\n{\"image\":\"python:3.11\"}\n" + request("c"), "1 a,2 !,3 c");
        row("not an object", "[1,\"two\",null," + request("d") + ']', "1 !,1 !,1 !,1 d");
    }
    void severalFormsAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, names);
        const auto items = readBatch(bytes);
        QVERIFY2(items.ok(), items.ok() ? "" : qPrintable(items.error().message));
        QStringList found;
        for (const BatchItem &item : *items) {
            found.append(QString::number(item.line) + u' ' +
                         (item.spec ? item.spec->name() : QStringLiteral("!")));
            QVERIFY(item.spec || !item.spec.error().message.isEmpty());
        }
        QCOMPARE(found, names);
    }

    void linesAreLinesWhenThatIsKnown()
    {
        const auto items = readBatch("[1]\nnonsense\n" + request("c"), BatchForm::Lines);
        QVERIFY(items.ok());
        QCOMPARE(items->size(), 3);
        QVERIFY(!items->at(0).spec && !items->at(1).spec && items->at(2).spec);
        QCOMPARE(items->at(2).line, 3);
    }

    void whatCannotBeReadAtAllIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray(" \n\t\r\n");
        QTest::newRow("empty array") << QByteArray("[ ]");
        QTest::newRow("no end") << '[' + request("a") + ',' + request("b");
        QTest::newRow("more after the end") << '[' + request("a") + "] and more";
        QTest::newRow("too large") << QByteArray(batchBytesLimit + 1, ' ');
        QByteArray many;
        for (int i = 0; i <= batchItemsLimit; ++i)
            many += "{}\n";
        QTest::newRow("too many") << many;
        QTest::newRow("brackets") << QByteArray(100'000, '[');
    }
    void whatCannotBeReadAtAllIsAnError()
    {
        QFETCH(QByteArray, bytes);
        const auto items = readBatch(bytes);
        QVERIFY(!items.ok());
        QVERIFY(!items.error().message.isEmpty());
    }

    void anUnclosedQuoteSpoilsOneElement()
    {
        const auto items = readBatch("[{\"image\": \"oops\n},\n" + request("b") + ",\n" + request("c") + ']');
        QVERIFY(items.ok());
        QVERIFY(items->last().spec.ok());
        QCOMPARE(items->last().spec->name(), QStringLiteral("c"));
    }
};

QTEST_GUILESS_MAIN(TestBatchFile)
#include "tst_batchfile.moc"
