// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formcontext.h"

#include <core/spectemplate.h>
#include <models/formdraft.h>
#include <ui/newsandboxdialog.h>

#include <memory>

class QPushButton;

namespace osc {

class Banner;

/// What the form is filled from and what is kept of it: templates, the draft of last time, and a strip that
/// says where the content is from.
class FormKeeper : public QObject
{
    Q_OBJECT

public:
    /// @p dialog is the parent of the questions and owns the strip.
    FormKeeper(FormContext &context, const FormSources &sources, QWidget *dialog);
    ~FormKeeper() override;

    [[nodiscard]] Banner *strip() const { return m_strip; }
    /// Looks for the draft that was left behind.
    void restoreDraft();
    /// What the form holds now was put in by the program, from where @p title and @p text say.
    void filled(const QString &title, const QString &text);
    /// The sandbox is there.
    void created();
    void saveNow();

    /// Asks for the placeholders of a template and fills the form.
    void useTemplate(const QString &templateId);
    /// From now on the form is for a template; an error when it cannot be edited.
    [[nodiscard]] Done editTemplate(const QString &templateId);
    [[nodiscard]] bool editsTemplate() const { return !m_editedId.isEmpty(); }
    /// Asks for a name and keeps the form as a template; one that is edited is changed.
    void saveAsTemplate();

Q_SIGNALS:
    /// The draft has a new spec: every page is to be read again.
    void replaced();
    /// The edited template was saved.
    void templateSaved();

private:
    void draftReplaced();
    void updateTarget();
    void checkSecrets();
    void chooseConnection(const DraftRecord &record);
    void showStrip(const QString &title, const QString &text, const QString &verb = {},
                   std::function<void()> act = {});

    FormContext &m_context;
    FormSources m_sources;
    QWidget *m_dialog;
    Banner *m_strip;
    QPushButton *m_act;
    std::function<void()> m_call;
    std::unique_ptr<FormDraft> m_draft; ///< Null when drafts are not kept.
    QString m_editedId;
    SpecTemplate m_edited;
};

} // namespace osc
