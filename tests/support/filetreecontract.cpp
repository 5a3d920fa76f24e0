// SPDX-License-Identifier: Apache-2.0
#include "contractcalls.h"
#include "filesystemcontract.h"

#include <core/tarball.h>

#include <QCryptographicHash>

// The part of the contract that is about changes of single files beyond writing, and about whole trees.

namespace osc::test {

namespace {

Done changed(const std::function<Operation(Callback<void>)> &start)
{
    return await<void>(start, 30'000);
}

Result<QMap<QByteArray, FileSearchHit>> found(FileSystem &files, const FilePath &directory,
                                              const FileSearchRequest &request)
{
    QMap<QByteArray, FileSearchHit> hits;
    const auto end = await<void>(
        [&](auto done) {
            return files.search(
                directory, request,
                [&](const QList<FileSearchHit> &batch) {
                    for (const auto &hit : batch)
                        hits.insert(hit.path.mid(directory.size() + 1), hit);
                },
                std::move(done));
        },
        30'000);
    if (!end)
        return end.error();
    return hits;
}

Result<QByteArray> packed(FileSystem &files, const FilePath &directory, const QList<QByteArray> &names = {})
{
    const auto sink = std::make_shared<BufferSink>(enough);
    const auto end =
        changed([&](auto done) { return files.readTree(directory, names, sink, std::move(done)); });
    if (!end)
        return end.error();
    return sink->bytes();
}

Done unpacked(FileSystem &files, const FilePath &directory, const QByteArray &tar,
              FileSystem::TreeWriteOptions options = {})
{
    return changed([&](auto done) {
        return files.writeTree(directory, std::make_shared<BufferSource>(tar), options, std::move(done));
    });
}

QByteArray member(const QByteArray &path, const QByteArray &content)
{
    TarEntry entry;
    entry.path = path;
    entry.size = content.size();
    return tarHeader(entry) + content + tarPadding(content.size());
}

QByteArray special(const QByteArray &path, FileType type, const QByteArray &target = {})
{
    TarEntry entry;
    entry.path = path;
    entry.type = type;
    entry.mode = 0755;
    entry.linkTarget = target;
    return tarHeader(entry);
}

QByteArray hardLink(const QByteArray &path, const QByteArray &target)
{
    TarEntry entry;
    entry.path = path;
    entry.linkTarget = target;
    entry.isHardLink = true;
    return tarHeader(entry);
}

QList<QByteArray> memberNames(const QByteArray &tar)
{
    QList<QByteArray> names;
    TarStreamReader reader({[&](const TarEntry &entry) {
                                auto name = entry.path;
                                while (name.startsWith("./"))
                                    name.remove(0, 2);
                                if (!name.isEmpty() && name != ".")
                                    names.append(name);
                                return true;
                            },
                            {}});
    reader.feed(tar);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

void FileSystemContract::theEndOfALargeSparseFileIsRead()
{
    if (!fileSystem().capabilities().canReadRange || !abilities().hasHoles)
        return;
    constexpr qint64 hole = 5LL * 1024 * 1024 * 1024;
    QVERIFY(runShell(m_root, "printf end | dd of=file bs=1048576 seek=5120 2>/dev/null"));
    const auto entry = looked(fileSystem(), inRoot("file"));
    VERIFY_OK(entry);
    QCOMPARE(entry->size, hole + 3);
    QElapsedTimer clock;
    clock.start();
    const auto bytes = readBytes(fileSystem(), inRoot("file"), {hole - 5, 100});
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, QByteArray(5, '\0') + "end");
    QVERIFY2(clock.elapsed() < soon, "the hole was read");
    if (!fileSystem().capabilities().canCopyInside || !abilities().keepsHoles)
        return;
    VERIFY_OK(changed(
        [&](auto done) { return fileSystem().copy(inRoot("file"), inRoot("copy"), std::move(done)); }));
    QVERIFY(runShell(m_root, "[ $(du -k copy | cut -f 1) -lt 10000 ]"));
}

void FileSystemContract::entriesThatVanishMeanwhileAreLeftOut()
{
    if (!abilities().hasLiveShell)
        return;
    QVERIFY(runShell(m_root, ": >stays; : >go; (i=0; while [ -e go ] && [ $i -lt 100000 ]; do : >comes-$i; "
                             "rm -f comes-$i; i=$((i+1)); done) >/dev/null 2>&1 </dev/null &"));
    for (int i = 0; i < 5; ++i) {
        const auto entries = listed(fileSystem(), m_root);
        VERIFY_OK(entries);
        QVERIFY(entries->contains("stays"));
        for (const auto &entry : *entries)
            QVERIFY(isEntryName(entry.name));
    }
    QVERIFY(runShell(m_root, "rm go"));
}

void FileSystemContract::aFileTakesThePlaceOfAnother()
{
    if (!abilities().replaces)
        return;
    const auto replaced = [this](const QByteArray &from, const QByteArray &to) {
        return changed(
            [&](auto done) { return fileSystem().replace(inRoot(from), inRoot(to), std::move(done)); });
    };
    QVERIFY(runShell(m_root, "printf new >new && printf old >old && mkdir sub && printf x >more"));
    VERIFY_OK(replaced("new", "old"));
    const auto bytes = readBytes(fileSystem(), inRoot("old"));
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, "new");
    VERIFY_KIND(looked(fileSystem(), inRoot("new")), ErrorKind::NotFound);
    VERIFY_OK(replaced("more", "fresh")); // there need be nothing
    VERIFY_KIND(replaced("none", "old"), ErrorKind::NotFound);
    VERIFY_KIND(replaced("old", "sub"), ErrorKind::Conflict);
    VERIFY_OK(looked(fileSystem(), inRoot("old")));
}

void FileSystemContract::aReplacedFileHandsDownItsMode()
{
    if (!abilities().hasModes || !abilities().savesSafely)
        return;
    QVERIFY(runShell(m_root, "printf old >file && chmod 751 file"));
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), "new", {.mode = 0600, .keepsAttributes = true}));
    const auto entry = looked(fileSystem(), inRoot("file"));
    VERIFY_OK(entry);
    QCOMPARE(entry->mode, 0751);
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, "new");
}

