// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/looktarget.h>

#include <QAbstractTableModel>
#include <QMap>

#include <deque>

namespace osc {

/// Two folders that are compared with everything in them; rows as they are found. Links are compared and not
/// followed.
class FolderComparison : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State { Idle, Comparing, Compared, Stopped };
    enum class Verdict { OnlyLeft, OnlyRight, Different, Same, Unreadable };
    enum Column { NameColumn, VerdictColumn, LeftColumn, RightColumn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole, PathRole };

    /// How files are compared whose sizes are the same.
    enum class By {
        Time,    ///< Not more than two seconds apart: some places keep no more.
        Content, ///< By checksum, or by reading where there is none.
    };

    struct Row
    {
        FilePath path; ///< Below the folders.
        Verdict verdict = Verdict::Same;
        FileEntry left{};
        FileEntry right{};
        QString problem{}; ///< Of Unreadable.
    };

    static constexpr qsizetype mostRows = 200'000;

    explicit FolderComparison(QObject *parent = nullptr);

    void start(const LookTarget &left, const LookTarget &right, By by);
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const LookTarget &left() const { return m_left; }
    [[nodiscard]] const LookTarget &right() const { return m_right; }
    [[nodiscard]] const Row &row(int row) const { return m_rows.at(row); }
    [[nodiscard]] int count(Verdict verdict) const { return m_counts.value(verdict); }
    /// What is being looked at, below the folders.
    [[nodiscard]] const FilePath &current() const { return m_current; }
    /// There were more than mostRows.
    [[nodiscard]] bool isCut() const { return m_cut; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void changed();

private:
    using Entries = QMap<QByteArray, FileEntry>;

    void nextFolder();
    void listLeft();
    void listRight(const std::shared_ptr<Entries> &left);
    void merge(const Entries &left, const Entries &right);
    void mergePair(const FilePath &path, const FileEntry &left, const FileEntry &right);
    void nextPair();
    void unreadable(const Error &error);
    void add(Row row);
    void flush();
    void finish(State state);
    [[nodiscard]] static LookTarget below(const LookTarget &root, const FilePath &path,
                                          const FileEntry &entry);
    [[nodiscard]] static QString verdictWord(Verdict verdict);

    LookTarget m_left;
    LookTarget m_right;
    By m_by = By::Time;
    State m_state = State::Idle;
    QList<Row> m_rows;
    QList<Row> m_batch;
    QMap<Verdict, int> m_counts;
    std::deque<FilePath> m_folders; ///< Still to be listed.
    std::deque<Row> m_pairs;        ///< Whose contents are still to be compared.
    FilePath m_current;
    bool m_cut = false;
    Operation m_step; ///< Last: it ends before what its callbacks use.
};

} // namespace osc
