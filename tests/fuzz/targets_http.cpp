// SPDX-License-Identifier: Apache-2.0
#include "chunkedbody.h"
#include "fuzztarget.h"
#include "httpmessage.h"

namespace osc::fuzz {

namespace {

void head(QByteArrayView input)
{
    HttpResponse response;
    for (const auto &line : input.toByteArray().split('\n'))
        takeHeaderLine(response, line);
    for (const auto &header : response.headers)
        require(!header.name.contains('\n') && !header.value.contains('\n'), "a header is one line");
    [[maybe_unused]] const auto length = response.header("Content-Length");
}

void chunks(QByteArrayView input)
{
    ChunkedBody whole;
    whole.feed(input);
    ChunkedBody pieces;
    inPieces(input, [&](QByteArrayView piece) { pieces.feed(piece); });
    require(whole.state() == pieces.state() && whole.body() == pieces.body(),
            "chunks do not depend on how they arrive");
    require(whole.body().size() <= input.size(), "a body is not invented");
}

} // namespace

std::vector<Target> httpTargets()
{
    return {{"http-head", head}, {"http-chunks", chunks}};
}

} // namespace osc::fuzz
