// SPDX-License-Identifier: Apache-2.0
#include "mountpanels.h"

#include "mountlook.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace osc {

namespace {

void setTextKeepingCursor(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text)
        edit->setText(text);
}

} // namespace

MountPanel::MountPanel(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_icon(new Label({}, Tone::Secondary, this))
    , m_column(new QVBoxLayout(this))
{
    constexpr int padding = 14;
    auto *heading = new Label(title, Tone::Text, this);
    heading->setFont(fonts::section());
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_icon);
    row->addWidget(heading, 1);
    m_column->setContentsMargins(padding, 12, padding, padding);
    m_column->setSpacing(12);
    m_column->addLayout(row);
}

void MountPanel::setIcon(Symbol icon)
{
    m_icon->setPixmap(symbol(icon, Tone::Secondary).pixmap(metrics::icon));
}

void MountPanel::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.hairline);
    painter.setBrush(theme.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

MountTargetPanel::MountTargetPanel(const MakeField &makeField, QWidget *parent)
    : MountPanel(tr("In the sandbox"), parent)
    , m_path(new QLineEdit(this))
    , m_access(new SegmentedControl(this))
    , m_name(new QLineEdit(this))
{
    setIcon(Symbol::Sandboxes);
    m_path->setObjectName(QStringLiteral("mountPathEdit"));
    m_path->setFont(fonts::mono());
    m_pathField = makeField(tr("Mount &path"), m_path);
    m_pathField->setRepair([this](const QString &value) {
        Q_EMIT edited([value](VolumeSpec &mount) { mount.mountPath = value; });
    });
    column()->addWidget(m_pathField);

    m_access->setObjectName(QStringLiteral("accessSwitch"));
    m_access->addSegment(tr("Read-write"), symbol(Symbol::Edit));
    m_access->addSegment(tr("Read-only"), symbol(Symbol::Lock));
    column()->addWidget(makeField(tr("Access"), m_access));

    m_name->setObjectName(QStringLiteral("mountNameEdit"));
    m_name->setFont(fonts::mono());
    m_nameField = makeField(tr("Mount na&me"), m_name);
    m_nameField->setHint(tr("Unique in this sandbox, small letters, digits and “-”."));
    m_nameField->setRepair(
        [this](const QString &value) { Q_EMIT edited([value](VolumeSpec &mount) { mount.name = value; }); });
    column()->addWidget(m_nameField);
    column()->addStretch();

    connect(m_path, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT edited([text](VolumeSpec &mount) { mount.mountPath = text; });
    });
    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString &text) { Q_EMIT edited([text](VolumeSpec &mount) { mount.name = text; }); });
    connect(m_access, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT edited([index](VolumeSpec &mount) { mount.readOnly = index == 1; });
    });
}

void MountTargetPanel::showMount(int index, const VolumeSpec &mount)
{
    const QString field = QStringLiteral("volumes[%1].").arg(index);
    m_pathField->setClaims({field + QStringLiteral("mountPath")});
    m_nameField->setClaims({field + QStringLiteral("name")});
    setTextKeepingCursor(m_path, mount.mountPath);
    setTextKeepingCursor(m_name, mount.name);
    m_access->setCurrent(mount.readOnly ? 1 : 0);
}

} // namespace osc
