// SPDX-License-Identifier: Apache-2.0
#include <core/secretnames.h>

#include <algorithm>
#include <array>

namespace osc {

bool looksSecret(const QString &name)
{
    static constexpr std::array words{
        QLatin1String("SECRET"), QLatin1String("TOKEN"),      QLatin1String("PASS"), QLatin1String("PWD"),
        QLatin1String("KEY"),    QLatin1String("CREDENTIAL"), QLatin1String("AUTH"), QLatin1String("COOKIE"),
        QLatin1String("DSN"),    QLatin1String("PRIVATE")};
    return std::any_of(words.begin(), words.end(),
                       [&](QLatin1String word) { return name.contains(word, Qt::CaseInsensitive); });
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
