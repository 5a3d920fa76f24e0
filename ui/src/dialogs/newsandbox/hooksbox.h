// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formcontext.h"

#include <QWidget>

class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace osc {

class Field;
class Label;

/// The commands that execd runs besides the entrypoint: one before it, and some again and again. Folded to
/// one sentence where the connection has none of them.
class HooksBox : public QWidget
{
    Q_OBJECT

public:
    explicit HooksBox(FormContext &context, QWidget *parent = nullptr);

    void load();
    /// For the page, which shows problems in them.
    [[nodiscard]] QList<Field *> fields() const { return {m_preStartField, m_limitField, m_periodicField}; }

private:
    QWidget *buildPreStart();
    QWidget *buildPeriodic();
    void addRow(const LifecycleHook &hook);
    [[nodiscard]] QString cell(int row, int column) const;
    void take();
    void takePreStart(SandboxSpec &spec, QList<Problem> &problems) const;
    void takePeriodic(SandboxSpec &spec, QList<Problem> &problems) const;
    void showBackend();

    FormContext &m_context;
    Label *m_note;
    QWidget *m_editors;
    QLineEdit *m_preStart;
    QSpinBox *m_limit;
    QTableWidget *m_periodic;
    Field *m_preStartField = nullptr;
    Field *m_limitField = nullptr;
    Field *m_periodicField = nullptr;
    bool m_loading = false;
};

} // namespace osc
