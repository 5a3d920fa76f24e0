// SPDX-License-Identifier: Apache-2.0
#include "dockerimageservice.h"

#include "decodeanswer.h"
#include "imagepull.h"

#include <QCoreApplication>

namespace osc {

Operation DockerImageService::list(Callback<QList<Image>> done)
{
    EngineRequest request;
    request.path = "/images/json";
    request.failure =
        QCoreApplication::translate("osc::DockerImageService", "The images could not be listed.");
    return decodeAnswer<QList<Image>>(m_context.engine, std::move(request), decodeImageList, std::move(done));
}

Operation DockerImageService::inspect(const QString &reference, Callback<ImageFacts> done)
{
    EngineRequest request;
    request.path = EngineClient::imagePath(reference, "/json");
    // A text that is no reference cannot name an image that is there.
    request.accept = {400, 404};
    request.failure =
        QCoreApplication::translate("osc::DockerImageService", "The image %1 could not be looked up.")
            .arg(reference);
    return m_context.engine.send(
        std::move(request), [done = std::move(done)](const Result<HttpResponse> &response) -> void {
            if (!response)
                return done(response.error());
            ImageFacts facts;
            if (response->status != 200)
                return done(facts);
            const auto image = decodeImage(response->body);
            if (!image)
                return done(image.error());
            const auto platform = Platform::normalised(image->os, image->architecture);
            facts.present = true;
            facts.entrypoint = image->entrypoint + image->command;
            facts.os = platform.os;
            facts.architecture = platform.architecture;
            facts.env = image->env;
            facts.size = image->size;
            facts.createdAt = image->createdAt;
            done(facts);
        });
}

} // namespace osc
