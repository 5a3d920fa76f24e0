// SPDX-License-Identifier: Apache-2.0
#include "newsandboxfooter.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace osc {

NewSandboxFooter::NewSandboxFooter(QWidget *parent)
    : QWidget(parent)
    , m_saveTemplate(makeButton(QStringLiteral("saveAsTemplateButton"), tr("Save as template…"), this))
    , m_problem(new QToolButton(this))
    , m_readyIcon(new Label({}, Tone::Running, this))
    , m_ready(new Label({}, Tone::Secondary, this))
    , m_box(new QDialogButtonBox(this))
    , m_cancel(makeButton(QStringLiteral("cancelButton"), tr("Cancel"), this))
    , m_back(makeButton(QStringLiteral("backButton"), tr("Back"), this))
    , m_next(makeButton(QStringLiteral("nextButton"), tr("Next"), this))
    , m_create(makeButton(QStringLiteral("createSandboxButton"), tr("Create sandbox"), this, {},
                          ButtonKind::Primary))
    , m_background(makeButton(QStringLiteral("backgroundButton"), tr("Continue in background"), this))
    , m_stop(makeButton(QStringLiteral("cancelCreationButton"), tr("Cancel creation"), this))
    , m_form(makeButton(QStringLiteral("backToFormButton"), tr("Back to the form"), this))
    , m_show(
          makeButton(QStringLiteral("showSandboxButton"), tr("Show sandbox"), this, {}, ButtonKind::Primary))
{
    m_problem->setObjectName(QStringLiteral("problemLink"));
    m_problem->setAutoRaise(true);
    m_problem->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_ready->setObjectName(QStringLiteral("readyLabel"));
    m_readyIcon->setPixmap(symbol(Symbol::Ok, Tone::Running).pixmap(metrics::icon));

    for (auto *button : {m_cancel, m_stop})
        m_box->addButton(button, QDialogButtonBox::RejectRole);
    for (auto *button : {m_back, m_next, m_background, m_form})
        m_box->addButton(button, QDialogButtonBox::ActionRole);
    for (auto *button : {m_create, m_show})
        m_box->addButton(button, QDialogButtonBox::AcceptRole);
    const auto all = findChildren<QPushButton *>();
    for (auto *button : all)
        button->setAutoDefault(false); // Return in a field must not press a button

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 11, 16, 11);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_saveTemplate);
    layout->addSpacing(8);
    layout->addWidget(m_readyIcon);
    layout->addWidget(m_ready);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(m_box);

    connect(m_saveTemplate, &QPushButton::clicked, this, &NewSandboxFooter::saveTemplateRequested);
    connect(m_problem, &QToolButton::clicked, this, &NewSandboxFooter::problemClicked);
    connect(m_cancel, &QPushButton::clicked, this, &NewSandboxFooter::cancelClicked);
    connect(m_back, &QPushButton::clicked, this, &NewSandboxFooter::backClicked);
    connect(m_next, &QPushButton::clicked, this, &NewSandboxFooter::nextClicked);
    connect(m_create, &QPushButton::clicked, this, &NewSandboxFooter::createClicked);
    connect(m_background, &QPushButton::clicked, this, &NewSandboxFooter::backgroundClicked);
    connect(m_stop, &QPushButton::clicked, this, &NewSandboxFooter::stopClicked);
    connect(m_form, &QPushButton::clicked, this, &NewSandboxFooter::formClicked);
    connect(m_show, &QPushButton::clicked, this, &NewSandboxFooter::showClicked);
    setMode(Mode::Form);
}

void NewSandboxFooter::setMode(Mode mode)
{
    m_mode = mode;
    const bool form = mode == Mode::Form;
    m_saveTemplate->setVisible(form && m_offersTemplates);
    m_cancel->setVisible(form);
    m_back->setVisible(form && m_hasBack);
    m_next->setVisible(form && m_hasNext);
    m_create->setVisible((form && !m_editsTemplate) || mode == Mode::Failed);
    if (form)
        m_create->setText(m_count > 1 ? tr("Create %n sandbox(es)", nullptr, m_count) : tr("Create sandbox"));
    else
        m_create->setText(tr("Try again"));
    m_create->setAccessibleName(m_create->text());
    m_background->setVisible(mode == Mode::Running);
    m_stop->setVisible(mode == Mode::Running);
    m_form->setVisible(mode == Mode::Failed);
    m_show->setVisible(mode == Mode::NotReady);
    if (!form) {
        m_problem->hide();
        m_ready->hide();
        m_readyIcon->hide();
    }
}

void NewSandboxFooter::setProblem(const QString &sentence, bool alarming)
{
    m_sentence = sentence;
    fitProblem();
    m_problem->setToolTip(sentence);
    m_problem->setAccessibleName(sentence);
    m_problem->setIcon(alarming ? symbol(Symbol::Error, Tone::Failed)
                                : symbol(Symbol::Info, Tone::Secondary));
    QPalette ink = palette();
    const Theme theme = Theme::of(ink);
    const QColor colour = alarming ? theme.failed.ink : theme.secondaryText;
    ink.setColor(QPalette::ButtonText, colour);
    ink.setColor(QPalette::WindowText, colour);
    m_problem->setPalette(ink);
    m_problem->setVisible(m_mode == Mode::Form);
    m_ready->hide();
    m_readyIcon->hide();
}

void NewSandboxFooter::fitProblem()
{
    const int frame = metrics::icon + 6 * metrics::gap;
    const int room = m_box->geometry().left() - m_saveTemplate->geometry().right() - frame;
    m_problem->setText(
        m_problem->fontMetrics().elidedText(m_sentence, Qt::ElideRight, std::max(room, frame)));
}

void NewSandboxFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitProblem();
}

void NewSandboxFooter::setReady(const QString &sentence)
{
    m_ready->setText(sentence);
    m_problem->hide();
    m_ready->setVisible(m_mode == Mode::Form);
    m_readyIcon->setVisible(m_mode == Mode::Form);
}

void NewSandboxFooter::setCreateEnabled(bool enabled, int count)
{
    m_create->setEnabled(enabled);
    m_count = count;
    setMode(m_mode);
}

void NewSandboxFooter::setTemplatesOffered(bool offered)
{
    m_offersTemplates = offered;
    setMode(m_mode);
}

void NewSandboxFooter::setEditsTemplate(bool edits)
{
    m_editsTemplate = edits;
    m_saveTemplate->setText(edits ? tr("Save template…") : tr("Save as template…"));
    m_saveTemplate->setAccessibleName(m_saveTemplate->text());
    setButtonKind(m_saveTemplate, edits ? ButtonKind::Primary : ButtonKind::Normal);
    setMode(m_mode);
}

void NewSandboxFooter::setSteps(bool hasBack, bool hasNext)
{
    m_hasBack = hasBack;
    m_hasNext = hasNext;
    setMode(m_mode);
}

} // namespace osc
