// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QList>
#include <QString>

namespace osc {

/// One thing that the doctor looked at.
struct Finding
{
    enum class Verdict {
        Good,
        Note, ///< The console works; something else will not until it is mended.
        Bad,  ///< Sandboxes cannot be used, or nothing can be kept.
    };

    QString id;   ///< "engine", "keychain" …; the same in every language.
    QString what; ///< What was looked at: "Docker Engine This computer". Untrusted text.
    Verdict verdict = Verdict::Good;
    QString line;    ///< What was found, one sentence. Untrusted text.
    QString advice;  ///< How to mend it, one sentence; may be empty.
    QString command; ///< A shell command that mends it; may be empty.

    bool operator==(const Finding &) const = default;
};

/// Looks at everything that the console needs and changes nothing. The application implements it.
class Doctor
{
public:
    virtual ~Doctor() = default;

    /// Ends within ten seconds, whatever does not answer.
    [[nodiscard]] virtual Operation examine(Callback<QList<Finding>> done) = 0;
};

} // namespace osc
