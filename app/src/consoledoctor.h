// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/httpclient.h>
#include <models/doctor.h>
#include <secrets/keychainstore.h>

#include <functional>

namespace osc {

/// Looks at engines, keychain, folders and what storage needs.
class ConsoleDoctor : public Doctor
{
public:
    struct Places
    {
        QString home;
        QString configuration;                                    ///< Folder of connections and settings.
        QString data;                                             ///< Folder of the inventory.
        std::function<QString(const QString &variable)> variable; ///< Of the environment.

        /// Those of this user.
        [[nodiscard]] static Places usual();
    };
    /// The engines to ask.
    using Engines = std::function<QList<ConnectionProfile>()>;

    /// @p http and @p secrets outlive the doctor and its operations.
    ConsoleDoctor(HttpClient &http, KeychainStore &secrets, Engines engines, Places places = Places::usual());

    [[nodiscard]] Operation examine(Callback<QList<Finding>> done) override;

private:
    HttpClient &m_http;
    KeychainStore &m_secrets;
    Engines m_engines;
    Places m_places;
};

/// The findings that need only a look at files: folders, disk, FUSE, kubeconfig, configurations of servers.
/// May block; for a worker thread.
[[nodiscard]] QList<Finding> examineFiles(const ConsoleDoctor::Places &places);

} // namespace osc
