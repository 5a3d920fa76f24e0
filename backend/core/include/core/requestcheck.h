// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>
#include <core/validation.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace osc {

/// One step into a request body: a member name, or the index of an array element.
struct LocationStep
{
    QString member; ///< Empty for an index.
    int index = -1; ///< -1 for a member.

    bool operator==(const LocationStep &) const = default;
};

/// A place in a request body; the body itself is the empty location.
using Location = QList<LocationStep>;

/// "volumes[1].mountPath"; empty for the body itself.
[[nodiscard]] QString fieldName(const Location &location);

/// One complaint of the schema layer, as the server reports it in `detail` (docker-runtime 12.1).
struct SchemaIssue
{
    Location location; ///< Without the leading "body".
    QString type;      ///< "string_type", "missing", "value_error" and so on.
    QString message;   ///< The server's own English words.
    QString subject;   ///< For rules over several members: the one that a form shows it at.

    bool operator==(const SchemaIssue &) const = default;
};

/// What the official server of one generation answers to a create request.
struct RequestVerdict
{
    enum class Outcome {
        Accepted,    ///< The server goes on to the Engine.
        SchemaError, ///< 422 with `issues`.
        RuleError,   ///< `status` with `code` and `message`.
        ServerFault, ///< The server itself fails: 500 with plain text.
    };

    Outcome outcome = Outcome::Accepted;
    int status = 202;
    QString code;
    QString message; ///< The server's own English words; empty when accepted.
    QList<SchemaIssue> issues;
    SandboxSpec spec; ///< The request as understood; meaningful when accepted. OSS keys are dropped.
};

/// Answers what the official server would answer to `POST /sandboxes` with this body. Differences that only
/// the server's machine can know (symlinks, missing images, GPUs) are left out, as in validate(); ourOwn is
/// ignored.
[[nodiscard]] RequestVerdict checkCreateRequest(const QByteArray &body, const QByteArray &contentType,
                                                const ValidationRules &rules);

} // namespace osc
