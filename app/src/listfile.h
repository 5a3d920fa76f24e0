// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QByteArray>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace osc {

/// A small file that only its owner may read, read and written on a thread of its own, in the order of the
/// calls. A write replaces the file in one step, also when its caller lets go.
class ListFile
{
public:
    /// @p what says in sentences what is in it: "The list of OSS keys". Empty @p path: nothing is kept.
    ListFile(QString path, QString what);
    /// Waits for a file that is being written.
    ~ListFile();

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Empty when there is no file. A file that cannot be read, or is larger than 4 MiB, is an error, and is
    /// not written over either.
    [[nodiscard]] Operation read(Callback<QByteArray> done);
    [[nodiscard]] Operation write(const QByteArray &bytes, Callback<void> done);
    /// Reads the file, changes what is in it, and writes it again, while no other console does so. @p change
    /// runs on the thread of the file; @p done gets what was written.
    [[nodiscard]] Operation update(std::function<QByteArray(const QByteArray &now)> change,
                                   Callback<QByteArray> done);
    /// Puts the file aside, as one that cannot be understood, and gives the name that it has then.
    [[nodiscard]] QString putAside();

private:
    QString m_path;
    QString m_what;
    std::shared_ptr<bool> m_unreadable = std::make_shared<bool>(false);
    QThreadPool m_worker; ///< One thread.
};

} // namespace osc
