// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <core/filesystem.h>

#include <QObject>

namespace osc {

class FilePlaces;
class TransferStore;

/// What is to be saved of sandboxes before they are deleted.
struct RescuePlan
{
    bool logs = false;     ///< All that is there of the log, and the runtime's description.
    bool download = false; ///< The directory `directory` of each.
    FilePath directory{};  ///< Absolute, in the sandbox.
    QString target{};      ///< Absolute path of a folder on this computer; made when it is not there.

    /// There is something to do.
    [[nodiscard]] bool isEmpty() const { return !logs && !download; }
    bool operator==(const RescuePlan &) const = default;
};

/// Saves what a RescuePlan says, one sandbox after the other; downloads go through the queue of transfers.
/// Of what could not be saved whole nothing is deleted.
class SandboxRescue : public QObject
{
    Q_OBJECT

public:
    /// Of a longer log the end is saved.
    static constexpr qsizetype mostLog = 64 * 1024 * 1024;

    /// All outlive this. @p transfers may be null: then nothing can be downloaded.
    SandboxRescue(SandboxStore &sandboxes, TransferStore *transfers, const FilePlaces &places,
                  QObject *parent = nullptr);
    /// What is not saved yet is given up.
    ~SandboxRescue() override;

    [[nodiscard]] bool canDownload() const { return m_transfers != nullptr; }
    /// With one entry in the activity for all, where it can be cancelled.
    void start(const QList<SandboxKey> &keys, const RescuePlan &plan);

Q_SIGNALS:
    /// All of these that was to be saved is on this computer. Comes from the event loop, once for each start,
    /// unless there is none.
    void saved(const QList<osc::SandboxKey> &keys);
    /// This one is left as it is.
    void notSaved(const osc::SandboxKey &key, const osc::Error &error);

private:
    class Run;

    SandboxStore &m_sandboxes;
    TransferStore *m_transfers;
    const FilePlaces &m_places;
};

} // namespace osc
