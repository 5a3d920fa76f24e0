// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/namestrip.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace osc {

NameStrip::NameStrip(QWidget *parent)
    : QWidget(parent)
    , m_label(new Label({}, Tone::Text, this))
    , m_field(new QLineEdit(this))
    , m_ok(makeButton(QStringLiteral("nameStripOk"), tr("Ok"), this))
{
    setObjectName(QStringLiteral("nameStrip"));
    m_field->setObjectName(QStringLiteral("nameStripField"));
    m_field->installEventFilter(this);
    m_label->setBuddy(m_field);
    auto *cancel = makeButton(QStringLiteral("nameStripCancel"), tr("Cancel"), this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 6, metrics::margin, 6);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_label);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_ok);
    layout->addWidget(cancel);
    connect(m_field, &QLineEdit::returnPressed, this, &NameStrip::accept);
    connect(m_field, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_ok->setEnabled(!text.isEmpty()); });
    connect(m_ok, &QPushButton::clicked, this, &NameStrip::accept);
    connect(cancel, &QPushButton::clicked, this, &NameStrip::dismiss);
    hide();
}

void NameStrip::ask(const QString &label, const QString &name, int stem, const QString &verb,
                    std::function<void(QString)> accepted)
{
    m_accepted = std::move(accepted);
    m_label->setText(label);
    m_field->setAccessibleName(label);
    m_field->setText(name);
    m_ok->setText(verb);
    m_ok->setAccessibleName(verb);
    m_ok->setEnabled(!name.isEmpty());
    show();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->setSelection(0, stem < 0 ? static_cast<int>(name.size()) : stem);
}

void NameStrip::dismiss()
{
    if (isHidden())
        return;
    m_accepted = {};
    hide();
    Q_EMIT dismissed();
}

void NameStrip::accept()
{
    const auto accepted = m_accepted;
    const QString name = m_field->text();
    if (name.isEmpty() || !accepted)
        return;
    dismiss();
    accepted(name);
}

bool NameStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        dismiss();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace osc
