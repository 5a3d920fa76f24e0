// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <models/sandboxmodel.h>

#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;
class QToolButton;

namespace osc {

class Chip;
class CopyButton;
class ElidedLabel;
class Label;
class SelectableLine;

/// State, name, id and the actions of one sandbox, in one bar.
class DetailHeader : public QWidget
{
    Q_OBJECT

public:
    /// @p clock must outlive the header.
    explicit DetailHeader(const Clock &clock, QWidget *parent = nullptr);

    void show(const Backend &backend, const Sandbox &sandbox);
    /// An action that has no answer yet: nothing else can be asked for meanwhile.
    void setPending(std::optional<SandboxAction> action);
    void setFilesOffered(bool offered);
    /// The header is in a window of its own: then it can be put back.
    void setWindowed(bool windowed);
    /// The sandbox is there no more: nothing can be done with it.
    void setGone(bool gone);
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filesRequested();
    void inspectRequested();
    /// Into a window of its own, or back.
    void windowRequested();
    void actionRequested(osc::SandboxAction action);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildMenu();
    /// Where room is short, the buttons keep their icons only, so that the name can be read.
    void fit();
    [[nodiscard]] QList<QPushButton *> actions() const { return {m_files, m_pause, m_renew, m_delete}; }
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] int wantedWidth(bool slim) const;
    void updateChip();
    void updateActions();
    [[nodiscard]] QString whyNotPause() const;
    [[nodiscard]] QString whyNotRenew() const;
    [[nodiscard]] QString pendingReason() const;

    const Clock &m_clock;
    Sandbox m_sandbox;
    Capabilities m_capabilities;
    bool m_live = true;
    bool m_gone = false;
    bool m_slim = false;
    std::optional<SandboxAction> m_pending;
    Chip *m_chip;
    ElidedLabel *m_name;
    SelectableLine *m_id;
    CopyButton *m_copyId;
    QPushButton *m_files;
    QPushButton *m_pause;
    QPushButton *m_renew;
    QPushButton *m_delete;
    QToolButton *m_more;
    QToolButton *m_window;
};

} // namespace osc