void FileSystemContract::aFileThatWasChangedIsNotReplaced()
{
    if (!abilities().savesSafely)
        return;
    QVERIFY(runShell(m_root, "printf one >file"));
    const auto before = looked(fileSystem(), inRoot("file"));
    VERIFY_OK(before);
    const FileVersion version{before->size, before->modified};
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), "two.", {.onlyIf = version}));
    VERIFY_KIND(writtenBytes(fileSystem(), inRoot("file"), "three", {.onlyIf = version}),
                ErrorKind::Conflict);
    QVERIFY(runShell(m_root, "printf two. >file; touch -t 200101010000 file"));
    const auto touched = looked(fileSystem(), inRoot("file"));
    VERIFY_OK(touched);
    VERIFY_KIND(writtenBytes(fileSystem(), inRoot("file"), "three",
                             {.onlyIf = FileVersion{4, touched->modified.addSecs(1)}}),
                ErrorKind::Conflict);
    QVERIFY(runShell(m_root, "rm file"));
    VERIFY_KIND(writtenBytes(fileSystem(), inRoot("file"), "three", {.onlyIf = version}),
                ErrorKind::Conflict);
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->size(), 0);
}

void FileSystemContract::anUploadGoesOnWhereItStopped()
{
    if (!fileSystem().capabilities().canAppend)
        return;
    const auto expected = pattern(700'000);
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), expected.left(300'001)));
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), expected.mid(300'001), {.offset = 300'001}));
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QVERIFY(*bytes == expected);
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), "", {.offset = expected.size()}));
}

void FileSystemContract::anUploadDoesNotGoOnElsewhere()
{
    if (!fileSystem().capabilities().canAppend)
        return;
    QVERIFY(runShell(m_root, "printf 12345 >file"));
    for (const qint64 offset : {0, 4, 6})
        VERIFY_KIND(writtenBytes(fileSystem(), inRoot("file"), "x", {.offset = offset}), ErrorKind::Conflict);
    VERIFY_KIND(writtenBytes(fileSystem(), inRoot("none"), "x", {.offset = 5}), ErrorKind::NotFound);
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, "12345");
}

