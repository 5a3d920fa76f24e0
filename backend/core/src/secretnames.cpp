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

QString secretMask()
{
    return QStringLiteral("***");
}

QString maskedAddresses(QString text)
{
    static const QRegularExpression userInfo(QStringLiteral("://[^/\\s?#]*@"));
    if (text.contains(QLatin1String("://")))
        text.replace(userInfo, QLatin1String("://") + secretMask() + QLatin1Char('@'));
    return text;
}

QString maskedLines(const QString &text)
{
    static const QRegularExpression assignment(QStringLiteral("^\\s*([^=:]+)(=|:\\s+)(?=\\S)"));
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines) {
        const auto match = assignment.match(line);
        if (match.hasMatch() && looksSecret(match.captured(1)))
            line = line.left(match.capturedEnd()) + secretMask();
        else
            line = maskedAddresses(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace osc
