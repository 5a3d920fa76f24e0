// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "field.h"
#include "formcontext.h"

#include <QScrollArea>

class QVBoxLayout;

namespace osc {

class Label;

/// A page of the New sandbox form. It writes into the draft as its controls are used, and reads it in load().
class FormPage : public QWidget
{
    Q_OBJECT

public:
    FormPage(FormContext &context, DraftPage page, const QString &title, const QString &subtitle,
             QWidget *parent = nullptr);

    [[nodiscard]] DraftPage page() const { return m_page; }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] virtual QString subtitle() const { return m_subtitle; }

    /// Puts the values of the draft into the controls; emits nothing into the draft.
    virtual void load() = 0;
    /// The page comes into view.
    virtual void enter() {}
    /// The page goes out of view: its problems show from now on.
    void leave();
    [[nodiscard]] bool wasLeft() const { return m_left; }
    /// Hands the draft's problems to the fields, and lists those that no field takes.
    virtual void showProblems();
    /// Puts the focus where @p field is edited.
    virtual void focusField(const QString &field);

protected:
    [[nodiscard]] FormContext &context() const { return m_context; }
    [[nodiscard]] SpecDraft &draft() { return m_context.draft(); }
    [[nodiscard]] const SandboxSpec &spec() const { return m_context.spec(); }

    /// Makes a field that this page keeps and shows problems in.
    Field *makeField(const QString &label, QWidget *editor, const QStringList &claims);
    /// Shows problems also in a field that was made elsewhere.
    void adoptField(Field *field);
    /// A column that scrolls, for pages that are a list of fields.
    QVBoxLayout *makeColumn();
    /// The page shows this problem in a way of its own.
    [[nodiscard]] virtual bool showsItself(const Problem &) const { return false; }
    /// Where problems without a field are listed; add it to the page's layout.
    [[nodiscard]] Label *looseProblems() const { return m_looseProblems; }
    /// Inside whileLoading() the controls' signals are not to reach the draft.
    [[nodiscard]] bool isLoading() const { return m_loading; }
    void whileLoading(const std::function<void()> &fill);

private:
    FormContext &m_context;
    DraftPage m_page;
    QString m_title;
    QString m_subtitle;
    QList<Field *> m_fields;
    Label *m_looseProblems;
    bool m_loading = false;
    bool m_left = false;
};

} // namespace osc
