// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/permissionsdialog.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <array>

namespace osc {

PermissionsDialog::PermissionsDialog(const QString &what, int mode, QWidget *parent)
    : QDialog(parent)
    , m_octal(new QLineEdit(this))
    , m_mode(mode < 0 ? 0644 : mode)
{
    setObjectName(QStringLiteral("permissionsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Permissions"));
    auto *title = new Label(what, Tone::Text, this);
    title->setFont(fonts::section());

    const std::array who = {tr("Owner"), tr("Group"), tr("Others")};
    const std::array rights = {tr("Read"), tr("Write"), tr("Execute")};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(20);
    for (int row = 0; row < 3; ++row) {
        grid->addWidget(new Label(who.at(static_cast<size_t>(row)), Tone::Secondary, this), row, 0);
        for (int column = 0; column < 3; ++column) {
            auto *tick = new QCheckBox(rights.at(static_cast<size_t>(column)), this);
            tick->setObjectName(QStringLiteral("permission%1%2").arg(row).arg(column));
            tick->setAccessibleName(who.at(static_cast<size_t>(row)) + u' ' + tick->text());
            tick->setChecked((m_mode & (0400 >> (row * 3 + column))) != 0);
            connect(tick, &QCheckBox::toggled, this, &PermissionsDialog::onTicked);
            grid->addWidget(tick, row, column + 1);
            m_ticks.append(tick);
        }
    }
    m_octal->setObjectName(QStringLiteral("permissionsOctal"));
    m_octal->setAccessibleName(tr("Octal"));
    m_octal->setFont(fonts::mono());
    m_octal->setMaxLength(4);
    m_octal->setFixedWidth(fontMetrics().averageCharWidth() * 12);
    m_octal->setText(QString::number(m_mode, 8).rightJustified(4, u'0'));
    grid->addWidget(new Label(tr("Octal"), Tone::Secondary, this), 3, 0);
    grid->addWidget(m_octal, 3, 1, 1, 2);
    connect(m_octal, &QLineEdit::textChanged, this, &PermissionsDialog::onTyped);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = makeButton(QStringLiteral("permissionsOk"), tr("Set permissions"), this, {}, ButtonKind::Primary);
    m_ok->setDefault(true);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT modeAccepted(m_mode);
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 16, metrics::margin, 16);
    layout->setSpacing(16);
    layout->addWidget(title);
    layout->addLayout(grid);
    layout->addWidget(buttons);
}

void PermissionsDialog::onTicked()
{
    int mode = m_mode & 07000;
    for (int bit = 0; bit < static_cast<int>(m_ticks.size()); ++bit)
        mode |= m_ticks.at(bit)->isChecked() ? 0400 >> bit : 0;
    m_mode = mode;
    const QSignalBlocker blocker(m_octal);
    m_octal->setText(QString::number(mode, 8).rightJustified(4, u'0'));
    setProblem(m_octal, false);
    m_ok->setEnabled(true);
}

void PermissionsDialog::onTyped(const QString &text)
{
    bool good = false;
    const int mode = text.toInt(&good, 8);
    setProblem(m_octal, !good);
    m_ok->setEnabled(good);
    if (!good)
        return;
    m_mode = mode;
    for (int bit = 0; bit < static_cast<int>(m_ticks.size()); ++bit) {
        const QSignalBlocker blocker(m_ticks.at(bit));
        m_ticks.at(bit)->setChecked((mode & (0400 >> bit)) != 0);
    }
}

} // namespace osc
