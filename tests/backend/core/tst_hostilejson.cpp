// SPDX-License-Identifier: Apache-2.0
#include <core/requestcheck.h>
#include <core/specjson.h>
#include <core/validation.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace osc;

namespace {

constexpr int Rounds = 6000;
constexpr quint32 Seed = 20240229;

QList<QByteArray> recordedBodies()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/validation/cases.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> bodies;
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto &value : cases) {
        const QJsonObject object = value.toObject();
        bodies << (object.contains(u"raw")
                       ? object[u"raw"].toString().toUtf8()
                       : QJsonDocument(object[u"request"].toObject()).toJson(QJsonDocument::Compact));
    }
    return bodies;
}

/// Cuts, doubles, swaps and overwrites pieces of known bodies.
class Mutator
{
public:
    explicit Mutator(QList<QByteArray> bodies)
        : m_bodies(std::move(bodies))
        , m_random(Seed)
    {}

    QByteArray next()
    {
        QByteArray body = pick(m_bodies);
        const int changes = 1 + int(m_random.bounded(4));
        for (int i = 0; i < changes; ++i)
            change(body);
        return body;
    }

private:
    QByteArray pick(const QList<QByteArray> &list) { return list.at(m_random.bounded(list.size())); }

    qsizetype place(const QByteArray &body) { return m_random.bounded(body.size() + 1); }

    void change(QByteArray &body)
    {
        static const QList<QByteArray> pieces{"null",    "true",
                                              "-1",      "1e999",
                                              "{}",      "[]",
                                              "\"\"",    "{",
                                              "}",       "[",
                                              "]",       ",",
                                              ":",       "\"",
                                              "\\u0000", "\\ud800",
                                              "\xff",    "\xed\xa0\x80",
                                              "NaN",     "99999999999999999999999"};
        const qsizetype at = place(body);
        switch (m_random.bounded(6)) {
        case 0:
            body.truncate(at);
            break;
        case 1:
            body.insert(at, pick(pieces));
            break;
        case 2:
            body.remove(at, m_random.bounded(1, 12));
            break;
        case 3:
            body.insert(at, body.mid(place(body), m_random.bounded(1, 60)));
            break;
        case 4:
            if (at < body.size())
                body[at] = char(m_random.bounded(256));
            break;
        default:
            replaceOneValue(body);
            break;
        }
    }

    /// Keeps the text JSON: one value becomes another.
    void replaceOneValue(QByteArray &body)
    {
        static const QList<QByteArray> values{"null",         "7",    "-0.5", "\"x\"", "[null]",
                                              "{\"a\":[{}]}", "false"};
        const qsizetype colon = body.indexOf(':', place(body));
        if (colon < 0)
            return;
        qsizetype end = colon + 1;
        while (end < body.size() && body[end] != ',' && body[end] != '}')
            ++end;
        body.replace(colon + 1, end - colon - 1, pick(values));
    }

    QList<QByteArray> m_bodies;
    QRandomGenerator m_random;
};

} // namespace

class TestHostileJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noBodyBreaksTheReaders()
    {
        const QList<QByteArray> bodies = recordedBodies();
        QVERIFY(bodies.size() > 500);
        Mutator mutator(bodies);
        ValidationRules rules;
        rules.allowedHostPaths = QStringList{u"/tmp/osb-host"_qs};
        rules.egressImageSet = true;
        rules.hostCpus = 2;
        int accepted = 0;
        for (int round = 0; round < Rounds; ++round) {
            const QByteArray body = mutator.next();
            rules.generation =
                round % 2 ? ValidationRules::Generation::V1_1 : ValidationRules::Generation::V0_1;
            const RequestVerdict verdict = checkCreateRequest(body, "application/json", rules);
            accepted += verdict.outcome == RequestVerdict::Outcome::Accepted;
            QVERIFY2(verdict.status != 422 || !verdict.issues.isEmpty(), body);
            const auto spec = specFromJson(body);
            if (!spec.ok()) {
                QVERIFY2(!spec.error().message.isEmpty(), body);
                continue;
            }
            (void)validate(*spec, rules);
            (void)toOsbCommand(*spec);
            (void)toPythonCode(*spec);
            const QByteArray stored = toStoredJson(*spec);
            const auto again = specFromJson(stored);
            QVERIFY2(again.ok(), body);
            QVERIFY2(toStoredJson(*again) == stored, body);
        }
        qInfo("%d of %d mutated bodies were still acceptable", accepted, Rounds);
        QVERIFY(accepted > 10);
    }
};

QTEST_GUILESS_MAIN(TestHostileJson)
#include "tst_hostilejson.moc"
