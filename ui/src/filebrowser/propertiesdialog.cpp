// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/propertiesdialog.h"

#include "filebrowser/objectfactspanel.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/filelistmodel.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace osc {

PropertiesDialog::PropertiesDialog(std::shared_ptr<FileSystem> files, const FileItem &item,
                                   const QString &place, const QString &whyReadOnly, QWidget *parent)
    : QDialog(parent)
    , m_files(std::move(files))
    , m_item(item)
{
    setObjectName(QStringLiteral("propertiesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Properties"));
    auto *title = new ElidedLabel(Qt::ElideMiddle, this);
    title->setFullText(displayName(lastName(item.path)));
    title->setFont(fonts::section());
    auto *grid = new KeyValueGrid(this);
    addFacts(*grid, place);
    if (item.entry.type == FileType::Directory)
        addCount(*grid);
    else if (item.entry.type == FileType::Regular && m_files->capabilities().canHash)
        addChecksum(*grid);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 16, metrics::margin, 16);
    layout->setSpacing(16);
    layout->addWidget(title);
    layout->addWidget(grid);
    if (m_files->objects() && item.entry.type == FileType::Regular) {
        auto *facts = new ObjectFactsPanel(m_files, item.path, whyReadOnly, this);
        connect(facts, &ObjectFactsPanel::saved, this, &PropertiesDialog::changed);
        layout->addWidget(facts, 1);
    }
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
}

void PropertiesDialog::addFacts(KeyValueGrid &grid, const QString &place)
{
    const FileEntry &entry = m_item.entry;
    const auto add = [&grid](const QString &key, const char *name, const QString &value) {
        if (!value.isEmpty())
            grid.addRow(key, QLatin1String(name))->setText(value);
    };
    add(tr("Kind"), "propertyKind", typeWord(entry.type));
    add(tr("Place"), "propertyPlace", place);
    add(tr("Path"), "propertyPath", displayName(m_item.path));
    if (entry.type == FileType::Symlink)
        add(tr("Leads to"), "propertyTarget",
            entry.targetType == FileType::Unknown
                ? tr("%1 (nothing is there)").arg(displayName(entry.linkTarget))
                : displayName(entry.linkTarget));
    if (entry.type != FileType::Directory && entry.size >= 0)
        add(tr("Size"), "propertySize",
            tr("%1 (%2 bytes)").arg(sizeText(entry), QLocale().toString(entry.size)));
    if (entry.modified.isValid())
        add(tr("Modified"), "propertyModified", exactMomentText(entry.modified));
    if (entry.mode >= 0)
        add(tr("Mode"), "propertyMode",
            tr("%1 (%2)").arg(modeText(entry), QString::number(entry.mode, 8).rightJustified(4, u'0')));
    if (entry.uid >= 0)
        add(tr("Owner"), "propertyOwner",
            tr("%1 (%2:%3)").arg(ownerText(entry)).arg(entry.uid).arg(entry.gid));
}

void PropertiesDialog::addCount(KeyValueGrid &grid)
{
    m_size = grid.addRow(tr("Content"), QStringLiteral("propertyContent"));
    connect(&m_count, &FileCount::changed, this, [this] {
        const QString text = treeSizeText(m_count.size());
        m_size->setText(m_count.isCounting() ? tr("Counting: %1 so far").arg(text) : text);
    });
    m_size->setText(tr("Counting…"));
    m_count.start(m_files, {m_item});
}

void PropertiesDialog::addChecksum(KeyValueGrid &grid)
{
    auto *row = new QWidget(this);
    m_checksum = new Label({}, Tone::Text, row);
    m_checksum->setObjectName(QStringLiteral("propertyChecksum"));
    m_checksum->setFont(fonts::mono());
    m_checksum->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_checksum->hide();
    m_compute = makeButton(QStringLiteral("propertyCompute"), tr("Compute"), row);
    m_copy = new CopyButton(QStringLiteral("propertyCopyChecksum"), tr("Copy the checksum"), row);
    m_copy->hide();
    connect(m_compute, &QPushButton::clicked, this, &PropertiesDialog::computeChecksum);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_checksum);
    layout->addWidget(m_compute);
    layout->addWidget(m_copy);
    layout->addStretch();
    grid.addRow(tr("SHA-256"), row);
}

void PropertiesDialog::computeChecksum()
{
    m_compute->setEnabled(false);
    m_checksum->setText(tr("Reading the file…"));
    m_checksum->show();
    m_checking = m_files->checksum(m_item.path, [this](const Result<QByteArray> &sum) {
        m_compute->setVisible(!sum.ok());
        m_compute->setEnabled(true);
        m_copy->setVisible(sum.ok());
        const QString text = sum ? QString::fromLatin1(sum->toHex()) : sum.error().message;
        m_checksum->setText(text);
        m_copy->setText(text);
    });
}

} // namespace osc
