// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include "imagecodec.h"
#include "registryauth.h"

namespace osc {

/// A reference cut in two as the Engine's pull call wants it (docker-runtime 2.4).
struct ImageReference
{
    QString repository;
    QString tag; ///< Tag or digest; "latest" when none was given.

    [[nodiscard]] static ImageReference fromText(const QString &reference);
    bool operator==(const ImageReference &) const = default;
};

/// Operating system and processor as OpenSandbox spells them: "linux", "amd64". Empty: not known.
struct Platform
{
    QString os;
    QString architecture;

    [[nodiscard]] bool isKnown() const { return !os.isEmpty() && !architecture.isEmpty(); }
    [[nodiscard]] QString toString() const { return os + QLatin1Char('/') + architecture; }
    /// Trimmed, lower case, x86_64 and aarch64 under their other names.
    [[nodiscard]] static Platform normalised(const QString &os, const QString &architecture);
    bool operator==(const Platform &) const = default;
};

/// Collects what the lines of a pull say about the layers.
class PullTracker
{
public:
    void take(const PullLine &line);
    [[nodiscard]] const QList<LayerProgress> &layers() const { return m_layers; }
    [[nodiscard]] const QString &error() const { return m_error; }
    /// Bytes downloaded and to download, over the layers whose size is known.
    [[nodiscard]] qint64 current() const;
    [[nodiscard]] qint64 total() const;

private:
    QList<LayerProgress> m_layers;
    QHash<QString, qint64> m_downloaded;
    QHash<QString, qint64> m_sizes;
    QString m_error;
};

/// Why a pull failed, from the status (0: inside the stream) and the words of Engine and registry.
[[nodiscard]] Error pullError(const QString &reference, int status, const QString &words);

/// An image that a container is to be made from.
struct ImageWish
{
    QString reference;
    Platform requested; ///< Only what the caller asked for; empty lets the engine choose.
    std::optional<RegistryLogin> auth;
    bool useStoredLogins = true;
};

/// Makes sure that an image is on the engine and fits the platform: looks, pulls when needed, looks again.
[[nodiscard]] Operation ensureImage(EngineContext &context, const RegistryLoginLookup &logins, ImageWish wish,
                                    std::function<void(CreateProgress)> onProgress,
                                    Callback<ImageDetails> done);

} // namespace osc
