// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "remoteerrors.h"
#include "servercontext.h"

#include <optional>
#include <type_traits>

namespace osc {

/// A request whose answer has no value.
[[nodiscard]] inline Operation tell(ServerContext &context, RemoteRequest request, Callback<void> done)
{
    return context.client.send(std::move(request),
                               [done = std::move(done)](const Result<HttpResponse> &answer) {
                                   done(answer ? Done() : Done(answer.error()));
                               });
}

/// A request whose answer @p decode reads, some with the clock of the server; nothing when it cannot.
template<typename T, typename Decode>
[[nodiscard]] Operation ask(ServerContext &context, RemoteRequest request, Decode decode, Callback<T> done)
{
    return context.client.send(std::move(request),
                               [endpoint = context.client.endpoint(), clock = context.serverClock,
                                decode = std::move(decode),
                                done = std::move(done)](const Result<HttpResponse> &answer) {
                                   if (!answer)
                                       return done(answer.error());
                                   std::optional<T> value;
                                   if constexpr (std::is_invocable_v<Decode, const QByteArray &, ServerClock>)
                                       value = decode(answer->body, clock);
                                   else
                                       value = decode(answer->body);
                                   if (value)
                                       done(*std::move(value));
                                   else
                                       done(remoteNotUnderstood(endpoint));
                               });
}

} // namespace osc