void FileSystemContract::ownersAreSet()
{
    if (!fileSystem().capabilities().hasOwners)
        return;
    QVERIFY(runShell(m_root, "printf x >file"));
    const auto entry = looked(fileSystem(), inRoot("file"));
    VERIFY_OK(entry);
    const auto set = [this](const QByteArray &name, qint64 uid, qint64 gid) {
        return changed(
            [&](auto done) { return fileSystem().setOwner(inRoot(name), uid, gid, std::move(done)); });
    };
    VERIFY_OK(set("file", entry->uid, entry->gid)); // what everybody may
    VERIFY_OK(set("file", -1, entry->gid));
    VERIFY_OK(set("file", entry->uid, -1));
    if (abilities().hasLinks) {
        QVERIFY(runShell(m_root, "ln -s nowhere link"));
        VERIFY_OK(set("link", entry->uid, entry->gid));
    }
    VERIFY_KIND(set("none", entry->uid, entry->gid), ErrorKind::NotFound);
    if (abilities().hasUnreadable)
        VERIFY_KIND(set("file", 0, -1), ErrorKind::Forbidden);
}

void FileSystemContract::linksAreMade()
{
    if (!abilities().makesLinks)
        return;
    QVERIFY(runShell(m_root, "printf x >file && mkdir sub"));
    const auto link = [this](const QByteArray &name, const QByteArray &target) {
        return changed(
            [&](auto done) { return fileSystem().makeSymlink(inRoot(name), target, std::move(done)); });
    };
    for (const QByteArray target : {"file", "/no/where", "-n", "two\nlines", "sub", " a\\b%'\" "}) {
        VERIFY_OK(link("link", target));
        const auto entry = looked(fileSystem(), inRoot("link"));
        VERIFY_OK(entry);
        QCOMPARE(entry->type, FileType::Symlink);
        QCOMPARE(entry->linkTarget, target);
        VERIFY_KIND(link("link", "other"), ErrorKind::Conflict);
        VERIFY_OK(removed(fileSystem(), inRoot("link")));
    }
    VERIFY_KIND(link("sub", "file"), ErrorKind::Conflict);
    VERIFY_KIND(link("file", "sub"), ErrorKind::Conflict);
}

void FileSystemContract::copyingTakesEverythingBelow()
{
    if (!fileSystem().capabilities().canCopyInside)
        return;
    const bool links = abilities().hasLinks;
    QVERIFY(runShell(m_root, "mkdir -p a/b/empty && printf one >a/b/file && chmod 751 a/b/file && printf two "
                             ">a/.hidden"));
    if (links)
        QVERIFY(runShell(m_root, "ln -s b/file a/link"));
    if (abilities().hasPipes)
        QVERIFY(runShell(m_root, "mkfifo a/pipe"));
    const auto copied = [this](const QByteArray &from, const QByteArray &to) {
        return changed(
            [&](auto done) { return fileSystem().copy(inRoot(from), inRoot(to), std::move(done)); });
    };
    VERIFY_OK(copied("a", "c"));
    QVERIFY(runShell(m_root,
                     "[ -d c/b/empty ] && [ \"$(cat c/b/file)\" = one ] && [ \"$(cat c/.hidden)\" = two "
                     "] && [ ! -e c/pipe ]"));
    if (abilities().hasModes)
        QVERIFY(runShell(m_root, "[ \"$(stat -c %a c/b/file)\" = 751 ]"));
    VERIFY_OK(copied("a/b/file", "-file"));
    QVERIFY(runShell(m_root, "[ \"$(cat ./-file)\" = one ]"));
    QList<QByteArray> expected{"-file", "a", "c"};
    if (links) {
        VERIFY_OK(copied("a/link", "link"));
        QVERIFY(runShell(m_root, "[ \"$(readlink c/link)\" = b/file ] && [ -L link ]"));
        expected.append("link");
    }
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->keys(), expected); // and nothing beside them
}

void FileSystemContract::copyingReplacesNothing()
{
    if (!fileSystem().capabilities().canCopyInside)
        return;
    QVERIFY(runShell(m_root, "printf x >file && printf y >other && mkdir sub"));
    for (const auto &[from, to, kind] :
         {std::tuple{"file", "other", ErrorKind::Conflict}, std::tuple{"file", "sub", ErrorKind::Conflict},
          std::tuple{"sub", "other", ErrorKind::Conflict}, std::tuple{"none", "new", ErrorKind::NotFound}})
        VERIFY_KIND(changed([&, from = from, to = to](auto done) {
                        return fileSystem().copy(inRoot(from), inRoot(to), std::move(done));
                    }),
                    kind);
    QVERIFY(runShell(m_root, "[ \"$(cat other)\" = y ] && [ -z \"$(ls -A sub)\" ]"));
}

