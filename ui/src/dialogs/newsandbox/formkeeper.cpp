// SPDX-License-Identifier: Apache-2.0
#include "formkeeper.h"

#include "dialogs/templates/placeholderdialog.h"
#include "dialogs/templates/savetemplatedialog.h"
#include "widgets/banner.h"

#include <core/specjson.h>
#include <models/specsecrets.h>
#include <models/wording.h>

#include <QPushButton>

namespace osc {

FormKeeper::FormKeeper(FormContext &context, const FormSources &sources, QWidget *dialog)
    : QObject(dialog)
    , m_context(context)
    , m_sources(sources)
    , m_dialog(dialog)
    , m_strip(new Banner(dialog))
    , m_act(m_strip->addButton(QStringLiteral("stripActionButton"), {}))
{
    m_strip->setObjectName(QStringLiteral("formStrip"));
    m_strip->setSeverity(Banner::Severity::Offer);
    m_strip->hide();
    auto *close = m_strip->addButton(QStringLiteral("stripCloseButton"), tr("Close"));
    connect(close, &QPushButton::clicked, m_strip, &QWidget::hide);
    connect(m_act, &QPushButton::clicked, this, [this] {
        if (const auto call = m_call)
            call();
    });
    if (sources.drafts) {
        m_draft = std::make_unique<FormDraft>(*sources.drafts, context.draft());
        connect(m_draft.get(), &FormDraft::replaced, this, &FormKeeper::draftReplaced);
    }
    connect(&context, &FormContext::backendChanged, this, &FormKeeper::updateTarget);
    connect(&context, &FormContext::countChanged, this, &FormKeeper::updateTarget);
    connect(&context.draft(), &SpecDraft::specChanged, this, &FormKeeper::checkSecrets);
    updateTarget();
}

FormKeeper::~FormKeeper() = default;

void FormKeeper::updateTarget()
{
    if (!m_draft)
        return;
    const Backend *backend = m_context.backend();
    m_draft->setTarget(backend ? backend->profile().id : QString(), m_context.connectionName(),
                       m_context.count());
}

void FormKeeper::restoreDraft()
{
    if (m_draft)
        m_draft->restore();
}

void FormKeeper::filled(const QString &title, const QString &text)
{
    if (m_draft)
        m_draft->markPristine();
    if (!title.isEmpty())
        showStrip(title, text);
}

void FormKeeper::created()
{
    if (m_draft)
        m_draft->discard();
}

void FormKeeper::saveNow()
{
    if (m_draft)
        m_draft->saveNow();
}

void FormKeeper::showStrip(const QString &title, const QString &text, const QString &verb,
                           std::function<void()> act)
{
    m_strip->setMessage(title, text);
    m_call = std::move(act);
    m_act->setText(verb);
    m_act->setAccessibleName(verb);
    m_act->setVisible(!verb.isEmpty());
    m_strip->show();
}

/// The draft was for a connection; where that is gone, another one stays chosen, and the strip says so.
void FormKeeper::chooseConnection(const DraftRecord &record)
{
    const auto backends = m_context.backends();
    for (Backend *backend : backends) {
        if (backend->profile().id == record.connectionId)
            m_context.setBackend(backend);
    }
}

void FormKeeper::draftReplaced()
{
    const auto record = m_draft->restored();
    if (!record) {
        m_context.setCount(1);
        showStrip(tr("The draft was put aside."), tr("It is gone for good when this form is closed."),
                  tr("Undo"), [this] { m_draft->undoStart(); });
        Q_EMIT replaced();
        return;
    }
    chooseConnection(*record);
    m_context.setCount(std::max(record->count, 1));
    QStringList remarks;
    const Backend *backend = m_context.backend();
    const bool gone =
        backend && !record->connectionId.isEmpty() && backend->profile().id != record->connectionId;
    if (gone)
        remarks << tr("Connection %1 is gone; %2 is chosen instead.")
                       .arg(safeText(record->connectionName), safeText(m_context.connectionName()));
    if (const auto missing = missingValues(m_context.spec()); !missing.isEmpty())
        remarks << tr("Secret values were not kept: %1.").arg(missing.join(QStringLiteral(", ")));
    showStrip(tr("Draft from %1 restored.").arg(momentText(record->savedAt, m_sources.drafts->clock().now())),
              remarks.join(u' '), tr("Start anew"), [this] { m_draft->startAnew(); });
    Q_EMIT replaced();
}

void FormKeeper::checkSecrets()
{
    QList<Problem> problems;
    const QStringList missing = editsTemplate() ? QStringList() : missingValues(m_context.spec());
    for (const QString &key : missing)
        problems.append(
            ownProblem(QStringLiteral("env.") + key,
                       tr("The value of %1 is a secret and was not kept. Enter it again.").arg(key)));
    m_context.draft().setExtraProblems(QStringLiteral("secrets"), problems);
}

void FormKeeper::useTemplate(const QString &templateId)
{
    const KeptTemplate *kept = m_sources.templates ? m_sources.templates->find(templateId) : nullptr;
    if (!kept || !kept->isUsable())
        return;
    const SpecTemplate used = kept->content;
    const auto fill = [this, used](const SandboxSpec &spec, const QStringList &hiddenEnv) {
        m_context.setCount(1);
        m_context.draft().setSpec(spec);
        m_context.draft().setHiddenEnv(m_context.draft().hiddenEnv() +
                                       QSet<QString>(hiddenEnv.begin(), hiddenEnv.end()));
        filled(tr("From template %1.").arg(safeText(used.name)), used.note);
        Q_EMIT replaced();
    };
    if (used.placeholders.isEmpty()) {
        if (const auto spec = specFromTemplate(used, {})) {
            fill(*spec, {});
        } else {
            m_strip->setError(spec.error());
            m_strip->show();
        }
        return;
    }
    auto *dialog = new PlaceholderDialog(used, m_context.draft().rules(), m_dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PlaceholderDialog::filled, this, fill);
    dialog->open();
}

Done FormKeeper::editTemplate(const QString &templateId)
{
    const KeptTemplate *kept = m_sources.templates ? m_sources.templates->find(templateId) : nullptr;
    if (!kept)
        return Error{.kind = ErrorKind::NotFound, .message = tr("The template is gone.")};
    const auto spec = specToEdit(kept->content);
    if (!spec)
        return spec.error();
    m_draft.reset(); // what is typed belongs to the template
    m_editedId = templateId;
    m_edited = kept->content;
    m_context.setPlaceholders(defaultValues(m_edited.placeholders));
    m_context.draft().setSpec(*spec);
    showStrip(tr("You are editing template %1.").arg(safeText(m_edited.name)),
              tr("${name} in any text is asked for when it is used. It is checked here with the default "
                 "values."));
    Q_EMIT replaced();
    return {};
}

void FormKeeper::saveAsTemplate()
{
    if (!m_sources.templates)
        return;
    SpecTemplate made = templateOf(m_context.spec(), m_context.draft().hiddenEnv());
    if (editsTemplate()) {
        made.name = m_edited.name;
        made.note = m_edited.note;
        for (TemplatePlaceholder &placeholder : made.placeholders) {
            for (const TemplatePlaceholder &known : std::as_const(m_edited.placeholders)) {
                if (known.name == placeholder.name && !placeholder.secret)
                    placeholder = known;
            }
        }
        if (const auto kept = specFromJson(made.request)) // without secrets
            made.request = editedRequest(m_edited, *kept);
        // A number may have a placeholder that no text of the form has.
        const auto uses = placeholdersIn(made.request);
        for (const TemplatePlaceholder &known : std::as_const(m_edited.placeholders)) {
            const auto isKnown = [&](const auto &other) { return other.name == known.name; };
            if (std::any_of(uses.begin(), uses.end(), isKnown) &&
                std::none_of(made.placeholders.begin(), made.placeholders.end(), isKnown))
                made.placeholders.append(known);
        }
    } else {
        made.name = m_context.spec().name().contains(u'{') ? QString() : m_context.spec().name();
    }
    auto *dialog = new SaveTemplateDialog(*m_sources.templates, made, m_editedId, m_dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveTemplateDialog::saved, this, [this](const QString &, const QString &name) {
        if (editsTemplate())
            Q_EMIT templateSaved();
        else
            showStrip(tr("Saved as template %1.").arg(safeText(name)), {});
    });
    dialog->open();
}

} // namespace osc
