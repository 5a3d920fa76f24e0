// SPDX-License-Identifier: Apache-2.0
#include <execd/execdterminal.h>

#include "execdask.h"
#include "sessioncodec.h"
#include "terminalview.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <array>

namespace osc {

namespace {

struct ExecdTerminalsText
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdTerminals)
};

QByteArray pathOf(const QString &id)
{
    return "/pty/" + QUrl::toPercentEncoding(id);
}

QByteArray freshKey()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::global()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toBase64();
}

Error refusedView(const HttpResponse &response)
{
    Error error =
        execderrors::fromResponse(response, ExecdTerminalsText::tr("The terminal could not be opened."));
    if (response.status == 409) {
        error.kind = ErrorKind::Conflict;
        error.message = ExecdTerminalsText::tr("The terminal is open somewhere else.");
        error.advice = ExecdTerminalsText::tr("Take it over, or close it there.");
    }
    return error;
}

} // namespace

Operation ExecdTerminals::create(const QString &workingDirectory, const QString &command,
                                 Callback<QString> done) const
{
    return askExecd<QString>(
        m_client, execdJsonRequest("POST", "/pty", encodeTerminal(workingDirectory, command)),
        ExecdTerminalsText::tr("execd did not make a terminal."),
        [](const HttpResponse &response) -> Result<QString> {
            if (const auto state = decodeTerminalState(response.body))
                return state->id;
            return execderrors::notUnderstood();
        },
        std::move(done));
}

Operation ExecdTerminals::state(const QString &id, Callback<ExecdTerminalState> done) const
{
    return askExecd<ExecdTerminalState>(
        m_client, execdJsonRequest("GET", pathOf(id)),
        ExecdTerminalsText::tr("execd does not know the terminal any more."),
        [](const HttpResponse &response) -> Result<ExecdTerminalState> {
            if (auto state = decodeTerminalState(response.body))
                return *std::move(state);
            return execderrors::notUnderstood();
        },
        std::move(done));
}

Operation ExecdTerminals::remove(const QString &id, Callback<void> done) const
{
    return askExecd<void>(
        m_client, execdJsonRequest("DELETE", pathOf(id)),
        ExecdTerminalsText::tr("execd did not remove the terminal."),
        [](const HttpResponse &) { return Done(); }, std::move(done));
}

Operation ExecdTerminals::attach(const QString &id, const ExecdTerminalView &view,
                                 Callback<std::shared_ptr<ExecdTerminal>> done) const
{
    const QByteArray key = freshKey();
    HttpRequest request;
    request.target = pathOf(id) + "/ws?since=" + QByteArray::number(std::max<qint64>(0, view.since)) +
                     (view.takeOver ? "&takeover=1" : "") + (view.withTerminal ? "" : "&pty=0");
    request.headers = {{"Sec-WebSocket-Version", "13"}, {"Sec-WebSocket-Key", key}};
    return m_client.upgrade(
        std::move(request), "websocket",
        [key, since = view.since, done = std::move(done)](Result<HttpClient::Upgrade> upgrade) {
            if (!upgrade)
                return done(upgrade.error());
            if (!upgrade->channel || upgrade->response.status != 101)
                return done(refusedView(upgrade->response));
            if (upgrade->response.header("Sec-WebSocket-Accept") != webSocketAccept(key))
                return done(execderrors::notUnderstood());
            done(std::shared_ptr<ExecdTerminal>(
                std::make_shared<ExecdTerminalSocket>(std::move(upgrade->channel), since)));
        });
}

} // namespace osc
