// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>
#include <models/sandboxmodel.h>

#include <core/clock.h>
#include <core/connection.h>
#include <core/volumes.h>

#include <optional>

namespace osc {

/// What the user asked to be done with a volume.
enum class VolumeAction { Create, Clone, Empty, Export, Import, Delete };

/// Names one volume among all connections and kinds.
struct VolumeKey
{
    QString connectionId;
    VolumeKind kind = VolumeKind::Claim;
    QString id; ///< Name of the claim, host path, or bucket/prefix. Untrusted text.

    /// As one text, for models, maps and settings.
    [[nodiscard]] QString text() const
    {
        return connectionId + QLatin1Char('/') + QString::number(static_cast<int>(kind)) + QLatin1Char('/') +
               id;
    }
    /// None when the text was not made by text().
    [[nodiscard]] static std::optional<VolumeKey> fromText(const QString &text);
    [[nodiscard]] bool isNull() const { return id.isEmpty(); }
    bool operator==(const VolumeKey &) const = default;
};

/// Who made a volume.
enum class VolumeMaker {
    Unknown, ///< Nobody can tell: a host folder, a bucket.
    Server,  ///< An OpenSandbox server for a sandbox (docker-runtime 7).
    Console,
    Other,
};

/// How much is in a volume, and when that was counted.
struct VolumeSize
{
    enum class State { NotCounted, Counting, Counted, Failed };
    State state = State::NotCounted;
    TreeSize tree{}; ///< In state Counted; in state Counting what was known before, if countedAt is valid.
    QDateTime countedAt; ///< UTC.
    QString why{};       ///< In state Failed: a sentence, may be empty.

    [[nodiscard]] bool isKnown() const { return countedAt.isValid(); }
    bool operator==(const VolumeSize &) const = default;
};

/// One row: the volume, who uses it, and texts that are ready to be painted.
struct VolumeRow
{
    VolumeKey key;
    QString connectionName;
    ConnectionKind connectionKind = ConnectionKind::Docker;
    Claim claim; ///< For kind Claim; else only its name is set.
    QList<ClaimUser> users;
    bool pinned = false;  ///< A host folder that the user wants to see here although nothing uses it.
    QString allowedBelow; ///< For host folders: the allowed folder that it lies in; may be empty.
    QDateTime since;      ///< UTC: when it was made; of host folders and buckets when the first user was.
    QDateTime lastUsed;   ///< UTC: when the last known user ended; invalid: not known.
    VolumeSize size;
    bool stale = false; ///< The connection does not answer; as of staleSince.
    QDateTime staleSince;
    std::optional<VolumeAction> pending; ///< Asked for, not answered yet.
    std::optional<VolumeAction> failed;  ///< What was asked for last and did not work.
    Error error;                         ///< Why; only with failed.

    // Made by VolumeModel::prepared().
    QString name;
    QString search; ///< Everything the search looks at, in lower case.
    QString keyText;
    QString sortName;

    [[nodiscard]] int runningUsers() const;
    [[nodiscard]] bool isUsed() const { return !users.isEmpty(); }
    [[nodiscard]] VolumeMaker maker() const;
    bool operator==(const VolumeRow &) const = default;
};

/// The volumes of all connections. Order and filtering belong to VolumeFilterProxy.
class VolumeModel : public KeyedTableModel<VolumeRow>
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Kind,
        Connection,
        State,
        UsedBy,
        Size,
        Access,
        Driver,
        Age,
        // Not shown before somebody wants them.
        Created,
        MadeBy,
        Mountpoint,
        Labels,
        Files,
        ColumnCount
    };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< VolumeKey::text().
        KindRole,                   ///< int of VolumeKind.
        ConnectionIdRole,
        ConnectionKindRole, ///< int of ConnectionKind.
        UseRole,            ///< int of Use.
        StaleRole,          ///< bool.
        BusyRole,           ///< bool: something is being done with it.
        FailedRole,         ///< bool: the last action failed.
        QuietRole,          ///< bool: the cell says that something is not known or does not apply.
        SortRole,
        CopyRole,     ///< The cell as one line for the clipboard.
        ColumnIdRole, ///< Of headers: a name that stays, for settings.
    };
    enum class Use { Running, Stopped, None };

    /// @p clock outlives the model.
    explicit VolumeModel(const Clock &clock, QObject *parent = nullptr);

    /// @p row with its ready texts.
    [[nodiscard]] static VolumeRow prepared(VolumeRow row);
    [[nodiscard]] static Use useOf(const VolumeRow &row);
    /// Whether @p left stands above @p right when the column is sorted upwards. No two rows are equal.
    [[nodiscard]] bool comesBefore(const VolumeRow &left, const VolumeRow &right, int column) const;
    /// What the column says; for detail views as well.
    [[nodiscard]] QString text(const VolumeRow &row, int column) const { return display(row, column); }
    /// "pip-cache, Docker volume, not used, on This computer".
    [[nodiscard]] QString accessibleText(const VolumeRow &row) const;

protected:
    [[nodiscard]] QString keyOf(const VolumeRow &row) const override
    {
        return row.keyText.isEmpty() ? row.key.text() : row.keyText;
    }
    [[nodiscard]] QVariant cell(const VolumeRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString display(const VolumeRow &row, int column) const;
    [[nodiscard]] QString stateText(const VolumeRow &row) const;
    [[nodiscard]] QString usedByText(const VolumeRow &row) const;
    [[nodiscard]] QString toolTip(const VolumeRow &row, int column) const;
    [[nodiscard]] bool isQuiet(const VolumeRow &row, int column) const;
    [[nodiscard]] QVariant sortValue(const VolumeRow &row, int column) const;

    const Clock &m_clock;
};

/// "Docker volume", "Host folder", "OSS bucket".
[[nodiscard]] QString volumeKindText(const VolumeRow &row);
/// "made by an OpenSandbox server", "made by a console", "made elsewhere"; empty when nobody can tell.
[[nodiscard]] QString volumeMakerText(VolumeMaker maker);
/// "3.4 GiB", "at least 3.4 GiB"; "not counted" when it is not known.
[[nodiscard]] QString volumeSizeText(const VolumeSize &size);
/// "12 days", "7 mo", "2 min".
[[nodiscard]] QString longAgeText(qint64 seconds);
/// What people call a user of a volume: its name, else its short id. Safe to be shown.
[[nodiscard]] QString volumeUserTitle(const ClaimUser &user);
/// "crawler-eu-west", "crawler-eu-west and 1 more".
[[nodiscard]] QString volumeUsersText(const QList<ClaimUser> &users);
/// "being deleted…".
[[nodiscard]] QString volumePendingText(VolumeAction action);

} // namespace osc

Q_DECLARE_METATYPE(osc::VolumeKey)
