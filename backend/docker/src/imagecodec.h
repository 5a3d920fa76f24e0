// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>

#include <QByteArray>

#include <optional>

namespace osc {

/// What GET /images/{reference}/json says.
struct ImageDetails
{
    QString id;
    QStringList tags;
    QStringList entrypoint;
    QStringList command;
    QStringList env;
    QMap<QString, QString> labels;
    QString os;           ///< As the Engine says it.
    QString architecture; ///< As the Engine says it.
    qint64 size = 0;
    QDateTime createdAt;
};

/// One line of the stream of POST /images/create.
struct PullLine
{
    QString layer; ///< Empty: about the whole image.
    QString status;
    qint64 current = 0;
    qint64 total = 0;
    QString error; ///< The pull has failed; the words of the registry or the Engine.
};

[[nodiscard]] Result<ImageDetails> decodeImage(const QByteArray &json);
[[nodiscard]] Result<QList<Image>> decodeImageList(const QByteArray &json);
/// None when the line is no JSON object.
[[nodiscard]] std::optional<PullLine> decodePullLine(const QByteArray &line);

} // namespace osc