void FileSystemContract::copyingAFolderIntoItselfIsRefused()
{
    if (!fileSystem().capabilities().canCopyInside)
        return;
    QVERIFY(runShell(m_root, "mkdir -p a/b"));
    VERIFY_KIND(
        changed([&](auto done) { return fileSystem().copy(inRoot("a"), inRoot("a/b/c"), std::move(done)); }),
        ErrorKind::Invalid);
    QVERIFY(runShell(m_root, "[ -z \"$(ls -A a/b)\" ]"));
}

void FileSystemContract::searchingFindsNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hidden");
    QTest::addColumn<QList<QByteArray>>("expected");
    using Names = QList<QByteArray>;
    QTest::newRow("part, any case") << QStringLiteral("rePort") << true
                                    << Names{".hidden/report.txt", "Report.TXT", "sub/report",
                                             "sub/reports.d"};
    QTest::newRow("not hidden") << QStringLiteral("report") << false
                                << Names{"Report.TXT", "sub/report", "sub/reports.d"};
    QTest::newRow("pattern for the whole")
        << QStringLiteral("*.txt") << true << Names{".hidden/report.txt", "Report.TXT"};
    QTest::newRow("one character") << QStringLiteral("repor?") << true << Names{"sub/report"};
    QTest::newRow("brackets are no pattern") << QStringLiteral("a[1]") << true << Names{"sub/a[1]"};
    QTest::newRow("other scripts") << QString::fromUtf8("É") << true << Names{"sub/\xC3\xA9t\xC3\xA9"};
    QTest::newRow("nothing") << QStringLiteral("none") << true << Names{};
    QTest::newRow("an apostrophe") << QStringLiteral("'") << true << Names{"it's"};
}

void FileSystemContract::searchingFindsNames()
{
    QFETCH(QString, name);
    QFETCH(bool, hidden);
    QFETCH(QList<QByteArray>, expected);
    if (!fileSystem().capabilities().canSearch)
        return;
    QVERIFY(runShell(
        m_root, "mkdir .hidden sub sub/reports.d && : >.hidden/report.txt && : >Report.TXT && : "
                ">sub/report && : >'sub/a[1]' && : >sub/a1 && : >\"sub/$(printf '\\303\\251t\\303\\251')\""
                " && : >\"it's\""));
    FileSearchRequest request;
    request.name = name;
    request.hidden = hidden;
    const auto hits = found(fileSystem(), m_root, request);
    VERIFY_OK(hits);
    QCOMPARE(hits->keys(), expected);
    for (const auto &hit : *hits) {
        QCOMPARE(hit.entry.name, hit.path.mid(hit.path.lastIndexOf('/') + 1));
        QCOMPARE(hit.lineNumber, 0);
    }
}

void FileSystemContract::searchingFindsContents_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("ignoresCase");
    QTest::addColumn<QList<QByteArray>>("expected");
    QTest::addColumn<qint64>("lineNumber");
    using Names = QList<QByteArray>;
    QTest::newRow("a word") << QByteArray("needle") << false << Names{"a/three", "two"} << qint64(2);
    QTest::newRow("any case") << QByteArray("NEEDLE") << true << Names{"a/three", "two"} << qint64(2);
    QTest::newRow("exact case") << QByteArray("NEEDLE") << false << Names{} << qint64(0);
    QTest::newRow("no pattern") << QByteArray("n..dle") << false << Names{} << qint64(0);
    QTest::newRow("hyphen first") << QByteArray("-e x") << false << Names{"one"} << qint64(1);
    QTest::newRow("across lines") << QByteArray("first\nneed") << false << Names{"a/three", "two"}
                                  << qint64(1);
}

