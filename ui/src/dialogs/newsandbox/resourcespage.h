// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

#include <QTimer>

class QComboBox;
class QLineEdit;

namespace osc {

/// CPU, memory and GPU limits, and how long the sandbox lives.
class ResourcesPage : public FormPage
{
    Q_OBJECT

public:
    explicit ResourcesPage(FormContext &context, QWidget *parent = nullptr);

    void load() override;

private:
    struct Limit
    {
        QString key;
        QMap<QString, QString> SandboxSpec::*values = nullptr; ///< Of the spec, where it belongs.
        QComboBox *combo = nullptr;
        Field *field = nullptr;
    };

    /// @p member: where in the request it is, "resourceLimits.cpu".
    Limit makeLimit(const QString &member, const QString &label, const QStringList &presets,
                    const QString &placeholder);
    void buildLifetime(QVBoxLayout *column);
    void takeLifetimeChoice();
    void takeCustomLifetime(const QString &text);
    void showLifetime();
    void showBackend();

    Limit m_cpu;
    Limit m_memory;
    Limit m_gpu;
    Limit m_cpuRequest;
    Limit m_memoryRequest;
    QComboBox *m_lifetime = nullptr;
    Field *m_lifetimeField = nullptr;
    QLineEdit *m_custom = nullptr;
    Field *m_customField = nullptr;
    QTimer m_clock;
};

/// "15:33", "tomorrow 9:00", "3 December 15:33" for the end of a life of @p seconds that begins now.
[[nodiscard]] QString endTimeText(qint64 seconds);

} // namespace osc
