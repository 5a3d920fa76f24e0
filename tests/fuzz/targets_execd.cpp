// SPDX-License-Identifier: Apache-2.0
#include "eventparser.h"
#include "execdcodec.h"
#include "execderrors.h"
#include "fuzztarget.h"
#include "linktargets.h"
#include "sessioncodec.h"
#include "websocket.h"

namespace osc::fuzz {

namespace {

QByteArray described(const QList<ExecdEvent> &events)
{
    QByteArray text;
    for (const auto &event : events) {
        text += QByteArray::number(static_cast<int>(event.index())) + ' ';
        if (const auto *output = std::get_if<ExecdOutput>(&event))
            text += output->line.toUtf8();
        else if (const auto *ended = std::get_if<ExecdEnded>(&event))
            text += QByteArray::number(ended->code.value_or(-1)) + ended->words.toUtf8();
        text += '\n';
    }
    return text;
}

void commandEvents(QByteArrayView input)
{
    ExecdEventParser whole;
    auto wholeEvents = whole.feed(input);
    wholeEvents += whole.finish();
    ExecdEventParser pieces;
    QList<ExecdEvent> pieceEvents;
    inPieces(input, [&](QByteArrayView piece) { pieceEvents += pieces.feed(piece); });
    pieceEvents += pieces.finish();
    require(described(wholeEvents) == described(pieceEvents), "events do not depend on how they arrive");
}

void agentAnswers(QByteArrayView input)
{
    const auto body = input.toByteArray();
    require(decodeExecdFailure(body).words.toUtf8().size() <= 4096, "the words of an error are short");
    for (const int status : {400, 404, 500}) {
        HttpResponse response;
        response.status = status;
        response.body = body;
        require(!execderrors::fromResponse(response, QStringLiteral("It failed."), "/a").message.isEmpty(),
                "an error has a message");
    }
    const auto links = decodeLinkTargets(body);
    for (auto it = links.cbegin(); it != links.cend(); ++it)
        require(isEntryName(it.key()), "a link has a name");
    [[maybe_unused]] const auto metrics = decodeExecdMetrics(body);
    [[maybe_unused]] const auto info = decodeExecdFileInfo(body);
    for (const bool deep : {false, true}) {
        const auto entries = decodeExecdListing(body, "/work", deep);
        for (const auto &entry : entries.value_or(QList<FileEntry>())) {
            require(!entry.name.isEmpty() && !entry.name.contains('/') && entry.name != "..",
                    "an entry is a name");
        }
    }
}

void terminalFrames(QByteArrayView input)
{
    WebSocketParser whole;
    const auto wholeMessages = whole.feed(input);
    WebSocketParser pieces;
    QList<WebSocketMessage> pieceMessages;
    inPieces(input, [&](QByteArrayView piece) { pieceMessages += pieces.feed(piece); });
    require(wholeMessages == pieceMessages, "messages do not depend on how they arrive");
    require(whole.isBroken() == pieces.isBroken(), "nor does what is no message");
    for (const auto &message : wholeMessages) {
        require(message.payload.size() <= input.size(), "a message is no longer than what came");
        const int code = webSocketCloseCode(message.payload);
        require(code >= 0 && code <= 0xffff, "a code has two bytes");
        [[maybe_unused]] const auto word = decodeTerminalWord(message.payload);
    }
}

void codeAnswers(QByteArrayView input)
{
    const auto body = input.toByteArray();
    for (const auto &line : body.split('\n')) {
        const auto event = decodeCodeEvent(line);
        if (const auto *broken = std::get_if<CodeBroken>(&event))
            require(broken->words.size() <= 4096, "the words of a failure are short");
    }
    for (const auto &context : decodeCodeContexts(body).value_or(QList<ExecdCodeContext>()))
        require(!context.id.isEmpty(), "a context has an id");
    if (const auto state = decodeTerminalState(body))
        require(!state->id.isEmpty() && state->outputEnd >= 0, "a terminal has an id and an end");
}

} // namespace

std::vector<Target> execdTargets()
{
    return {{"execd-events", commandEvents},
            {"execd-answers", agentAnswers},
            {"execd-terminal", terminalFrames},
            {"execd-code", codeAnswers}};
}

} // namespace osc::fuzz
