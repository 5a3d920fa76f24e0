// SPDX-License-Identifier: Apache-2.0
#include "sessioncodec.h"

#include <json/jsonread.h>

#include <limits>

namespace osc {

namespace {

constexpr qsizetype longestWords = 4096;
constexpr qsizetype longestName = 200;
constexpr int mostForms = 32;

ExecdCodeContext contextFrom(const json::Value &value)
{
    return {json::text(value, "id").left(longestName), json::text(value, "language").left(longestName)};
}

/// The plain text comes under a name of its own; anything that is no text is left as JSON.
ExecdCodeOutput valueFrom(const json::Value &results)
{
    ExecdCodeOutput output;
    output.kind = ExecdCodeOutput::Kind::Value;
    if (!results.is_object())
        return output;
    for (const auto &[name, form] : results.items()) {
        const QString text = form.is_string() ? json::toText(form) : QString::fromUtf8(json::dump(form));
        if (name == "text" || name == "text/plain")
            output.text = text;
        else if (output.forms.size() < mostForms)
            output.forms.insert(QString::fromStdString(name), text);
    }
    return output;
}

ExecdCodeError errorFrom(const json::Value &error)
{
    return {json::text(error, "ename").left(longestName), json::text(error, "evalue").left(longestWords),
            json::texts(error, "traceback")};
}

} // namespace

QByteArray encodeTerminal(const QString &workingDirectory, const QString &command)
{
    auto document = json::Value::object();
    if (!workingDirectory.isEmpty())
        document["cwd"] = workingDirectory.toStdString();
    if (!command.isEmpty())
        document["command"] = command.toStdString();
    return json::dump(document);
}

QByteArray encodeTerminalSize(int columns, int rows)
{
    return json::dump({{"type", "resize"}, {"cols", columns}, {"rows", rows}});
}

QByteArray encodeTerminalSignal(const QString &name)
{
    return json::dump({{"type", "signal"}, {"signal", name.toStdString()}});
}

QByteArray encodeTerminalPing()
{
    return QByteArrayLiteral(R"({"type":"ping"})");
}

std::optional<ExecdTerminalState> decodeTerminalState(const QByteArray &body)
{
    const auto document = json::parse(body);
    ExecdTerminalState state;
    state.id = json::text(document, "session_id").left(longestName);
    if (state.id.isEmpty())
        return {};
    state.running = json::boolean(document, "running");
    state.outputEnd = std::max<qint64>(0, json::number(document, "output_offset"));
    return state;
}

TerminalWord decodeTerminalWord(const QByteArray &text)
{
    const auto document = json::parse(text);
    const auto type = json::bytes(document, "type");
    if (type == "connected")
        return TerminalConnected{json::bytes(document, "mode") != "pipe"};
    if (type == "exit") {
        const qint64 code = json::number(document, "exit_code", -1);
        const bool fits = code >= std::numeric_limits<int>::min() && code <= std::numeric_limits<int>::max();
        return TerminalExit{fits ? static_cast<int>(code) : -1};
    }
    if (type == "error")
        return TerminalFailure{json::text(document, "code").left(longestName),
                               json::text(document, "error").left(longestWords)};
    return TerminalNothing{};
}

QByteArray encodeCodeContext(const QString &language, const QString &workingDirectory)
{
    json::Value document{{"language", language.toStdString()}};
    if (!workingDirectory.isEmpty())
        document["cwd"] = workingDirectory.toStdString();
    return json::dump(document);
}

QByteArray encodeCode(const QString &code, const ExecdCodeContext &context)
{
    json::Value where{{"language", context.language.toStdString()}};
    if (!context.id.isEmpty())
        where["id"] = context.id.toStdString();
    return json::dump({{"code", code.toStdString()}, {"context", std::move(where)}});
}

std::optional<ExecdCodeContext> decodeCodeContext(const QByteArray &body)
{
    auto context = contextFrom(json::parse(body));
    if (context.id.isEmpty())
        return {};
    return context;
}

std::optional<QList<ExecdCodeContext>> decodeCodeContexts(const QByteArray &body)
{
    const auto document = json::parse(body);
    if (!document.is_array())
        return {};
    QList<ExecdCodeContext> contexts;
    for (const auto &value : document) {
        if (auto context = contextFrom(value); !context.id.isEmpty())
            contexts.append(std::move(context));
    }
    return contexts;
}

CodeEvent decodeCodeEvent(QByteArrayView line)
{
    line = line.trimmed();
    if (line.startsWith("data:"))
        line = line.sliced(5).trimmed();
    if (line.isEmpty() || line.front() != '{')
        return CodeNothing{};
    const auto document = json::parse(line);
    const auto type = json::bytes(document, "type");
    if (type == "init")
        return CodeStarted{json::text(document, "text").left(longestName)};
    if (type == "stdout" || type == "stderr")
        return ExecdCodeOutput{type == "stdout" ? ExecdCodeOutput::Kind::Output
                                                : ExecdCodeOutput::Kind::Errors,
                               json::text(document, "text")};
    if (type == "result")
        return valueFrom(json::member(document, "results"));
    if (type == "error")
        return CodeRaised{errorFrom(json::member(document, "error"))};
    if (type == "execution_complete")
        return CodeComplete{std::chrono::milliseconds(json::number(document, "execution_time", 0))};
    if (!document.contains("type") && document.contains("code") && document.contains("message"))
        return CodeBroken{json::text(document, "message").left(longestWords)};
    return CodeNothing{};
}

} // namespace osc
