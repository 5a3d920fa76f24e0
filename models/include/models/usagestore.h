// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <core/usage.h>

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace osc {

/// What sandboxes use, for those who look at it. Measuring costs the engine something: only what is followed
/// is measured, and only while it runs and its connection answers; one stream serves all who follow one
/// sandbox.
class UsageStore : public QObject
{
    Q_OBJECT

public:
    /// How far history() reaches back.
    static constexpr qint64 historySeconds = 300;

    /// To be kept for as long as somebody looks; may outlive the store.
    using Follow = std::shared_ptr<void>;

    /// @p sandboxes outlives the store; its columns CPU and Memory show what is measured here.
    explicit UsageStore(SandboxStore &sandboxes, QObject *parent = nullptr);
    ~UsageStore() override;

    /// Whoever follows lets go when it is hidden or its window is minimised. A sandbox that does not run, or
    /// is not there yet, is measured as soon as it does.
    [[nodiscard]] Follow follow(const SandboxKey &key);
    /// None: not followed, nothing to measure now, or the first sample has not come yet.
    [[nodiscard]] std::optional<Usage> latest(const SandboxKey &key) const;
    /// The samples of the last five minutes, oldest first, with a gap where nothing was measured. Empty once
    /// nobody follows any more.
    [[nodiscard]] QList<Usage> history(const SandboxKey &key) const;
    /// The connection of the sandbox can measure at all.
    [[nodiscard]] bool canMeasure(const SandboxKey &key) const;

Q_SIGNALS:
    /// A sample came, or latest() does not hold any more.
    void sampled(const osc::SandboxKey &key);

private:
    struct Stream;

    [[nodiscard]] std::shared_ptr<Stream> find(const SandboxKey &key) const;
    [[nodiscard]] bool isMeasurable(const SandboxKey &key) const;
    /// Starts and ends streams so that those run that should.
    void reconsider();
    void start(const std::shared_ptr<Stream> &stream);
    void stop(Stream &stream);
    void take(Stream &stream, const Usage &usage);
    void dropConnection(const Backend *backend);

    SandboxStore &m_sandboxes;
    std::map<QString, std::weak_ptr<Stream>> m_streams; ///< By SandboxKey::text().
    QTimer m_soon;
    QTimer m_retry;
};

} // namespace osc
