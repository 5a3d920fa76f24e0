// SPDX-License-Identifier: Apache-2.0
#include "imagecodec.h"

#include "engineerrors.h"

#include <json/jsonread.h>

#include <QCoreApplication>

namespace osc {

namespace {

constexpr qsizetype MaximumWords = 4096;

/// Entrypoint and Cmd are lists, but were a single text in old images.
QStringList textsOrText(const json::Value &object, const char *key)
{
    const QString single = json::text(object, key);
    return single.isEmpty() ? json::texts(object, key) : QStringList{single};
}

QStringList realTags(QStringList tags)
{
    tags.removeAll(QStringLiteral("<none>:<none>"));
    return tags;
}

} // namespace

Result<ImageDetails> decodeImage(const QByteArray &bytes)
{
    const auto document = json::parse(bytes);
    if (!document.is_object())
        return engineNotUnderstood();
    const auto &config = json::member(document, "Config");
    ImageDetails image;
    image.id = json::text(document, "Id");
    image.tags = realTags(json::texts(document, "RepoTags"));
    image.entrypoint = textsOrText(config, "Entrypoint");
    image.command = textsOrText(config, "Cmd");
    image.env = json::texts(config, "Env");
    image.labels = json::textMap(config, "Labels");
    image.os = json::text(document, "Os");
    image.architecture = json::text(document, "Architecture");
    image.size = json::number(document, "Size");
    image.createdAt = QDateTime::fromString(json::text(document, "Created"), Qt::ISODateWithMs).toUTC();
    return image;
}

Result<QList<Image>> decodeImageList(const QByteArray &bytes)
{
    const auto document = json::parse(bytes);
    if (!document.is_array())
        return engineNotUnderstood();
    QList<Image> images;
    for (const auto &element : document) {
        Image image;
        image.id = json::text(element, "Id");
        image.tags = realTags(json::texts(element, "RepoTags"));
        image.createdAt = QDateTime::fromSecsSinceEpoch(json::number(element, "Created"), Qt::UTC);
        image.size = json::number(element, "Size");
        if (!image.id.isEmpty())
            images.append(image);
    }
    return images;
}

std::optional<PullLine> decodePullLine(const QByteArray &line)
{
    const auto document = json::parse(line);
    if (!document.is_object())
        return {};
    const auto &detail = json::member(document, "progressDetail");
    PullLine result;
    result.layer = json::text(document, "id");
    result.status = json::text(document, "status");
    constexpr qint64 largestLayer = qint64(1) << 50; // so that no sum of layers overflows
    result.current = qBound<qint64>(0, json::number(detail, "current"), largestLayer);
    result.total = qBound<qint64>(0, json::number(detail, "total"), largestLayer);
    result.error = json::text(json::member(document, "errorDetail"), "message");
    if (result.error.isEmpty())
        result.error = json::text(document, "error");
    result.error.truncate(MaximumWords);
    return result;
}

} // namespace osc
