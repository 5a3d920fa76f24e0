// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace osc {

class Banner;
class Label;

/// What stands above content that comes from elsewhere: nothing, a line "Asking…" once it takes longer than
/// 300 ms, or what went wrong with a way to try again.
class LoadNotice : public QWidget
{
    Q_OBJECT

public:
    /// @p objectName names the notice; its buttons are named after it.
    explicit LoadNotice(const QString &objectName, QWidget *parent = nullptr);

    void setLoading(const QString &text);
    void setError(const Error &error);
    void clear();
    [[nodiscard]] bool hasError() const { return m_failed; }

Q_SIGNALS:
    void retryRequested();
    void cancelRequested();

private:
    QTimer m_delay;
    bool m_failed = false;
    QWidget *m_line;
    Label *m_text;
    Banner *m_banner;
};

} // namespace osc
