// SPDX-License-Identifier: Apache-2.0
#include <core/filesystem.h>

#include <QTest>

using namespace osc;

class TestFileNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDisplayedNameCannotPretend_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("report 1.txt") << u"report 1.txt"_qs;
        QTest::newRow("unicode") << QByteArray("größe 日本 🙂") << u"größe 日本 🙂"_qs;
        QTest::newRow("newline") << QByteArray("a\nb") << u"a\u240ab"_qs;
        QTest::newRow("escape") << QByteArray("a\x1b[31mb") << u"a\u241b[31mb"_qs;
        QTest::newRow("delete") << QByteArray("a\x7f") << u"a\u2421"_qs;
        QTest::newRow("next line") << QByteArray("a\xc2\x85") << u"a\u2424"_qs;
        QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8z") << u"a\u2424z"_qs;
        QTest::newRow("right-to-left override") << QByteArray("a\xe2\x80\xaetxt.exe") << u"a\ufffdtxt.exe"_qs;
        QTest::newRow("isolate") << QByteArray("\xe2\x81\xa6x") << u"\ufffdx"_qs;
        QTest::newRow("zero width") << QByteArray("a\xe2\x80\x8bz") << u"a\ufffdz"_qs;
        QTest::newRow("invalid UTF-8") << QByteArray("a\xffz") << u"a\ufffdz"_qs;
        QTest::newRow("cut UTF-8") << QByteArray("a\xc3") << u"a\ufffd"_qs;
        QTest::newRow("no-break space") << QByteArray("a\xc2\xa0z") << u"a\u2423z"_qs;
        QTest::newRow("invisible filler") << QByteArray("a\xe3\x85\xa4z") << u"a\ufffdz"_qs;
        QTest::newRow("variation selector") << QByteArray("a\xef\xb8\x8f") << u"a\ufffd"_qs;
        QTest::newRow("tag characters") << QByteArray("a\xf3\xa0\x81\x81") << u"a\ufffd"_qs;
        QTest::newRow("empty") << QByteArray() << QString();
    }

    void aDisplayedNameCannotPretend()
    {
        QFETCH(QByteArray, name);
        QTEST(displayName(name), "shown");
    }

    void joiningUsesExactlyOneSlash_data()
    {
        QTest::addColumn<QByteArray>("directory");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("plain") << QByteArray("/a") << QByteArray("b") << QByteArray("/a/b");
        QTest::newRow("root") << QByteArray("/") << QByteArray("b") << QByteArray("/b");
        QTest::newRow("slashes") << QByteArray("/a//") << QByteArray("/b") << QByteArray("/a/b");
        QTest::newRow("raw bytes") << QByteArray("/a") << QByteArray("\xff") << QByteArray("/a/\xff");
    }

    void joiningUsesExactlyOneSlash()
    {
        QFETCH(QByteArray, directory);
        QFETCH(QByteArray, name);
        QTEST(joinPath(directory, name), "path");
    }

    void theParentIsOneUpAndTheRootIsItsOwn_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("parent");
        QTest::newRow("deep") << QByteArray("/a/b/c") << QByteArray("/a/b");
        QTest::newRow("top") << QByteArray("/a") << QByteArray("/");
        QTest::newRow("root") << QByteArray("/") << QByteArray("/");
        QTest::newRow("trailing slash") << QByteArray("/a/b/") << QByteArray("/a");
        QTest::newRow("doubled slash") << QByteArray("/a//b") << QByteArray("/a");
        QTest::newRow("empty") << QByteArray() << QByteArray("/");
    }

    void theParentIsOneUpAndTheRootIsItsOwn()
    {
        QFETCH(QByteArray, path);
        QTEST(parentPath(path), "parent");
    }

    void aLocalNameIsSafe_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << QByteArray("a b.txt") << u"a b.txt"_qs;
        QTest::newRow("hidden") << QByteArray(".bashrc") << u".bashrc"_qs;
        QTest::newRow("empty") << QByteArray() << u"_"_qs;
        QTest::newRow("dot") << QByteArray(".") << u"_"_qs;
        QTest::newRow("dot dot") << QByteArray("..") << u"__"_qs;
        QTest::newRow("climbing") << QByteArray("../../etc/passwd") << u".._.._etc_passwd"_qs;
        QTest::newRow("backslash") << QByteArray("a\\b") << u"a_b"_qs;
        QTest::newRow("trailing dot") << QByteArray("a.") << u"a_"_qs;
        QTest::newRow("trailing spaces") << QByteArray("a  ") << u"a__"_qs;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a\u2400b"_qs;
        QTest::newRow("newline") << QByteArray("a\nb") << u"a\u240ab"_qs;
        QTest::newRow("device") << QByteArray("a:b") << u"a_b"_qs;
    }

    void aLocalNameIsSafe()
    {
        QFETCH(QByteArray, name);
        QTEST(safeLocalName(name), "safe");
    }

    void aLongLocalNameEndsAtAWholeCharacter()
    {
        QCOMPARE(safeLocalName(QByteArray(255, 'x')).toUtf8().size(), 255);
        QCOMPARE(safeLocalName(QByteArray(256, 'x')).toUtf8().size(), 255);
        const QString clipped = safeLocalName(QByteArray("x") + QByteArray("🙂").repeated(100));
        QCOMPARE(clipped.toUtf8().size(), 253);
        QVERIFY(!clipped.contains(QChar::ReplacementCharacter));
        QCOMPARE(safeLocalName(QByteArray(254, 'x') + ".txt").right(1), u"_"_qs);
    }
};

QTEST_GUILESS_MAIN(TestFileNames)
#include "tst_filenames.moc"
