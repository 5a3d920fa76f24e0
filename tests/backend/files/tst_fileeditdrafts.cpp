// SPDX-License-Identifier: Apache-2.0
#include "await.h"

#include <files/fileeditdrafts.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

class TestFileEditDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDraftIsFoundByAnotherRun();
    void onlyTheOwnerMayReadIt();
    void anotherFileHasAnotherDraft();
    void removingIsForgetting();
    void brokenDraftsAreNoDrafts();
    void aFullDiskIsAnError();
    void lettingGoStillKeepsIt();

private:
    [[nodiscard]] QString folder() const { return m_home->path() + QStringLiteral("/data/edits"); }
    static FileLocation at(const FilePath &path)
    {
        return {{FilePlace::Kind::Sandbox, QStringLiteral("c"), QStringLiteral("one")}, path};
    }
    static EditDraft draft(const FilePath &path)
    {
        EditDraft draft;
        draft.location = at(path);
        draft.title = QStringLiteral("crawler");
        draft.based = {12, QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC)};
        draft.format = QStringLiteral("UTF-8/0/0");
        draft.text = QStringLiteral("typed 陈晓\n");
        draft.kept = QDateTime::fromSecsSinceEpoch(1'700'000'100, Qt::UTC);
        return draft;
    }
    Done keep(FileEditDrafts &drafts, const EditDraft &draft)
    {
        return await<void>([&](auto done) { return drafts.keep(draft, std::move(done)); });
    }
    std::optional<EditDraft> find(FileEditDrafts &drafts, const FileLocation &location)
    {
        const auto found = await<std::optional<EditDraft>>(
            [&](auto done) { return drafts.find(location, std::move(done)); });
        return found ? found.value() : std::nullopt;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    FileWorker m_worker;
};

void TestFileEditDrafts::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

void TestFileEditDrafts::aDraftIsFoundByAnotherRun()
{
    const EditDraft typed = draft("/a\n\xff");
    FileEditDrafts first(m_worker, folder());
    QVERIFY(!find(first, typed.location));
    QVERIFY(keep(first, typed));
    FileEditDrafts second(m_worker, folder());
    QCOMPARE(find(second, typed.location), std::optional(typed));
}

void TestFileEditDrafts::onlyTheOwnerMayReadIt()
{
    FileEditDrafts drafts(m_worker, folder());
    QVERIFY(keep(drafts, draft("/a")));
    const auto files = QDir(folder()).entryInfoList(QDir::Files | QDir::Hidden);
    QCOMPARE(files.size(), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(files.at(0).permissions() & others));
    QVERIFY(!(QFileInfo(folder()).permissions() & (others | QFile::ExeGroup | QFile::ExeOther)));
}

void TestFileEditDrafts::anotherFileHasAnotherDraft()
{
    FileEditDrafts drafts(m_worker, folder());
    QVERIFY(keep(drafts, draft("/a")));
    QVERIFY(!find(drafts, at("/b")));
    EditDraft more = draft("/a");
    more.text = QStringLiteral("more");
    QVERIFY(keep(drafts, more));
    QCOMPARE(find(drafts, at("/a"))->text, QStringLiteral("more"));
}

void TestFileEditDrafts::removingIsForgetting()
{
    FileEditDrafts drafts(m_worker, folder());
    QVERIFY(keep(drafts, draft("/a")));
    for (int i = 0; i < 2; ++i)
        QVERIFY(await<void>([&](auto done) { return drafts.remove(at("/a"), std::move(done)); }));
    QVERIFY(!find(drafts, at("/a")));
}

void TestFileEditDrafts::brokenDraftsAreNoDrafts()
{
    const QByteArray good = writeDraft(draft("/a"));
    QVERIFY(readDraft(good));
    for (qsizetype cut = 0; cut < good.size(); ++cut)
        QVERIFY(!readDraft(good.left(cut)));
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray broken = good;
        broken[at] = static_cast<char>(broken.at(at) ^ 0xff);
        [[maybe_unused]] const auto read = readDraft(broken); // anything but a crash
    }
    QVERIFY(!readDraft("nonsense"));
}

void TestFileEditDrafts::aFullDiskIsAnError()
{
    QFile file(m_home->path() + QStringLiteral("/data"));
    QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder would be
    FileEditDrafts drafts(m_worker, folder());
    const Done kept = keep(drafts, draft("/a"));
    QVERIFY(!kept);
    QVERIFY(!kept.error().message.isEmpty());
}

void TestFileEditDrafts::lettingGoStillKeepsIt()
{
    FileEditDrafts drafts(m_worker, folder());
    drafts.keep(draft("/a"), [](const Done &) { QFAIL("called after cancel"); }).cancel();
    QVERIFY(find(drafts, at("/a")));
}

QTEST_GUILESS_MAIN(TestFileEditDrafts)
#include "tst_fileeditdrafts.moc"
