// SPDX-License-Identifier: Apache-2.0
#include "inspectmask.h"

#include "engineerrors.h"

#include <core/secretnames.h>
#include <json/jsonread.h>

#include <QRegularExpression>

namespace osc {

namespace {

const auto mask = QStringLiteral("***");

void setText(json::Value &value, const QString &text)
{
    value = text.toStdString();
}

/// "NAME=value", as variables and long options are written.
bool maskAssignment(QString &text)
{
    const auto equals = text.indexOf(u'=');
    if (equals <= 0 || !looksSecret(text.left(equals)))
        return false;
    text = text.left(equals + 1) + mask;
    return true;
}

/// All before the "@": a token is often written where the user's name would be.
void maskAddresses(QString &text)
{
    static const QRegularExpression userInfo(QStringLiteral("://[^/\\s?#]*@"));
    if (text.contains(QLatin1String("://")))
        text.replace(userInfo, QLatin1String("://") + mask + QLatin1Char('@'));
}

void maskEverywhere(json::Value &value)
{
    if (value.is_string()) {
        auto text = json::toText(value);
        const auto before = text;
        maskAddresses(text);
        if (text != before)
            setText(value, text);
    } else if (value.is_structured()) {
        for (auto &element : value)
            maskEverywhere(element);
    }
}

/// Words of a command line: "--token=x" and "--token x".
void maskWords(json::Value &words)
{
    if (!words.is_array())
        return;
    bool nextIsSecret = false;
    for (auto &word : words) {
        auto text = json::toText(word);
        if (nextIsSecret && !text.startsWith(u'-'))
            setText(word, mask);
        else if (maskAssignment(text))
            setText(word, text);
        nextIsSecret = text.startsWith(QLatin1String("--")) && !text.contains(u'=') && looksSecret(text);
    }
}

void maskMembers(json::Value &object)
{
    if (!object.is_object())
        return;
    for (auto &[key, value] : object.items()) {
        if (value.is_string() && looksSecret(QString::fromStdString(key)))
            setText(value, mask);
    }
}

} // namespace

QMap<QString, QString> maskedOptions(QMap<QString, QString> options)
{
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (looksSecret(it.key())) {
            *it = mask;
            continue;
        }
        QStringList parts = it->split(u',');
        for (QString &part : parts) {
            maskAssignment(part);
            maskAddresses(part);
        }
        *it = parts.join(u',');
    }
    return options;
}

Result<QByteArray> maskedInspect(const QByteArray &text)
{
    auto document = json::parse(text);
    if (!document.is_object())
        return engineNotUnderstood();
    if (document.contains("Config") && document["Config"].is_object()) {
        auto &config = document["Config"];
        for (const char *member : {"Env", "Cmd", "Entrypoint"}) {
            if (config.contains(member))
                maskWords(config[member]);
        }
        if (config.contains("Labels"))
            maskMembers(config["Labels"]);
    }
    if (document.contains("Args"))
        maskWords(document["Args"]);
    maskEverywhere(document);
    return json::dump(document, 2);
}

} // namespace osc
