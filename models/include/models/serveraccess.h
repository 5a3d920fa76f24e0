// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstring.h>

#include <QMap>
#include <QString>

#include <optional>

namespace osc {

/// What was typed for a server and belongs into the keychain, never into a profile.
struct ServerSecrets
{
    std::optional<SecretString> apiKey;  ///< None: what the keychain has stays. Empty: it is taken away.
    QMap<QString, SecretString> headers; ///< By name; a secret header that is not in here keeps its value.
};

/// One step of a test, in plain words.
struct CheckStep
{
    enum class State {
        Waiting,
        Running,
        Passed,
        Warning, ///< It works; something is to be known.
        Failed,
        Skipped, ///< Not needed, or not reached.
    };

    QString name; ///< "Name", "API key".
    State state = State::Waiting;
    QString line{};   ///< What was found, one sentence. Untrusted text.
    QString advice{}; ///< What to do, one sentence; may be empty.

    bool operator==(const CheckStep &) const = default;
};

} // namespace osc
