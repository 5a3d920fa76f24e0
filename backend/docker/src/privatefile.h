// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <core/secretstring.h>

#include <QString>

#include <memory>

namespace osc {

/// A file that only this user may read, for as long as this object lives: made new (never through a link or
/// over another file), mode 0600, gone with the object.
class PrivateFile
{
public:
    /// Writes to the disk: for a worker thread.
    [[nodiscard]] static Result<std::shared_ptr<PrivateFile>> create(const QString &path,
                                                                     const SecretString &contents);
    ~PrivateFile();
    PrivateFile(const PrivateFile &) = delete;
    PrivateFile &operator=(const PrivateFile &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    explicit PrivateFile(QString path)
        : m_path(std::move(path))
    {}
    QString m_path;
};

/// Removes the private files of mounts that nobody can be working on any more: of this user, and older than
/// any command may run. A program that was killed could not remove its own. For a worker thread.
void sweepPrivateFiles(const QString &directory);

} // namespace osc
