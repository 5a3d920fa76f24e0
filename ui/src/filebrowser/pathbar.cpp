// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/pathbar.h"

#include <ui/theme.h>

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStackedLayout>
#include <QToolButton>

namespace osc {

namespace {

constexpr qsizetype mostSteps = 12;
constexpr int stepMargin = 6;
constexpr int stepArrow = 14;
constexpr int longestStep = 180;
constexpr int pauseInTyping = 150; // milliseconds
constexpr qsizetype mostCandidates = 5000;

} // namespace

PathBar::PathBar(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_steps(new QWidget(this))
    , m_stepLayout(new QHBoxLayout(m_steps))
    , m_field(new QLineEdit(this))
    , m_completer(new QCompleter(&m_candidates, this))
{
    setObjectName(QStringLiteral("pathBar"));
    setFixedHeight(metrics::control());
    m_stepLayout->setContentsMargins(stepMargin, 1, stepMargin, 1);
    m_steps->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_field->setMinimumWidth(0);
    m_stepLayout->setSpacing(0);
    m_field->setObjectName(QStringLiteral("pathField"));
    m_field->setAccessibleName(tr("Path"));
    m_field->setFont(fonts::mono());
    m_field->installEventFilter(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_steps);
    m_stack->addWidget(m_field);
    setCursor(Qt::IBeamCursor);
    setToolTip(tr("Ctrl+L types a path"));
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->popup()->setObjectName(QStringLiteral("pathCandidates"));
    m_completer->popup()->setAccessibleName(tr("Folders"));
    m_field->setCompleter(m_completer);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseInTyping);
    m_pause.callOnTimeout(this, &PathBar::complete);
    connect(m_field, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        const QByteArray typed = m_field->text().toUtf8();
        stopEditing();
        Q_EMIT pathRequested(typed);
    });
}

void PathBar::setPath(const QString &root, Symbol icon, const FilePath &path)
{
    const bool moved = m_path != path;
    m_path = path;
    m_shown.clear();
    while (QLayoutItem *item = m_stepLayout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    QList<QByteArray> names = path.split('/');
    names.removeAll(QByteArray());
    QToolButton *first = addStep(root, "/", names.isEmpty());
    first->setIcon(symbol(icon, Tone::Secondary));
    first->setIconSize(QSize(metrics::icon, metrics::icon));
    first->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more = addStep(QStringLiteral("…"), "/", false);
    FilePath at = "/";
    for (qsizetype i = 0; i < names.size(); ++i) {
        at = joinPath(at, names.at(i));
        if (i >= names.size() - mostSteps)
            addStep(displayName(names.at(i)), at, i == names.size() - 1);
    }
    m_leftOut = names.size() > mostSteps;
    m_stepLayout->addStretch();
    fit();
    if (moved) // else what is being typed stays
        stopEditing();
}

/// Leaves out steps after the first as long as there is no room for all; the last one always stays.
void PathBar::fit()
{
    if (m_shown.size() < 2)
        return;
    const auto widthOf = [](const Step &step) {
        return step.button->sizeHint().width() + (step.arrow ? stepArrow : 0);
    };
    const int room = width() - 2 * stepMargin;
    int wanted = 0;
    for (const Step &step : std::as_const(m_shown))
        wanted += step.button == m_more ? 0 : widthOf(step);
    qsizetype firstShown = 2;
    bool more = m_leftOut;
    while (wanted + (more ? widthOf(m_shown.at(1)) : 0) > room && firstShown < m_shown.size() - 1) {
        wanted -= widthOf(m_shown.at(firstShown++));
        more = true;
    }
    for (qsizetype i = 1; i < m_shown.size(); ++i) {
        const bool shown = i == 1 ? more : i >= firstShown;
        m_shown.at(i).button->setVisible(shown);
        if (m_shown.at(i).arrow)
            m_shown.at(i).arrow->setVisible(shown);
    }
    m_morePath = firstShown < m_shown.size() ? parentPath(m_shown.at(firstShown).path) : FilePath("/");
    m_more->setToolTip(displayName(m_morePath).toHtmlEscaped());
    m_more->setAccessibleName(displayName(m_morePath));
}

void PathBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QSize PathBar::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, metrics::control()};
}