void FileSystemContract::searchingFindsContents()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, ignoresCase);
    QFETCH(QList<QByteArray>, expected);
    QFETCH(qint64, lineNumber);
    if (!fileSystem().capabilities().canSearch)
        return;
    QVERIFY(runShell(m_root,
                     "mkdir a && printf 'grep -e x\\n' >one && printf 'first\\nneedle here\\nneedle' >two && "
                     "cp two a/three"));
    if (abilities().hasLinks)
        QVERIFY(runShell(m_root, "ln -s two link"));
    FileSearchRequest request;
    request.content = content;
    request.contentIgnoresCase = ignoresCase;
    const auto hits = found(fileSystem(), m_root, request);
    VERIFY_OK(hits);
    QCOMPARE(hits->keys(), expected);
    for (const auto &hit : *hits) {
        QCOMPARE(hit.lineNumber, lineNumber);
        QVERIFY(!hit.line.isEmpty());
    }
    if (QByteArray(QTest::currentDataTag()) == "a word") {
        QCOMPARE(hits->first().line, QStringLiteral("needle here"));
        request.name = QStringLiteral("three");
        const auto fewer = found(fileSystem(), m_root, request);
        VERIFY_OK(fewer);
        QCOMPARE(fewer->keys(), QList<QByteArray>{"a/three"});
        request.name.clear();
        request.largestContent = 10;
        const auto none = found(fileSystem(), m_root, request);
        VERIFY_OK(none);
        QCOMPARE(none->size(), 0);
    }
}

void FileSystemContract::searchingFindsOddNames()
{
    if (!fileSystem().capabilities().canSearch)
        return;
    QList<QByteArray> names{" odd ", "-odd", "a\\bodd%", "odd:S:0:0:0"};
    if (abilities().takesLineEnds)
        names += {"two\nlines-odd", "\nodd"};
    for (const auto &name : names)
        VERIFY_OK(writtenBytes(fileSystem(), inRoot(name), "treasure"));
    FileSearchRequest request;
    request.name = QStringLiteral("odd");
    auto hits = found(fileSystem(), m_root, request);
    VERIFY_OK(hits);
    std::sort(names.begin(), names.end());
    QCOMPARE(hits->keys(), names);
    request.content = "treasure";
    hits = found(fileSystem(), m_root, request);
    VERIFY_OK(hits);
    QCOMPARE(hits->keys(), names);
    VERIFY_KIND(found(fileSystem(), inRoot("none"), request), ErrorKind::NotFound);
}

void FileSystemContract::measuringCountsEverythingBelow()
{
    if (!fileSystem().capabilities().canMeasure)
        return;
    const auto measured = [this](const FilePath &path) {
        return await<TreeSize>([&](auto done) { return fileSystem().measure(path, std::move(done)); });
    };
    const bool links = abilities().hasLinks;
    QVERIFY(runShell(m_root, "mkdir -p a/b .c && printf 12345 >a/file && printf 123 >a/b/.file && printf 1 "
                             ">.c/x"));
    if (links)
        QVERIFY(runShell(m_root, "ln -s /etc link"));
    const auto all = measured(m_root);
    VERIFY_OK(all);
    QCOMPARE(*all, (TreeSize{.bytes = 9, .files = links ? 4 : 3, .directories = 3}));
    const auto one = measured(inRoot("a/file"));
    VERIFY_OK(one);
    QCOMPARE(*one, (TreeSize{.bytes = 5, .files = 1}));
    VERIFY_KIND(measured(inRoot("none")), ErrorKind::NotFound);
    if (!abilities().hasUnreadable)
        return;
    QVERIFY(runShell(m_root, "mkdir closed && chmod 000 closed"));
    const auto less = measured(m_root);
    QVERIFY(runShell(m_root, "chmod 700 closed"));
    VERIFY_OK(less);
    QCOMPARE(less->unreadable, 1);
}

void FileSystemContract::checksumsAreThoseOfTheContent()
{
    if (!fileSystem().capabilities().canHash)
        return;
    const auto summed = [this](const QByteArray &name) {
        return await<QByteArray>(
            [&](auto done) { return fileSystem().checksum(inRoot(name), std::move(done)); });
    };
    const auto content = pattern(1'500'000);
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("-a \\file"), content));
    const auto sum = summed("-a \\file");
    VERIFY_OK(sum);
    QCOMPARE(sum->toHex(), QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    VERIFY_KIND(summed("none"), ErrorKind::NotFound);
    QVERIFY(runShell(m_root, "mkdir sub"));
    VERIFY_KIND(summed("sub"), ErrorKind::Conflict);
    if (!abilities().hasPipes)
        return;
    QVERIFY(runShell(m_root, "mkfifo pipe"));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!summed("pipe").ok() && clock.elapsed() < soon);
}

