// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileclip.h>

#include <core/operation.h>
#include <core/result.h>

#include <QObject>
#include <QStringList>

namespace osc {

class FilePlaces;
class TransferStore;

/// Copies of files of other places, for programs that cannot look into those places: the desktop's file
/// manager pastes them. The copies go through the queue of transfers as everything does; they are removed
/// with the next request and at the end of the console.
class FileHandout : public QObject
{
    Q_OBJECT

public:
    /// @p folder: on this computer, for nobody else to write to; it is made when it is first needed, and what
    /// earlier consoles left in it more than a day ago is removed then. All that is passed outlives it.
    FileHandout(const FilePlaces &places, TransferStore &transfers, QString folder,
                QObject *parent = nullptr);
    ~FileHandout() override;

    /// Instead of what was asked for before; what of that is still under way is cancelled.
    void fetch(const QList<FileLocation> &files);
    [[nodiscard]] bool isFetching() const { return m_preparing.isActive() || !m_open.isEmpty(); }

Q_SIGNALS:
    void started(int files);
    /// All files of the last request are here, on this computer.
    void ready(const osc::FileClip &copies);
    void failed(const osc::Error &error);

private:
    void start(const QList<FileLocation> &files);
    void look();
    void forget();

    const FilePlaces &m_places;
    TransferStore &m_transfers;
    QString m_base;
    QString m_folder; ///< Of the last request; empty: none.
    QStringList m_open;
    FileClip m_copies;
    Operation m_preparing;
};

} // namespace osc
