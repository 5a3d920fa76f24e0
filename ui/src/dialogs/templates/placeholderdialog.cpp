// SPDX-License-Identifier: Apache-2.0
#include "dialogs/templates/placeholderdialog.h"

#include "dialogs/newsandbox/field.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/specdraft.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace osc {

namespace {

/// The problem's field is the one, or a member of it, or has it as a member.
bool touchesField(const QString &problem, const QString &field)
{
    const auto isBelow = [](const QString &inner, const QString &outer) {
        return inner == outer || (inner.startsWith(outer) && inner.size() > outer.size() &&
                                  (inner.at(outer.size()) == u'.' || inner.at(outer.size()) == u'['));
    };
    return isBelow(problem, field) || isBelow(field, problem);
}

} // namespace

PlaceholderDialog::PlaceholderDialog(const SpecTemplate &used, const ValidationRules &rules, QWidget *parent)
    : DialogFrame(parent)
    , m_used(used)
    , m_rules(rules)
    , m_problem(new Label({}, Tone::Failed, this))
    , m_use(makeButton(QStringLiteral("usePlaceholdersButton"), tr("Use template"), this, {},
                       ButtonKind::Primary))
{
    setObjectName(QStringLiteral("placeholderDialog"));
    setWindowTitle(tr("Use template %1").arg(safeText(used.name)));
    if (!used.note.isEmpty())
        content()->addWidget(makeNote(used.note, this));

    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (const TemplatePlaceholder &placeholder : used.placeholders) {
        auto *edit = new QLineEdit(placeholder.defaultValue, column);
        edit->setObjectName(QStringLiteral("placeholderEdit_") + placeholder.name);
        if (placeholder.secret)
            edit->setEchoMode(QLineEdit::Password);
        QString label = placeholder.name;
        auto *field = new Field(label.replace(u'&', QStringLiteral("&&")), edit, column);
        field->setTouched(true);
        if (placeholder.secret)
            field->setHint(tr("A secret: it is sent, and kept nowhere."));
        layout->addWidget(field);
        m_edits.append(edit);
        m_fields.append(field);
        connect(edit, &QLineEdit::textEdited, this, [this] { m_checkTimer.start(); });
    }
    layout->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setWidget(column);
    content()->addWidget(scroll, 1);
    m_problem->setObjectName(QStringLiteral("placeholderProblemLabel"));
    m_problem->setWordWrap(true);
    content()->addWidget(m_problem);

    m_use->setDefault(true);
    buttons()->addButton(m_use, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &PlaceholderDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &PlaceholderDialog::reject);
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(SpecDraft::checkDelayMs);
    m_checkTimer.callOnTimeout(this, &PlaceholderDialog::check);
    check();
    if (!m_edits.isEmpty())
        m_edits.first()->setFocus();
    const int height = metrics::scaled(150) + metrics::scaled(72) * int(m_edits.size());
    resize(metrics::scaled(520), std::min(height, metrics::scaled(640)));
}

QMap<QString, QString> PlaceholderDialog::values() const
{
    QMap<QString, QString> typed;
    for (int i = 0; i < m_edits.size(); ++i)
        typed.insert(m_used.placeholders.at(i).name, m_edits.at(i)->text());
    return typed;
}

void PlaceholderDialog::check()
{
    const auto spec = specFromTemplate(m_used, values());
    const auto problems = spec ? validate(*spec, m_rules) : QList<Problem>();
    const auto uses = placeholdersIn(m_used.request);
    bool usable = spec.ok();
    for (int i = 0; i < m_fields.size(); ++i) {
        std::optional<Problem> found;
        for (const PlaceholderUse &use : uses) {
            if (use.name != m_used.placeholders.at(i).name)
                continue;
            for (const Problem &problem : problems) {
                const bool here =
                    std::any_of(use.fields.begin(), use.fields.end(),
                                [&](const QString &field) { return touchesField(problem.field, field); });
                if (here && !found && problem.severity == Severity::Error)
                    found = problem;
            }
        }
        usable = usable && !found;
        m_fields.at(i)->setProblem(found);
    }
    m_problem->setVisible(!spec.ok());
    m_problem->setText(spec ? QString() : spec.error().message);
    m_use->setEnabled(usable);
}

/// The variables whose texts have a secret in them.
QStringList PlaceholderDialog::secretVariables() const
{
    QStringList variables;
    const auto uses = placeholdersIn(m_used.request);
    for (const PlaceholderUse &use : uses) {
        for (const TemplatePlaceholder &placeholder : m_used.placeholders) {
            if (!placeholder.secret || placeholder.name != use.name)
                continue;
            for (const QString &field : use.fields) {
                if (field.startsWith(u"env."))
                    variables.append(field.mid(4));
            }
        }
    }
    return variables;
}

void PlaceholderDialog::accept()
{
    check();
    if (!m_use->isEnabled())
        return;
    const auto spec = specFromTemplate(m_used, values());
    Q_EMIT filled(*spec, secretVariables());
    DialogFrame::accept();
}

} // namespace osc