void FileSystemContract::aTreeTravelsAsOneStream()
{
    if (!fileSystem().capabilities().streamsTrees)
        return;
    QVERIFY(runShell(m_root,
                     "mkdir -p from/a/empty to && printf one >from/a/file && chmod 751 from/a/file && "
                     "touch -t 200102030405 from/a/file && : >from/.nothing && ln -s a/file from/link && "
                     "chmod 750 from/a"));
    const auto large = pattern(1'300'000);
    const QByteArray odd = "two\nlines ";
    const QByteArray lengthy(250, 'n');
    VERIFY_OK(writtenBytes(fileSystem(), joinPath(inRoot("from/a"), odd), large));
    VERIFY_OK(writtenBytes(fileSystem(), joinPath(inRoot("from/a"), lengthy), "x"));
    if (abilities().hasPipes)
        QVERIFY(runShell(m_root, "mkfifo from/pipe"));
    const auto tar = packed(fileSystem(), inRoot("from"));
    VERIFY_OK(tar);
    VERIFY_OK(unpacked(fileSystem(), inRoot("to"), *tar));
    QVERIFY(runShell(
        m_root, "[ -d to/a/empty ] && [ \"$(cat to/a/file)\" = one ] && [ -f to/.nothing ] && [ \"$(readlink "
                "to/link)\" = a/file ] && [ ! -e to/pipe ]"));
    QVERIFY(runShell(m_root,
                     "[ \"$(stat -c %a:%Y to/a/file)\" = \"$(stat -c %a:%Y from/a/file)\" ] && [ \"$(stat -c "
                     "%a to/a)\" = 750 ]"));
    const auto bytes = readBytes(fileSystem(), joinPath(inRoot("to/a"), odd));
    VERIFY_OK(bytes);
    QVERIFY(*bytes == large);
    VERIFY_OK(looked(fileSystem(), joinPath(inRoot("to/a"), lengthy)));
    VERIFY_KIND(packed(fileSystem(), inRoot("none")), ErrorKind::NotFound);
    VERIFY_KIND(unpacked(fileSystem(), inRoot("none"), *tar), ErrorKind::NotFound);
}

void FileSystemContract::onlyTheChosenEntriesTravel()
{
    if (!fileSystem().capabilities().streamsTrees)
        return;
    QVERIFY(runShell(m_root, "mkdir a b && : >a/x && : >b/y && : >./-c && : >d"));
    const auto tar = packed(fileSystem(), m_root, {"a", "-c"});
    VERIFY_OK(tar);
    QCOMPARE(memberNames(*tar), (QList<QByteArray>{"-c", "a", "a/x"}));
    VERIFY_KIND(packed(fileSystem(), m_root, {"a", "none"}), ErrorKind::NotFound);
    for (const QByteArray name : {"..", "a/x", "."})
        VERIFY_KIND(packed(fileSystem(), m_root, {name}), ErrorKind::Invalid);
}

void FileSystemContract::aTreeMergesIntoWhatIsThere()
{
    if (!fileSystem().capabilities().streamsTrees)
        return;
    QVERIFY(runShell(m_root, "mkdir -p to/a && printf old >to/a/file && printf keep >to/a/other && ln -s "
                             "../../outside to/a/link && printf safe >outside"));
    VERIFY_OK(unpacked(fileSystem(), inRoot("to"),
                       special("a", FileType::Directory) + member("a/file", "new") + member("a/link", "own") +
                           member("b/c/deep", "x") + hardLink("b/same", "a/file") + tarEnd()));
    QVERIFY(runShell(m_root,
                     "[ \"$(cat to/a/file)\" = new ] && [ \"$(cat to/a/other)\" = keep ] && [ \"$(cat "
                     "to/b/c/deep)\" = x ] && [ \"$(cat to/b/same)\" = new ]"));
    QVERIFY(runShell(m_root, "[ \"$(cat outside)\" = safe ] && [ ! -L to/a/link ]")); // not through the link
}

void FileSystemContract::aTreeReplacesNothingUnwanted()
{
    if (!fileSystem().capabilities().streamsTrees)
        return;
    QVERIFY(runShell(m_root, "mkdir -p to/a && printf old >to/a/file"));
    VERIFY_KIND(unpacked(fileSystem(), inRoot("to"),
                         special("a", FileType::Directory) + member("a/new", "x") + member("a/file", "new") +
                             tarEnd(),
                         {.overwrite = false}),
                ErrorKind::Conflict);
    QVERIFY(runShell(m_root, "[ \"$(cat to/a/file)\" = old ]"));
    VERIFY_OK(unpacked(fileSystem(), inRoot("to"),
                       special("a", FileType::Directory) + member("a/fresh", "x") + tarEnd(),
                       {.overwrite = false}));
    QVERIFY(runShell(m_root, "[ -f to/a/fresh ]"));
}