void PathBar::setFileSystem(std::shared_ptr<FileSystem> files)
{
    if (m_files == files)
        return;
    m_files = std::move(files);
    m_reading.cancel();
    m_completed.clear();
    m_candidates.setStringList({});
}

/// Reads the directory that is being typed, once; the completer does the rest.
void PathBar::complete()
{
    const QByteArray typed = m_field->text().toUtf8();
    const FilePath directory = parentPath(typed.startsWith('/') ? typed + 'x' : '/' + typed);
    if (!m_files || directory == m_completed)
        return;
    m_completed = directory;
    m_candidates.setStringList({});
    const auto found = std::make_shared<QStringList>();
    m_reading = m_files->list(
        directory,
        [directory, found](const QList<FileEntry> &entries) {
            for (const FileEntry &entry : entries) {
                const QString path = QString::fromUtf8(joinPath(directory, entry.name));
                const bool folder =
                    entry.type == FileType::Directory || entry.targetType == FileType::Directory;
                // What cannot be typed is not offered.
                if (folder && found->size() < mostCandidates &&
                    path.toUtf8() == joinPath(directory, entry.name) && displayName(path.toUtf8()) == path)
                    found->append(path);
            }
        },
        [this, found](const Done &) {
            found->sort(Qt::CaseInsensitive);
            m_candidates.setStringList(*found);
            if (m_field->isVisible() && m_field->hasFocus() && !found->isEmpty())
                m_completer->complete();
        });
}

QToolButton *PathBar::addStep(const QString &text, const FilePath &path, bool last)
{
    auto *button = new QToolButton(m_steps);
    button->setObjectName(QStringLiteral("pathStep"));
    button->setText(
        fontMetrics().elidedText(text, Qt::ElideMiddle, longestStep).replace(u'&', QLatin1String("&&")));
    button->setAccessibleName(text);
    button->setToolTip(displayName(path).toHtmlEscaped());
    button->setAutoRaise(true);
    button->setCursor(Qt::ArrowCursor);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setFixedHeight(metrics::control() - 4);
    if (last)
        button->setFont(fonts::name());
    connect(button, &QToolButton::clicked, this,
            [this, button, path] { Q_EMIT pathRequested(button == m_more ? m_morePath : path); });
    m_stepLayout->addWidget(button);
    m_shown.append({button, nullptr, path});
    if (last)
        return button;
    auto *arrow = new QToolButton(m_steps);
    arrow->setIcon(symbol(isRightToLeft() ? Symbol::GoPrevious : Symbol::GoNext, Tone::Secondary));
    arrow->setIconSize(QSize(12, 12));
    arrow->setAutoRaise(true);
    arrow->setEnabled(false);
    arrow->setFocusPolicy(Qt::NoFocus);
    arrow->setFixedWidth(stepArrow);
    m_stepLayout->addWidget(arrow);
    m_shown.last().arrow = arrow;
    return button;
}

void PathBar::edit()
{
    m_field->setText(QString::fromUtf8(m_path));
    m_completed.clear();
    m_stack->setCurrentWidget(m_field);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool PathBar::isEditing() const
{
    return m_stack->currentWidget() == m_field;
}

void PathBar::stopEditing()
{
    m_pause.stop();
    m_reading.cancel();
    m_stack->setCurrentWidget(m_steps);
}

void PathBar::mousePressEvent(QMouseEvent *)
{
    edit();
}

void PathBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(palette());
    painter.setPen(theme.outline);
    painter.setBrush(theme.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

bool PathBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        stopEditing();
        return true;
    }
    const bool leaves = event->type() == QEvent::FocusOut &&
                        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason;
    if (watched == m_field && leaves)
        stopEditing();
    return QWidget::eventFilter(watched, event);
}

} // namespace osc
