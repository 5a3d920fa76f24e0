// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QDateTime>
#include <QMap>
#include <QString>

#include <optional>

namespace osc {

/// What the files beside the labels say of a sandbox (docker-runtime 1.7, official-server-in-practice 4).
struct StoredFacts
{
    std::optional<QMap<QString, QString>> metadata; ///< Replaces the labels when there.
    QDateTime expiresAt;                            ///< UTC; invalid: no file.

    bool operator==(const StoredFacts &) const = default;
};

/// The files in which the official server keeps what labels cannot: patched metadata and renewed expiries.
/// Blocking calls for a worker thread; an object holds only the path and may be copied to any thread.
class MetadataStore
{
public:
    /// @p homeDirectory is the one of the user whom the server runs as.
    explicit MetadataStore(const QString &homeDirectory);

    [[nodiscard]] const QString &metadataDirectory() const { return m_directory; }
    [[nodiscard]] QString expirationDirectory() const;

    /// Absent, unreadable and invalid files read as nothing.
    [[nodiscard]] StoredFacts read(const QString &sandboxId) const;
    /// Nothing was ever stored, so that there is no need to look for the files of thousands.
    [[nodiscard]] bool isEmpty() const;
    /// Replaces the file at once or not at all.
    [[nodiscard]] Done writeMetadata(const QString &sandboxId, const QMap<QString, QString> &metadata) const;
    [[nodiscard]] Done writeExpiry(const QString &sandboxId, const QDateTime &expiresAt) const;
    /// Removes both files; absent ones are fine.
    [[nodiscard]] Done remove(const QString &sandboxId) const;

private:
    [[nodiscard]] QString metadataFile(const QString &sandboxId) const;
    [[nodiscard]] QString expirationFile(const QString &sandboxId) const;

    QString m_directory;
};

/// A time as the labels and files have it: "2026-11-21T08:07:45.120000+00:00", without a fraction when it is
/// zero.
[[nodiscard]] QString pythonTime(const QDateTime &time);

} // namespace osc
