// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/imagetemplates.h>
#include <core/pools.h>

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace osc {

/// The pools of one server: reads them, and changes them when it is told to.
class PoolStore : public QObject
{
    Q_OBJECT

public:
    using Ended = std::function<void(const Done &done)>;

    explicit PoolStore(QObject *parent = nullptr);
    ~PoolStore() override;

    /// @p service lives until close().
    void open(PoolService *service);
    void close();
    void refresh();
    /// @p ended is told the end; what was changed is read again. Nothing while isChanging().
    void create(const PoolSpec &spec, const Ended &ended);
    void setCapacity(const QString &name, const PoolCapacity &capacity, const Ended &ended);
    void remove(const QString &name, const Ended &ended);

    [[nodiscard]] const QList<Pool> &pools() const { return m_pools; }
    [[nodiscard]] const Pool *find(const QString &name) const;
    [[nodiscard]] bool isLoading() const { return m_reading.isActive(); }
    [[nodiscard]] bool isChanging() const { return m_changing.isActive(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    PoolService *m_service = nullptr;
    QList<Pool> m_pools;
    std::optional<Error> m_error;
    QTimer m_again; ///< The numbers of a pool change by themselves.
    Operation m_reading;
    Operation m_changing;
};

/// The image templates of one server; looks again while one is being built.
class ImageTemplateStore : public QObject
{
    Q_OBJECT

public:
    using Ended = std::function<void(const Done &done)>;

    explicit ImageTemplateStore(QObject *parent = nullptr);
    ~ImageTemplateStore() override;

    void open(ImageTemplateService *service);
    void close();
    void refresh();
    void create(const ImageTemplateSpec &spec, const Ended &ended);
    void remove(const QString &id, const Ended &ended);

    [[nodiscard]] const QList<ImageTemplate> &templates() const { return m_templates; }
    [[nodiscard]] const ImageTemplate *find(const QString &id) const;
    [[nodiscard]] bool isLoading() const { return m_reading.isActive(); }
    [[nodiscard]] bool isChanging() const { return m_changing.isActive(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void take(const Result<QList<ImageTemplate>> &templates);

    ImageTemplateService *m_service = nullptr;
    QList<ImageTemplate> m_templates;
    std::optional<Error> m_error;
    QTimer m_again;
    Operation m_reading;
    Operation m_changing;
};

/// "3 of 5 taken, 2 ready", or that nothing is known yet.
[[nodiscard]] QString poolStatusText(const Pool &pool);
/// "Building", "Failed, no space left".
[[nodiscard]] QString templatePhaseText(const ImageTemplate &imageTemplate);
/// What is wrong with a pool that is to be made; empty: nothing that can be seen here.
[[nodiscard]] QString poolProblem(const PoolSpec &spec);
[[nodiscard]] QString capacityProblem(const PoolCapacity &capacity);

} // namespace osc
