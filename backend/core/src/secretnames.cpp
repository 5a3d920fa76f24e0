// SPDX-License-Identifier: Apache-2.0
#include <core/secretnames.h>

#include <QRegularExpression>

namespace osc {

bool looksSecret(const QString &name)
{
    static const QRegularExpression harmless(
        QStringLiteral("TOKENIZE|AUTHORITY|AUTHOR(?!I)|KEY(BOARD|WORD|MAP|FRAME|SPACE|STROKE)|MONKEY|COMPASS|"
                       "BYPASS|PASS(ENGER|IVE|AGE|THROUGH)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression secret(
        QStringLiteral("SECRET|TOKEN|PASS|PWD|KEY|CREDENTIAL|AUTH|COOKIE|DSN|PRIVATE"),
        QRegularExpression::CaseInsensitiveOption);
    auto rest = name;
    rest.replace(harmless, QStringLiteral("_")); // what is left and right of it must not make a new word
    return rest.contains(secret);
}

SandboxSpec withoutSecrets(SandboxSpec spec)
{
    for (auto it = spec.env.begin(); it != spec.env.end(); ++it) {
        if (*it && !(*it)->isEmpty() && looksSecret(it.key()))
            *it = QStringLiteral("${env.%1}").arg(it.key());
    }
    return spec;
}

} // namespace osc
