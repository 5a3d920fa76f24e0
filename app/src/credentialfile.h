// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "listfile.h"

#include <core/credentials.h>
#include <models/registrylogins.h>

#include <QFileSystemWatcher>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// The list of OSS keys as it is kept in AppConfigLocation/credentials.json. Holds no secret: of a key ID
/// only its masked form.
[[nodiscard]] QByteArray credentialsToJson(const QList<OssCredential> &credentials);
/// Members that are missing or of a wrong type get their defaults; entries without an id or a name, and
/// second ones of the same, are left out. None: this is no such list.
[[nodiscard]] std::optional<QList<OssCredential>> credentialsFromJson(const QByteArray &json);

/// What is to be kept when this console, which has read @p base, wants @p ours, and another one has written
/// @p theirs meanwhile: the changes of both. What both changed is as ours; of two that were given one name,
/// theirs gets another.
[[nodiscard]] QList<OssCredential> mergedCredentials(const QList<OssCredential> &base,
                                                     const QList<OssCredential> &ours,
                                                     const QList<OssCredential> &theirs);

/// The same for the registry logins, in registrylogins.json.
[[nodiscard]] QByteArray loginsToJson(const QList<KeptLogin> &logins);
[[nodiscard]] std::optional<QList<KeptLogin>> loginsFromJson(const QByteArray &json);

/// A file that is no such list is put aside and said to be damaged, so that nothing that can be repaired is
/// written over. What another console has written meanwhile is kept.
class CredentialFile final : public CredentialIndex
{
public:
    /// Empty @p path: nothing is kept.
    explicit CredentialFile(const QString &path);

    [[nodiscard]] Operation load(Callback<QList<OssCredential>> done) override;
    [[nodiscard]] Operation save(const QList<OssCredential> &credentials, Callback<void> done) override;

    /// @p changed gets the list whenever another console has written it.
    void watch(std::function<void(const QList<OssCredential> &)> changed);

private:
    void lookAgain();
    void takeTheirs(const QList<OssCredential> &list);

    ListFile m_file;
    QList<OssCredential> m_known; ///< As it was read or written last; where changes of others begin.
    int m_saving = 0;
    std::function<void(const QList<OssCredential> &)> m_changed;
    QFileSystemWatcher m_watcher; ///< Of the folder: the file is another one after each write.
    QTimer m_soon;
    Operation m_looking;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

class LoginFile final : public LoginIndex
{
public:
    explicit LoginFile(const QString &path);

    [[nodiscard]] Operation load(Callback<QList<KeptLogin>> done) override;
    [[nodiscard]] Operation save(const QList<KeptLogin> &logins, Callback<void> done) override;

private:
    ListFile m_file;
};

} // namespace osc
