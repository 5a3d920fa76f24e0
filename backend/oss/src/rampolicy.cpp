// SPDX-License-Identifier: Apache-2.0
#include "rampolicy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace osc {

namespace {

const QLatin1String listingAction("oss:ListObjects");

QJsonObject statement(const QStringList &actions, const QString &resource)
{
    return {{QStringLiteral("Effect"), QStringLiteral("Allow")},
            {QStringLiteral("Action"), QJsonArray::fromStringList(actions)},
            {QStringLiteral("Resource"), QJsonArray{QStringLiteral("acs:oss:*:*:") + resource}}};
}

QJsonObject listing(const QString &bucket, const QString &prefix)
{
    auto allowed = statement({listingAction}, bucket);
    if (!prefix.isEmpty()) {
        const QJsonObject condition{
            {QStringLiteral("oss:Prefix"), QJsonArray{prefix + QStringLiteral("/*")}}};
        allowed.insert(QStringLiteral("Condition"), QJsonObject{{QStringLiteral("StringLike"), condition}});
    }
    return allowed;
}

} // namespace

QString ramPolicy(const QStringList &actions, const QString &bucket, const QString &prefix)
{
    QJsonArray statements;
    auto ofObjects = actions;
    if (bucket.isEmpty()) {
        statements.append(statement(actions, QStringLiteral("*")));
        ofObjects.clear();
    } else if (ofObjects.removeAll(listingAction) > 0) {
        statements.append(listing(bucket, prefix));
    }
    if (!ofObjects.isEmpty()) {
        const auto below = prefix.isEmpty() ? QString() : prefix + QLatin1Char('/');
        statements.append(statement(ofObjects, bucket + QLatin1Char('/') + below + QLatin1Char('*')));
    }
    const QJsonObject policy{{QStringLiteral("Version"), QStringLiteral("1")},
                             {QStringLiteral("Statement"), statements}};
    return QString::fromUtf8(QJsonDocument(policy).toJson(QJsonDocument::Indented));
}

} // namespace osc
