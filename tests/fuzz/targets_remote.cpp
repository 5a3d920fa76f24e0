// SPDX-License-Identifier: Apache-2.0
#include "endpointlookup.h"
#include "featurecodec.h"
#include "fuzztarget.h"
#include "remotecodec.h"
#include "remoteerrors.h"
#include "remotevolumes.h"

namespace osc::fuzz {

namespace {

void serverAnswers(QByteArrayView input)
{
    const auto body = input.toByteArray();
    for (const int status : {302, 400, 401, 404, 422, 500, 502}) {
        HttpResponse response;
        response.status = status;
        response.body = body;
        const Error error = remoteRefusal(response, QStringLiteral("It failed."));
        require(!error.message.isEmpty(), "an error has a message");
        require(error.detail.size() <= 4096, "the words of an error are short");
    }
    if (const auto page = decodeSandboxPage(body)) {
        for (const Sandbox &sandbox : page->sandboxes)
            require(!sandbox.id.isEmpty(), "a sandbox has an id");
    }
    if (const auto endpoint = decodeEndpoint(body)) {
        const QUrl url =
            urlOfEndpoint(QStringLiteral("sb"), *endpoint, QUrl(QStringLiteral("https://host.example")));
        require(url.userInfo().isEmpty(), "an address holds no credentials");
        require(url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"),
                "an address is one of HTTP");
    }
    [[maybe_unused]] const auto sandbox = decodeSandbox(body);
    [[maybe_unused]] const auto paths = decodePaths(body);
    [[maybe_unused]] const auto version = decodeServerVersion(body);
    [[maybe_unused]] const auto expiry = decodeExpiry(body);
    [[maybe_unused]] const auto described = describedSandbox(body, QString::fromUtf8(body));
    [[maybe_unused]] const auto snapshots = decodeSnapshotPage(body);
    [[maybe_unused]] const auto templates = decodeImageTemplatePage(body);
    [[maybe_unused]] const auto pools = decodePools(body);
    [[maybe_unused]] const auto policy = decodePolicyStatus(body);
    [[maybe_unused]] const auto vault = decodeVault(body);
    [[maybe_unused]] const auto text = decodeDiagnostic(body);
    for (const Mount &mount : claimsInMountTable(body))
        require(!mount.source.isEmpty() && !mount.source.contains(QLatin1Char('/')), "a claim is a name");
}

} // namespace

std::vector<Target> remoteTargets()
{
    return {{"server-answers", serverAnswers}};
}

} // namespace osc::fuzz
