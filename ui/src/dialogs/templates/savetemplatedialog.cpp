// SPDX-License-Identifier: Apache-2.0
#include "dialogs/templates/savetemplatedialog.h"

#include "dialogs/newsandbox/field.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

enum PlaceholderColumn { AskedColumn, DefaultColumn };

} // namespace

SaveTemplateDialog::SaveTemplateDialog(TemplateStore &store, const SpecTemplate &made, const QString &id,
                                       QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_made(made)
    , m_id(id)
    , m_name(new QLineEdit(this))
    , m_nameField(new Field(tr("&Name"), m_name, this))
    , m_note(new QPlainTextEdit(this))
    , m_save(makeButton(QStringLiteral("saveTemplateButton"), tr("Save template"), this, {},
                        ButtonKind::Primary))
{
    setObjectName(QStringLiteral("saveTemplateDialog"));
    setWindowTitle(id.isEmpty() ? tr("Save as template") : tr("Template %1").arg(made.name));
    m_name->setObjectName(QStringLiteral("templateNameEdit"));
    m_name->setText(made.name);
    m_nameField->setTouched(true);
    m_note->setObjectName(QStringLiteral("templateNoteEdit"));
    m_note->setPlainText(made.note);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(metrics::scaled(64));
    content()->addWidget(m_nameField);
    content()->addWidget(new Field(tr("N&ote"), m_note, this));
    content()->addWidget(makePlaceholders(), 1);

    m_save->setDefault(true);
    buttons()->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &SaveTemplateDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &SaveTemplateDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &SaveTemplateDialog::check);
    check();
    m_name->setFocus();
    m_name->selectAll();
    resize(metrics::scaled(560), sizeHint().height());
}

QWidget *SaveTemplateDialog::makePlaceholders()
{
    if (m_made.placeholders.isEmpty())
        return makeNote(tr("Write ${name} into any text of the form to be asked for that part each time the "
                           "template is used."),
                        this);
    const int rows = int(m_made.placeholders.size());
    m_placeholders = new QTableWidget(rows, 2, this);
    m_placeholders->setObjectName(QStringLiteral("placeholderTable"));
    m_placeholders->setHorizontalHeaderLabels({tr("Asked for"), tr("Default value")});
    m_placeholders->verticalHeader()->hide();
    m_placeholders->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_placeholders->horizontalHeader()->setStretchLastSection(true);
    m_placeholders->horizontalHeader()->resizeSection(AskedColumn, metrics::scaled(220));
    m_placeholders->setTabKeyNavigation(false);
    for (int row = 0; row < rows; ++row) {
        const TemplatePlaceholder &placeholder = m_made.placeholders.at(row);
        auto *name = new QTableWidgetItem(placeholder.name);
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        name->setCheckState(Qt::Checked);
        auto *value = new QTableWidgetItem(placeholder.secret ? QString() : placeholder.defaultValue);
        if (placeholder.secret) {
            name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            value->setText(tr("secret, typed each time"));
            value->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        }
        m_placeholders->setItem(row, AskedColumn, name);
        m_placeholders->setItem(row, DefaultColumn, value);
    }
    constexpr int shownRows = 6;
    m_placeholders->setMinimumHeight(metrics::scaled(34) * (std::min(rows, shownRows) + 1));
    auto *field = new Field(tr("&Placeholders"), m_placeholders, this);
    field->setHint(tr("A name without its tick is kept as the text ${name}. Secrets are never kept."));
    return field;
}

const KeptTemplate *SaveTemplateDialog::namesake() const
{
    const KeptTemplate *other = m_store.findName(m_name->text().trimmed());
    return other && other->record.id != m_id ? other : nullptr;
}

void SaveTemplateDialog::check()
{
    std::optional<Problem> problem;
    const KeptTemplate *other = namesake();
    if (other && (!m_id.isEmpty() || !other->isUsable())) {
        problem.emplace();
        problem->message = tr("Another template has this name.");
    } else if (other) {
        problem.emplace();
        problem->severity = Severity::Warning;
        problem->message = tr("There is a template with this name. Saving replaces it.");
    }
    m_nameField->setProblem(problem);
    m_save->setText(other && problem->severity == Severity::Warning ? tr("Replace template")
                                                                    : tr("Save template"));
    m_save->setAccessibleName(m_save->text());
    m_save->setEnabled(!m_name->text().trimmed().isEmpty() &&
                       (!problem || problem->severity == Severity::Warning));
}

void SaveTemplateDialog::accept()
{
    SpecTemplate made = m_made;
    made.name = m_name->text().trimmed();
    made.note = m_note->toPlainText().trimmed();
    QStringList literal;
    for (int row = 0; m_placeholders && row < m_placeholders->rowCount(); ++row) {
        TemplatePlaceholder &placeholder = made.placeholders[row];
        if (!placeholder.secret)
            placeholder.defaultValue = m_placeholders->item(row, DefaultColumn)->text();
        if (!placeholder.secret && m_placeholders->item(row, AskedColumn)->checkState() != Qt::Checked)
            literal.append(placeholder.name);
    }
    made.placeholders.removeIf(
        [&](const TemplatePlaceholder &placeholder) { return literal.contains(placeholder.name); });
    made.request = withLiteral(made.request, literal);
    const KeptTemplate *other = namesake();
    QString id = other ? other->record.id : m_id;
    if (id.isEmpty())
        id = m_store.add(made);
    else
        m_store.change(id, made);
    Q_EMIT saved(id, made.name);
    DialogFrame::accept();
}

} // namespace osc
