// SPDX-License-Identifier: Apache-2.0
#include "credentials/importdialog.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/credentialstore.h>
#include <models/credentialwords.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int rowHeight = 30;

enum ImportColumn { ImportName, ImportKeyId, ImportEndpoint, ImportWhere, ImportState, ImportColumnCount };

} // namespace

ImportDialog::ImportDialog(CredentialStore &store, CredentialFinder &finder, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_list(new QTreeWidget(this))
    , m_note(new Label(tr("Looking for keys on this computer…"), Tone::Secondary, this))
    , m_error(new Banner(this))
    , m_import(makeButton(QStringLiteral("importButton"), tr("Import"), this, {}, ButtonKind::Primary))
{
    setObjectName(QStringLiteral("importCredentialsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import OSS keys"));
    build();
    resize(metrics::scaled(900), metrics::scaled(460));
    m_asking = finder.find([this](const Result<QList<FoundCredential>> &found) {
        if (found)
            return showFound(*found);
        m_note->hide();
        m_error->setError(found.error());
        m_error->show();
    });
    check();
}

void ImportDialog::build()
{
    auto *title = new Label(tr("Keys that lie in plain text on this computer"), Tone::Text, this);
    title->setFont(fonts::objectTitle());
    m_list->setObjectName(QStringLiteral("importList"));
    m_list->setAccessibleName(title->text());
    m_list->setColumnCount(ImportColumnCount);
    m_list->setHeaderLabels({tr("Name"), tr("Key ID"), tr("Endpoint"), tr("Where it lies"), tr("Remark")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setMinimumSectionSize(metrics::scaled(110)); // also without a row
    m_note->setObjectName(QStringLiteral("importNote"));
    m_note->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("importError"));
    m_error->hide();
    content()->addWidget(title);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_error);
    content()->addWidget(m_note);
    m_import->setDefault(true);
    buttons()->addButton(m_import, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::accepted, this, &ImportDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    connect(m_list, &QTreeWidget::itemChanged, this, &ImportDialog::check);
}

void ImportDialog::showFound(const QList<FoundCredential> &found)
{
    m_found = found;
    for (int index = 0; index < m_found.size(); ++index)
        addRow(index);
    for (int column = 0; column < ImportState; ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, m_list->columnWidth(column) + metrics::gap);
    }
    m_note->setText(
        found.isEmpty()
            ? tr("Nothing was found in ~/.ossutilconfig, ~/.aliyun/config.json or the environment.")
            : tr("%1 The files stay as they are until you remove them.")
                  .arg(keychainDestinationText(m_store.secrets())));
    check();
    m_list->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::addRow(int index)
{
    const FoundCredential &found = m_found.at(index);
    const OssCredential &credential = found.credential;
    const OssCredential *same =
        found.whyNot.isEmpty() ? m_store.findLike(found.key.keyId, credential.endpoint) : nullptr;
    QString remark = safeText(found.whyNot);
    if (same)
        remark = tr("Stored already as %1").arg(safeText(same->name));
    else if (remark.isEmpty() && credential.expiresAt.isValid())
        remark = m_store.expiryText(credential);
    auto *row = new QTreeWidgetItem(m_list);
    row->setText(ImportName, safeText(credential.name));
    row->setText(ImportKeyId, safeText(credential.maskedKeyId));
    row->setText(ImportEndpoint, safeText(credential.endpoint));
    row->setText(ImportWhere, safeText(credential.origin));
    row->setText(ImportState, remark);
    for (int column = 0; column < ImportColumnCount; ++column)
        row->setToolTip(column, row->text(column).toHtmlEscaped());
    row->setData(ImportName, Qt::UserRole, index);
    row->setFont(ImportKeyId, fonts::mono());
    row->setSizeHint(ImportName, QSize(0, metrics::scaled(rowHeight)));
    if (!found.whyNot.isEmpty()) {
        row->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        // In line with those that have a tick box.
        const int width = m_list->style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, m_list);
        QPixmap room(width, width);
        room.fill(Qt::transparent);
        row->setIcon(ImportName, QIcon(room));
        const QColor quiet = Theme::of(palette()).secondaryText;
        for (int column = 0; column < ImportColumnCount; ++column)
            row->setForeground(column, quiet);
        return;
    }
    row->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    row->setCheckState(ImportName, same ? Qt::Unchecked : Qt::Checked);
}

QList<FoundCredential> ImportDialog::chosen() const
{
    QList<FoundCredential> found;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *row = m_list->topLevelItem(i);
        if (row->flags().testFlag(Qt::ItemIsUserCheckable) && row->checkState(ImportName) == Qt::Checked)
            found.append(m_found.at(row->data(ImportName, Qt::UserRole).toInt()));
    }
    return found;
}

void ImportDialog::check()
{
    const auto count = static_cast<int>(chosen().size());
    m_import->setText(count > 0 ? tr("Import %n key(s)", nullptr, count) : tr("Import"));
    m_import->setAccessibleName(m_import->text());
    setDisabledReason(m_import, m_importing.isActive() ? tr("They are being imported.")
                                : count == 0           ? tr("Tick a key first.")
                                                       : QString());
}

void ImportDialog::accept()
{
    const QList<FoundCredential> found = chosen();
    if (found.isEmpty() || m_importing.isActive())
        return;
    m_error->hide();
    m_importing = m_store.import(found, [this](const Result<QStringList> &ids) { ended(ids); });
    m_list->setEnabled(false);
    check();
}

void ImportDialog::ended(const Result<QStringList> &ids)
{
    if (ids) {
        Q_EMIT imported(*ids);
        return DialogFrame::accept();
    }
    m_error->setError(ids.error());
    m_error->show();
    m_list->setEnabled(true);
    check();
}

} // namespace osc
