// SPDX-License-Identifier: Apache-2.0
#include "field.h"

#include "widgets/labels.h"

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace osc {

namespace {

/// Between the press and the release of a mouse button.
constexpr std::chrono::milliseconds pressTime{300};

/// The red frame around an editor with a problem; lies over it and lets everything through.
class ProblemOutline : public QWidget
{
public:
    explicit ProblemOutline(QWidget *editor)
        : QWidget(editor)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }

    void setSeverity(Severity severity)
    {
        m_severity = severity;
        QWidget::update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto &colour = m_severity == Severity::Error ? theme.failed.ink : theme.warning.ink;
        painter.setPen(QPen(colour, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }

private:
    Severity m_severity = Severity::Error;
};

} // namespace

Label *makeNote(const QString &text, QWidget *parent)
{
    auto *note = new Label(text, Tone::Secondary, parent);
    note->setWordWrap(true);
    note->setFont(fonts::secondary());
    return note;
}

Field::Field(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_label(new Label(label, Tone::Text, this))
    , m_editorRow(new QHBoxLayout)
    , m_hintRow(new QWidget(this))
    , m_hint(makeNote({}, m_hintRow))
    , m_hintAction(new QToolButton(m_hintRow))
    , m_problemRow(new QWidget(this))
    , m_problemIcon(new Label({}, Tone::Text, m_problemRow))
    , m_problemText(makeNote({}, m_problemRow))
    , m_repairButton(new QPushButton(this))
    , m_outline(new ProblemOutline(editor))
{
    m_label->setBuddy(editor);
    QString name = label;
    name.remove(u'&');
    editor->setAccessibleName(name);
    m_problemText->setObjectName(QStringLiteral("problemLabel"));
    m_repairButton->setObjectName(QStringLiteral("repairButton"));
    m_hintAction->setObjectName(QStringLiteral("hintActionButton"));
    m_hintAction->setAutoRaise(true);
    m_repairButton->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    m_editorRow->setContentsMargins(0, 0, 0, 0);
    m_editorRow->setSpacing(metrics::gap);
    // What has a width of its own would stand in the middle.
    const bool fixed = editor->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    m_editorRow->addWidget(editor, 1, fixed ? Qt::AlignLeft : Qt::Alignment());
    layout->addLayout(m_editorRow);
    auto *hintLayout = new QHBoxLayout(m_hintRow);
    hintLayout->setContentsMargins(0, 0, 0, 0);
    hintLayout->addWidget(m_hint, 1);
    hintLayout->addWidget(m_hintAction, 0, Qt::AlignTop);
    layout->addWidget(m_hintRow);
    auto *problemLayout = new QHBoxLayout(m_problemRow);
    problemLayout->setContentsMargins(0, 2, 0, 0);
    problemLayout->setSpacing(6);
    problemLayout->addWidget(m_problemIcon, 0, Qt::AlignTop);
    problemLayout->addWidget(m_problemText, 1);
    layout->addWidget(m_problemRow);
    layout->addWidget(m_repairButton, 0, Qt::AlignLeft);

    editor->installEventFilter(this);
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textEdited, this, [this] { setTouched(true); });
    if (auto *combo = qobject_cast<QComboBox *>(editor); combo && combo->isEditable()) {
        combo->lineEdit()->setAccessibleName(name);
        connect(combo->lineEdit(), &QLineEdit::textEdited, this, [this] { setTouched(true); });
    }
    connect(m_repairButton, &QPushButton::clicked, this, [this] {
        if (m_namedRepair)
            m_namedRepair();
        else if (m_repair && m_problem)
            m_repair(m_problem->repair);
    });
    connect(m_hintAction, &QToolButton::clicked, this, [this] {
        if (m_hintCall)
            m_hintCall();
    });
    m_hintAction->hide();
    update();
}

void Field::addButton(QWidget *button)
{
    m_editorRow->addWidget(button);
}

void Field::setHint(const QString &hint)
{
    m_hint->setText(hint);
    update();
}

void Field::setHintAction(const QString &text, std::function<void()> action)
{
    m_hintAction->setText(text);
    m_hintAction->setVisible(!text.isEmpty());
    m_hintCall = std::move(action);
}

void Field::setClaims(const QStringList &fields)
{
    m_claims = fields;
}

bool Field::claims(const QString &field) const
{
    for (const QString &claim : m_claims) {
        const bool isMember = field.startsWith(claim) && field.size() > claim.size() &&
                              (field.at(claim.size()) == u'.' || field.at(claim.size()) == u'[');
        if (field == claim || isMember)
            return true;
    }
    return false;
}

void Field::setRepair(std::function<void(QString)> apply)
{
    m_repair = std::move(apply);
}

void Field::setNamedRepair(const QString &text, std::function<void()> apply)
{
    m_namedRepairText = text;
    m_namedRepair = std::move(apply);
    update();
}

void Field::setProblem(const std::optional<Problem> &problem)
{
    m_problem = problem;
    update();
}

void Field::setTouched(bool touched)
{
    m_touched = touched;
    update();
}

QString Field::shownProblem() const
{
    return m_problem && m_touched ? m_problem->message : QString();
}

void Field::focusEditor()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

QString Field::repairText() const
{
    if (m_namedRepair)
        return m_namedRepairText;
    return m_repair && m_problem && !m_problem->repair.isEmpty() ? tr("Use %1 instead").arg(m_problem->repair)
                                                                 : QString();
}

void Field::update()
{
    const bool shown = m_problem && m_touched;
    m_hintRow->setVisible(!shown && (!m_hint->text().isEmpty() || !m_hintAction->text().isEmpty()));
    m_problemRow->setVisible(shown);
    m_problemText->setText(shownProblem());
    m_repairButton->setText(repairText());
    m_repairButton->setVisible(shown && !repairText().isEmpty());
    m_editor->setAccessibleDescription(shown ? m_problem->message : m_hint->text());
    if (shown)
        static_cast<ProblemOutline *>(m_outline)->setSeverity(m_problem->severity);
    m_outline->setVisible(shown);
    m_outline->raise();
    colour();
}

void Field::colour()
{
    const Theme theme = Theme::of(palette());
    const bool isError = !m_problem || m_problem->severity == Severity::Error;
    m_problemText->setTone(isError ? Tone::Failed : Tone::Warning);
    const auto &colour = isError ? theme.failed.ink : theme.warning.ink;
    m_problemIcon->setPixmap(
        symbolPixmap(isError ? Symbol::Error : Symbol::Warning, colour, metrics::icon, devicePixelRatioF()));
}

bool Field::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_outline->resize(m_editor->size());
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::MouseFocusReason) // a sentence that appears would move what is being pressed
            QTimer::singleShot(pressTime, this, [this] { setTouched(true); });
        else if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            setTouched(true);
    }
    return QWidget::eventFilter(watched, event);
}

void Field::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    QWidget::changeEvent(event);
}

} // namespace osc
