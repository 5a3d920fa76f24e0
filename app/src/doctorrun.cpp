// SPDX-License-Identifier: Apache-2.0
#include "doctorrun.h"

#include "connections.h"
#include "consoledoctor.h"
#include "profiles.h"

#include <docker/discovery.h>
#include <http/curlhttpclient.h>
#include <models/wording.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

namespace osc {

namespace {

using Verdict = Finding::Verdict;

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Good:
        return QStringLiteral("good");
    case Verdict::Note:
        return QStringLiteral("note");
    case Verdict::Bad:
        break;
    }
    return QStringLiteral("bad");
}

QString mark(Verdict verdict)
{
    return verdict == Verdict::Good   ? QStringLiteral("[ok]  ")
           : verdict == Verdict::Note ? QStringLiteral("[note]")
                                      : QStringLiteral("[bad] ");
}

/// The engines that are kept; without any, those that are found.
QList<ConnectionProfile> enginesToAsk(const QString &dockerHost)
{
    if (!dockerHost.isEmpty()) {
        ConnectionRegistry registry;
        const Connections connections(registry, {}, {});
        const auto profile = connections.profileFor(dockerHost);
        return profile ? QList<ConnectionProfile>{*profile} : QList<ConnectionProfile>{};
    }
    QFile file(ConsoleDoctor::Places::usual().configuration + QStringLiteral("/connections.json"));
    QList<ConnectionProfile> profiles;
    if (file.open(QIODevice::ReadOnly))
        profiles = profilesFromJson(file.readAll());
    profiles.removeIf(
        [](const ConnectionProfile &profile) { return profile.kind != ConnectionKind::Docker; });
    return profiles.isEmpty() ? discoverEngines(Environment::system()) : profiles;
}

} // namespace

bool isWell(const QList<Finding> &findings)
{
    return std::none_of(findings.cbegin(), findings.cend(),
                        [](const Finding &finding) { return finding.verdict == Verdict::Bad; });
}

QString findingsAsText(const QList<Finding> &findings)
{
    QString text;
    for (const Finding &finding : findings) {
        text += QStringLiteral("%1 %2: %3\n")
                    .arg(mark(finding.verdict), safeText(finding.what), safeText(finding.line));
        const QString indent = QStringLiteral("       ");
        if (!finding.advice.isEmpty())
            text += indent + safeText(finding.advice) + QLatin1Char('\n');
        if (!finding.command.isEmpty())
            text += indent + QStringLiteral("$ ") + finding.command + QLatin1Char('\n');
    }
    return text;
}

QByteArray findingsAsJson(const QList<Finding> &findings)
{
    QJsonArray list;
    for (const Finding &finding : findings) {
        list.append(QJsonObject{{QStringLiteral("id"), finding.id},
                                {QStringLiteral("what"), finding.what},
                                {QStringLiteral("verdict"), verdictName(finding.verdict)},
                                {QStringLiteral("line"), finding.line},
                                {QStringLiteral("advice"), finding.advice},
                                {QStringLiteral("command"), finding.command}});
    }
    return QJsonDocument(
               QJsonObject{{QStringLiteral("ok"), isWell(findings)}, {QStringLiteral("findings"), list}})
        .toJson(QJsonDocument::Indented);
}

int runDoctor(const QString &dockerHost, bool json)
{
    CurlHttpClient http;
    KeychainStore secrets;
    ConsoleDoctor doctor(http, secrets, [dockerHost] { return enginesToAsk(dockerHost); });
    QList<Finding> findings;
    const Operation examination = doctor.examine([&findings](const Result<QList<Finding>> &result) {
        if (result)
            findings = *result;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    QTextStream(stdout) << (json ? QString::fromUtf8(findingsAsJson(findings)) : findingsAsText(findings));
    return isWell(findings) ? 0 : 1;
}

} // namespace osc
