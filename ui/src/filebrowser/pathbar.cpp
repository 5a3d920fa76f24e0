// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/pathbar.h"

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStackedLayout>
#include <QToolButton>

namespace osc {

namespace {

constexpr qsizetype visibleSteps = 5;
constexpr int longestStep = 180;

} // namespace

PathBar::PathBar(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_steps(new QWidget(this))
    , m_stepLayout(new QHBoxLayout(m_steps))
    , m_field(new QLineEdit(this))
{
    setObjectName(QStringLiteral("pathBar"));
    setFixedHeight(metrics::control());
    m_stepLayout->setContentsMargins(6, 1, 6, 1);
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
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        const QByteArray typed = m_field->text().toUtf8();
        stopEditing();
        Q_EMIT pathRequested(typed);
    });
}

void PathBar::setPath(const QString &root, const FilePath &path)
{
    m_path = path;
    while (QLayoutItem *item = m_stepLayout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    QList<QByteArray> names = path.split('/');
    names.removeAll(QByteArray());
    addStep(root, "/", names.isEmpty());
    FilePath at = "/";
    for (qsizetype i = 0; i < names.size(); ++i) {
        at = joinPath(at, names.at(i));
        const bool hidden = names.size() > visibleSteps && i > 0 && i < names.size() - visibleSteps + 1;
        if (!hidden)
            addStep(displayName(names.at(i)), at, i == names.size() - 1);
        else if (i == 1)
            addStep(QStringLiteral("…"), parentPath(path), false);
    }
    m_stepLayout->addStretch();
    stopEditing();
}

void PathBar::addStep(const QString &text, const FilePath &path, bool last)
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
    connect(button, &QToolButton::clicked, this, [this, path] { Q_EMIT pathRequested(path); });
    m_stepLayout->addWidget(button);
    if (last)
        return;
    auto *arrow = new QToolButton(m_steps);
    arrow->setIcon(symbol(Symbol::GoNext, Tone::Secondary));
    arrow->setIconSize(QSize(12, 12));
    arrow->setAutoRaise(true);
    arrow->setEnabled(false);
    arrow->setFocusPolicy(Qt::NoFocus);
    arrow->setFixedWidth(14);
    m_stepLayout->addWidget(arrow);
}

void PathBar::edit()
{
    m_field->setText(QString::fromUtf8(m_path));
    m_stack->setCurrentWidget(m_field);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void PathBar::stopEditing()
{
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
    if (watched == m_field && event->type() == QEvent::FocusOut)
        stopEditing();
    return QWidget::eventFilter(watched, event);
}

} // namespace osc
