// SPDX-License-Identifier: Apache-2.0
#include "inspectmask.h"

#include "engineerrors.h"

#include <core/secretnames.h>
#include <json/jsonread.h>

namespace osc {

namespace {

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
    text = text.left(equals + 1) + secretMask();
    return true;
}

void maskEverywhere(json::Value &value)
{
    if (value.is_string()) {
        const auto before = json::toText(value);
        if (const auto text = maskedAddresses(before); text != before)
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
            setText(word, secretMask());
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
            setText(value, secretMask());
    }
}

} // namespace

QMap<QString, QString> maskedOptions(QMap<QString, QString> options)
{
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (looksSecret(it.key())) {
            *it = secretMask();
            continue;
        }
        QStringList parts = it->split(u',');
        for (QString &part : parts) {
            maskAssignment(part);
            part = maskedAddresses(part);
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
