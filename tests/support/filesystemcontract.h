// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QObject>

namespace osc::test {

/// What every FileSystem has to do, as one suite of tests. A test program of an implementation derives from
/// it, fills in the three functions, and is run like any other; it may add tests of its own:
///
///     class DockerFileSystemContract : public osc::test::FileSystemContract { Q_OBJECT … };
///     QTEST_GUILESS_MAIN(DockerFileSystemContract)
///
/// The program lists tests/support/filesystemcontract.cpp and filetreecontract.cpp among its sources.
class FileSystemContract : public QObject
{
    Q_OBJECT

public:
    /// What the tree under test cannot show; everything is expected by default.
    struct Abilities
    {
        bool hasLinks = true;
        bool hasPipes = true;
        bool tellsPipes = true; ///< FileType::Fifo; otherwise Unknown is accepted too.
        bool hasModes = true;
        bool hasUnreadable = true;      ///< Mode 000 keeps the other side out, so it does not run as root.
        bool knowsBrokenUploads = true; ///< A failing source leaves no file behind.
        bool takesAnyName = true;       ///< Also names that are not UTF-8 can be made and renamed.
        bool takesLineEnds = true;      ///< Names with a line end in them, too.
        bool makesLinks = true;         ///< makeSymlink() is there.
        bool replaces = true;           ///< replace() is there.
        bool keepsHoles = true;         ///< copy() leaves holes in files as they are.
        bool savesSafely = true;        ///< WriteOptions::onlyIf and keepsAttributes are there.
        bool hasHoles = true;           ///< A file can be far larger than what it takes.
        bool hasLiveShell = true;       ///< What runShell() leaves running goes on in the tree.
        bool namesExclude = true;       ///< A folder and a file cannot have the same name.
    };

protected:
    [[nodiscard]] virtual FileSystem &fileSystem() = 0;
    /// Makes a new, empty directory in the tree and returns its path.
    [[nodiscard]] virtual FilePath makeRoot() = 0;
    /// Runs a POSIX shell script with @p directory of the tree as its working directory; true when it
    /// succeeded.
    [[nodiscard]] virtual bool runShell(const FilePath &directory, const QByteArray &script) = 0;
    [[nodiscard]] virtual Abilities abilities() const { return {}; }

private Q_SLOTS:
    void init();

    void anEmptyDirectoryListsNothing();
    void aListingTellsNamesTypesAndSizes();
    void aLargeDirectoryIsListedWhole();
    void aMissingDirectoryIsNotFound();
    void aFileCannotBeListed();
    void anUnreadableDirectoryIsAnErrorAndNotEmpty();

    void statTellsAboutOneEntry();
    void statDoesNotFollowLinks();
    void anEntryThatVanishedIsNotFound();

    void aFileIsReadWhole();
    void partsAreRead_data();
    void partsAreRead();
    void anEmptyFileIsReadAsNothing();
    void readingADirectoryIsAnError();
    void aSlowSinkGetsEverything();
    void aReadThatIsLetGoOfStopsAtOnce();
    void anUnreadableFileIsForbidden();

    void aNewFileIsWritten_data();
    void aNewFileIsWritten();
    void aFileOfUnknownSizeIsWritten();
    void anExistingFileIsOverwrittenWhole();
    void anExistingFileIsNotOverwrittenUnwanted();
    void aDirectoryIsNotOverwritten();
    void aFailingSourceLeavesNoFile();
    void modesAreSet();

    void aDirectoryIsMadeOnce();
    void renamingMovesFilesAndDirectories();
    void renamingReplacesNothing();
    void removingTakesEverythingBelow();
    void removingALinkKeepsWhatItLeadsTo();
    void removingDoesNotGoThroughLinks();

    void oddNamesSurvive_data();
    void oddNamesSurvive();
    void aPipeIsNeverOpened();

    void theEndOfALargeSparseFileIsRead();
    void entriesThatVanishMeanwhileAreLeftOut();

    void aFileTakesThePlaceOfAnother();
    void aReplacedFileHandsDownItsMode();
    void aFileThatWasChangedIsNotReplaced();
    void anUploadGoesOnWhereItStopped();
    void anUploadDoesNotGoOnElsewhere();
    void ownersAreSet();
    void linksAreMade();
    void copyingTakesEverythingBelow();
    void copyingReplacesNothing();
    void copyingAFolderIntoItselfIsRefused();
    void searchingFindsNames_data();
    void searchingFindsNames();
    void searchingFindsContents_data();
    void searchingFindsContents();
    void searchingFindsOddNames();
    void measuringCountsEverythingBelow();
    void checksumsAreThoseOfTheContent();
    void aTreeTravelsAsOneStream();
    void onlyTheChosenEntriesTravel();
    void aTreeMergesIntoWhatIsThere();
    void aTreeReplacesNothingUnwanted();
    void noMemberLandsOutside_data();
    void noMemberLandsOutside();
    void noMemberGoesThroughALinkThatIsThere();
    void aTreeThatIsCutOffIsAnError();
    void pipesOfATreeAreLeftOut();
    void freeSpaceIsTold();

private:
    [[nodiscard]] FilePath inRoot(const QByteArray &name) const { return joinPath(m_root, name); }

    FilePath m_root;
};

} // namespace osc::test