void FileSystemContract::noMemberLandsOutside_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::newRow("up") << member("../evil", "x");
    QTest::newRow("down and up") << member("a/../../evil", "x");
    QTest::newRow("absolute") << member("/tmp/evil-of-a-console-test", "x");
    QTest::newRow("through its own link")
        << special("link", FileType::Symlink, "..") + member("link/evil", "x");
    QTest::newRow("folder over its own link") << special("link", FileType::Symlink, "..") +
                                                     special("link", FileType::Directory) +
                                                     member("link/evil", "x");
    QTest::newRow("deep through a link") << special("a", FileType::Directory) +
                                                special("a/link", FileType::Symlink, "../..") +
                                                member("a/link/b/evil", "x");
    QTest::newRow("hard link to outside") << hardLink("evil", "../outside");
    QTest::newRow("hard link to an absolute path") << hardLink("evil", "/etc/passwd");
    QTest::newRow("hard link through a link")
        << special("link", FileType::Symlink, "..") + hardLink("evil", "link/outside");
    QTest::newRow("folder above") << special("..", FileType::Directory);
}

void FileSystemContract::noMemberLandsOutside()
{
    QFETCH(QByteArray, tar);
    if (!fileSystem().capabilities().streamsTrees)
        return;
    QVERIFY(runShell(m_root, "mkdir to && printf x >outside"));
    VERIFY_KIND(unpacked(fileSystem(), inRoot("to"), tar + tarEnd()), ErrorKind::Invalid);
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->keys(), (QList<QByteArray>{"outside", "to"}));
    VERIFY_KIND(looked(fileSystem(), inRoot("to/evil")), ErrorKind::NotFound);
    QVERIFY(runShell(m_root, "[ ! -e /tmp/evil-of-a-console-test ]"));
}

void FileSystemContract::noMemberGoesThroughALinkThatIsThere()
{
    if (!fileSystem().capabilities().streamsTrees)
        return;
    QVERIFY(runShell(m_root,
                     "mkdir -p to/a outside && ln -s ../outside to/link && ln -s ../../outside to/a/link"));
    for (const QByteArray path : {"link/evil", "a/link/evil", "link/b/evil"}) {
        VERIFY_KIND(unpacked(fileSystem(), inRoot("to"), member(path, "x") + tarEnd()), ErrorKind::Invalid);
        QVERIFY(runShell(m_root, "[ -z \"$(ls -A outside)\" ]"));
    }
}

void FileSystemContract::aTreeThatIsCutOffIsAnError()
{
    if (!fileSystem().capabilities().streamsTrees)
        return;
    const auto whole = member("one", pattern(3000)) + member("two", "x");
    for (const auto &tar : {whole, whole.left(700), whole.left(100), QByteArray()})
        QVERIFY2(!unpacked(fileSystem(), m_root, tar).ok(), QByteArray::number(tar.size()));
    QVERIFY(!unpacked(fileSystem(), m_root, QByteArray(5000, 'x')).ok());
}

void FileSystemContract::pipesOfATreeAreLeftOut()
{
    if (!fileSystem().capabilities().streamsTrees)
        return;
    VERIFY_OK(unpacked(fileSystem(), m_root,
                       special("pipe", FileType::Fifo) + special("device", FileType::CharDevice) +
                           member("file", "x") + tarEnd()));
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->keys(), QList<QByteArray>{"file"});
}

void FileSystemContract::freeSpaceIsTold()
{
    const auto told = [this](const FilePath &path) {
        return await<qint64>([&](auto done) { return fileSystem().freeSpace(path, std::move(done)); });
    };
    const auto bytes = told(m_root);
    if (!bytes && bytes.error().kind == ErrorKind::Unsupported)
        return;
    VERIFY_OK(bytes);
    QVERIFY(*bytes > 0);
    VERIFY_KIND(told(inRoot("none")), ErrorKind::NotFound);
}

} // namespace osc::test
