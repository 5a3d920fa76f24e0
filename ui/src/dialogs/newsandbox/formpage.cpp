// SPDX-License-Identifier: Apache-2.0
#include "formpage.h"

#include "widgets/labels.h"

#include <ui/theme.h>

#include <QVBoxLayout>

namespace osc {

FormPage::FormPage(FormContext &context, DraftPage page, const QString &title, const QString &subtitle,
                   QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_page(page)
    , m_title(title)
    , m_subtitle(subtitle)
    , m_looseProblems(new Label({}, Tone::Failed, this))
{
    m_looseProblems->setWordWrap(true);
    m_looseProblems->setObjectName(QStringLiteral("looseProblemsLabel"));
    m_looseProblems->hide();
    setAccessibleName(title);
}

void FormPage::leave()
{
    m_left = true;
    for (Field *field : std::as_const(m_fields))
        field->setTouched(true);
}

Field *FormPage::makeField(const QString &label, QWidget *editor, const QStringList &claims)
{
    auto *field = new Field(label, editor, this);
    field->setClaims(claims);
    adoptField(field);
    return field;
}

void FormPage::adoptField(Field *field)
{
    if (m_left)
        field->setTouched(true);
    m_fields.append(field);
}

QVBoxLayout *FormPage::makeColumn()
{
    constexpr int columnWidth = 620;
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *content = new QWidget(scroll);
    content->setMaximumWidth(columnWidth + 2 * metrics::margin);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::margin, 16, metrics::margin, 16);
    column->setSpacing(12);
    m_looseProblems->setParent(content);
    column->addWidget(m_looseProblems);
    scroll->setWidget(content);
    outer->addWidget(scroll);
    return column;
}

void FormPage::whileLoading(const std::function<void()> &fill)
{
    m_loading = true;
    fill();
    m_loading = false;
}

void FormPage::showProblems()
{
    const auto problems = draft().problemsOn(m_page);
    QList<bool> taken(problems.size(), false);
    for (Field *field : std::as_const(m_fields)) {
        std::optional<Problem> shown;
        for (int i = 0; i < problems.size(); ++i) {
            if (showsItself(problems.at(i)) || !field->claims(problems.at(i).field))
                continue;
            taken[i] = true;
            const bool outranks =
                shown && shown->severity == Severity::Warning && problems.at(i).severity == Severity::Error;
            if (!shown || outranks)
                shown = problems.at(i);
        }
        field->setProblem(shown);
    }
    QStringList loose;
    for (int i = 0; i < problems.size(); ++i) {
        if (!taken.at(i) && !showsItself(problems.at(i)))
            loose.append(problems.at(i).message);
    }
    m_looseProblems->setText(loose.join(u'\n'));
    m_looseProblems->setVisible(!loose.isEmpty());
}

void FormPage::focusField(const QString &field)
{
    leave();
    for (Field *candidate : std::as_const(m_fields)) {
        if (candidate->claims(field) && candidate->isVisibleTo(this)) {
            candidate->focusEditor();
            return;
        }
    }
}

} // namespace osc
