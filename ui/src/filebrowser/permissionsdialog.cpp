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

namespace {

/// The highest number that Linux takes for a user or a group; the one above means "none".
constexpr qint64 largestId = 4'294'967'294;

bool isId(const QString &text)
{
    bool good = false;
    const qint64 id = text.toLongLong(&good);
    return good && id >= 0 && id <= largestId;
}

} // namespace

PermissionsDialog::PermissionsDialog(const QString &what, const FileEntry &entry, const Offer &offer,
                                     QWidget *parent)
    : QDialog(parent)
    , m_entry(entry)
    , m_offer(offer)
    , m_octal(new QLineEdit(this))
    , m_recursive(new QCheckBox(tr("Also everything in it"), this))
    , m_mode(entry.mode < 0 ? 0644 : entry.mode)
{
    setObjectName(QStringLiteral("permissionsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Permissions"));
    auto *title = new Label(what, Tone::Text, this);
    title->setFont(fonts::section());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(20);
    addTicks(*grid);
    if (offer.owners) {
        m_owner = addId(*grid, 4, QStringLiteral("permissionsOwner"), tr("Owner (number)"), entry.uid);
        m_group = addId(*grid, 5, QStringLiteral("permissionsGroup"), tr("Group (number)"), entry.gid);
    }
    m_recursive->setObjectName(QStringLiteral("permissionsRecursive"));
    m_recursive->setAccessibleName(m_recursive->text());
    m_recursive->setVisible(offer.folders);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = makeButton(QStringLiteral("permissionsOk"), tr("Set permissions"), this, {}, ButtonKind::Primary);
    m_ok->setDefault(true);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const bool sameMode = m_mode == m_entry.mode && !m_recursive->isChecked();
        Q_EMIT changeAccepted(sameMode || !m_offer.permissions ? -1 : m_mode, changedId(m_owner, m_entry.uid),
                              changedId(m_group, m_entry.gid), m_recursive->isChecked());
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 16, metrics::margin, 16);
    layout->setSpacing(16);
    layout->addWidget(title);
    layout->addLayout(grid);
    layout->addWidget(m_recursive);
    layout->addWidget(buttons);
}

void PermissionsDialog::addTicks(QGridLayout &grid)
{
    const std::array who = {tr("Owner"), tr("Group"), tr("Others")};
    const std::array rights = {tr("Read"), tr("Write"), tr("Execute")};
    for (int row = 0; row < 3; ++row) {
        grid.addWidget(new Label(who.at(static_cast<size_t>(row)), Tone::Secondary, this), row, 0);
        for (int column = 0; column < 3; ++column) {
            auto *tick = new QCheckBox(rights.at(static_cast<size_t>(column)), this);
            tick->setObjectName(QStringLiteral("permission%1%2").arg(row).arg(column));
            tick->setAccessibleName(who.at(static_cast<size_t>(row)) + u' ' + tick->text());
            tick->setChecked((m_mode & (0400 >> (row * 3 + column))) != 0);
            tick->setEnabled(m_offer.permissions);
            connect(tick, &QCheckBox::toggled, this, &PermissionsDialog::onTicked);
            grid.addWidget(tick, row, column + 1);
            m_ticks.append(tick);
        }
    }
    m_octal->setObjectName(QStringLiteral("permissionsOctal"));
    m_octal->setAccessibleName(tr("Octal"));
    m_octal->setFont(fonts::mono());
    m_octal->setMaxLength(4);
    m_octal->setFixedWidth(fontMetrics().averageCharWidth() * 12);
    m_octal->setText(QString::number(m_mode, 8).rightJustified(4, u'0'));
    m_octal->setEnabled(m_offer.permissions);
    grid.addWidget(new Label(tr("Octal"), Tone::Secondary, this), 3, 0);
    grid.addWidget(m_octal, 3, 1, 1, 2);
    connect(m_octal, &QLineEdit::textChanged, this, &PermissionsDialog::onTyped);
}

QLineEdit *PermissionsDialog::addId(QGridLayout &grid, int row, const QString &objectName,
                                    const QString &label, qint64 id)
{
    auto *field = new QLineEdit(id >= 0 ? QString::number(id) : QString(), this);
    field->setObjectName(objectName);
    field->setAccessibleName(label);
    field->setFixedWidth(fontMetrics().averageCharWidth() * 16);
    connect(field, &QLineEdit::textChanged, this, &PermissionsDialog::check);
    grid.addWidget(new Label(label, Tone::Secondary, this), row, 0);
    grid.addWidget(field, row, 1, 1, 3);
    return field;
}

qint64 PermissionsDialog::changedId(const QLineEdit *field, qint64 before) const
{
    if (!field || !isId(field->text()))
        return -1;
    const qint64 id = field->text().toLongLong();
    return id == before && !m_recursive->isChecked() ? -1 : id;
}

void PermissionsDialog::onTicked()
{
    int mode = m_mode & 07000;
    for (int bit = 0; bit < static_cast<int>(m_ticks.size()); ++bit)
        mode |= m_ticks.at(bit)->isChecked() ? 0400 >> bit : 0;
    m_mode = mode;
    const QSignalBlocker blocker(m_octal);
    m_octal->setText(QString::number(mode, 8).rightJustified(4, u'0'));
    check();
}

void PermissionsDialog::onTyped(const QString &text)
{
    bool good = false;
    const int mode = text.toInt(&good, 8);
    check();
    if (!good)
        return;
    m_mode = mode;
    for (int bit = 0; bit < static_cast<int>(m_ticks.size()); ++bit) {
        const QSignalBlocker blocker(m_ticks.at(bit));
        m_ticks.at(bit)->setChecked((mode & (0400 >> bit)) != 0);
    }
}

void PermissionsDialog::check()
{
    bool good = false;
    m_octal->text().toInt(&good, 8);
    setProblem(m_octal, !good);
    for (QLineEdit *field : {m_owner, m_group}) {
        if (!field)
            continue;
        const bool fine = field->text().isEmpty() || isId(field->text());
        setProblem(field, !fine);
        good = good && fine;
    }
    m_ok->setEnabled(good);
}

} // namespace osc
