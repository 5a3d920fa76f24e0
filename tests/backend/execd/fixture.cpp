// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace osc::test {

namespace {

QByteArray bodyOf(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return value.toString().toUtf8();
}

} // namespace

ExecdFixture execdFixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/execd/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(QStringLiteral("There is no recording %1.").arg(name)), __FILE__, __LINE__);
    const auto recording = QJsonDocument::fromJson(file.readAll()).object();
    const auto request = recording[u"request"].toObject();
    const auto response = recording[u"response"].toObject();
    ExecdFixture fixture;
    fixture.method = request[u"method"].toString().toLatin1();
    fixture.target = request[u"path"].toString().toLatin1().replace("/proxy/44772", "");
    fixture.body = bodyOf(request[u"body"]);
    fixture.status = response[u"status"].toInt();
    fixture.contentType = response[u"headers"].toObject()[u"Content-Type"].toString().toLatin1();
    fixture.answer = bodyOf(response[u"body"]);
    return fixture;
}

} // namespace osc::test
