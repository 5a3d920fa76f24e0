// SPDX-License-Identifier: Apache-2.0
#include "bucketsourceform.h"
#include "mountlook.h"
#include "mountpanels.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/specdrafttext.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

QVBoxLayout *makePageColumn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    return column;
}

void setText(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text)
        edit->setText(text);
}

/// The other pages, which may be higher, leave no room empty.
void onlyAsHighAsShown(const QStackedWidget &stack)
{
    for (int page = 0; page < stack.count(); ++page) {
        const bool shown = page == stack.currentIndex();
        stack.widget(page)->setSizePolicy(QSizePolicy::Preferred,
                                          shown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
}

QString usersText(const Claim &claim)
{
    if (claim.users.isEmpty())
        return MountSourcePanel::tr("not used");
    const QString first = claim.users.first().name;
    if (claim.users.size() == 1)
        return MountSourcePanel::tr("used by %1").arg(first);
    return MountSourcePanel::tr("used by %1 and %2 more").arg(first).arg(claim.users.size() - 1);
}

} // namespace

MountSourcePanel::MountSourcePanel(MountFacts &facts, const MakeField &makeField, const BucketAccess &access,
                                   const std::function<void(Field *)> &adopt, QWidget *parent)
    : MountPanel(tr("Source"), parent)
    , m_facts(facts)
    , m_stack(new QStackedWidget(this))
{
    // In the order of VolumeKind.
    m_stack->addWidget(makeHostPage(makeField));
    m_stack->addWidget(makeClaimPage(makeField));
    if (access.isThere()) {
        m_buckets = new BucketSourceForm(access, makeField, adopt, this);
        m_stack->addWidget(m_buckets);
        connect(m_buckets, &BucketSourceForm::edited, this, &MountPanel::edited);
        connect(m_buckets, &BucketSourceForm::newCredentialRequested, this,
                &MountSourcePanel::newCredentialRequested);
    } else {
        m_stack->addWidget(makeNote(tr("Buckets are chosen with a key from the keychain."), this));
    }
    column()->addWidget(m_stack);
    connect(m_stack, &QStackedWidget::currentChanged, this, [this] { onlyAsHighAsShown(*m_stack); });
    onlyAsHighAsShown(*m_stack);
    connect(&facts, &MountFacts::changed, this, &MountSourcePanel::listClaims);
    listClaims();
}

QLineEdit *MountSourcePanel::makeSubPath(const QString &objectName, const QString &label,
                                         const MakeField &makeField, QVBoxLayout *column)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(objectName);
    edit->setFont(fonts::mono());
    auto *field = makeField(label, edit);
    field->setHint(tr("Only this folder of it; empty: all of it."));
    column->addWidget(field);
    m_subPathFields.append(field);
    m_subPaths.append(edit);
    connect(edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT edited([text](VolumeSpec &mount) { mount.subPath = text; });
    });
    return edit;
}

QWidget *MountSourcePanel::makeHostPage(const MakeField &makeField)
{
    auto *page = new QWidget(this);
    auto *column = makePageColumn(page);
    m_hostPath = new QLineEdit(page);
    m_hostPath->setObjectName(QStringLiteral("hostPathEdit"));
    m_hostPath->setFont(fonts::mono());
    m_hostPath->setPlaceholderText(QStringLiteral("/data/project"));
    m_hostField = makeField(tr("F&older on the machine of the engine"), m_hostPath);
    auto *choose =
        makeToolButton(QStringLiteral("chooseFolderButton"), Symbol::FolderOpen, tr("Choose a folder"), page);
    m_hostField->addButton(choose);
    m_hostField->setRepair([this](const QString &value) {
        Q_EMIT edited([value](VolumeSpec &mount) { mount.hostPath = value; });
    });
    column->addWidget(m_hostField);
    makeSubPath(QStringLiteral("hostSubPathEdit"), tr("&Sub-folder"), makeField, column);
    column->addStretch();
    connect(m_hostPath, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT edited([text](VolumeSpec &mount) { mount.hostPath = text; });
    });
    connect(choose, &QToolButton::clicked, this, &MountSourcePanel::chooseFolder);
    return page;
}

QWidget *MountSourcePanel::makeClaimPage(const MakeField &makeField)
{
    auto *page = new QWidget(this);
    auto *column = makePageColumn(page);
    m_claim = new QComboBox(page);
    m_claim->setObjectName(QStringLiteral("volumeCombo"));
    m_claim->setEditable(true);
    m_claim->setInsertPolicy(QComboBox::NoInsert);
    m_claim->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_claim->completer()->setFilterMode(Qt::MatchContains);
    m_claim->lineEdit()->setPlaceholderText(tr("Choose one, or type a new name"));
    m_claimField = makeField(tr("&Volume"), m_claim);
    m_claimField->setRepair([this](const QString &value) {
        Q_EMIT edited([value](VolumeSpec &mount) { mount.claim.claimName = value; });
    });
    column->addWidget(m_claimField);
    makeSubPath(QStringLiteral("volumeSubPathEdit"), tr("&Sub-folder"), makeField, column);

    m_createClaim = new QCheckBox(tr("C&reate it if it does not exist"), page);
    m_createClaim->setObjectName(QStringLiteral("createVolumeCheckBox"));
    m_deleteClaim = new QCheckBox(tr("&Delete it with the sandbox"), page);
    m_deleteClaim->setObjectName(QStringLiteral("deleteVolumeCheckBox"));
    m_deleteNote = makeNote({}, page);
    auto *life = new QVBoxLayout;
    life->setSpacing(6);
    life->addWidget(m_createClaim);
    life->addWidget(m_deleteClaim);
    life->addWidget(m_deleteNote);
    column->addLayout(life);
    column->addStretch();

    connect(m_claim, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        Q_EMIT edited([text](VolumeSpec &mount) { mount.claim.claimName = text.trimmed(); });
    });
    connect(m_createClaim, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT edited([on](VolumeSpec &mount) { mount.claim.createIfNotExists = on; });
    });
    connect(m_deleteClaim, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT edited([on](VolumeSpec &mount) { mount.claim.deleteOnSandboxTermination = on; });
    });
    return page;
}

void MountSourcePanel::listClaims()
{
    const QSignalBlocker blocker(m_claim);
    const QString typed = m_claim->currentText();
    QStringList names;
    for (const Claim &claim : m_facts.claims().value_or(QList<Claim>()))
        names.append(claim.name);
    names.sort();
    QStringList present;
    for (int i = 0; i < m_claim->count(); ++i)
        present.append(m_claim->itemText(i));
    if (names == present)
        return;
    m_claim->clear();
    m_claim->addItems(names);
    m_claim->setCurrentIndex(m_claim->findText(typed));
    m_claim->setEditText(typed);
}

void MountSourcePanel::showMount(int index, const VolumeSpec &mount)
{
    setIcon(symbolOf(mount.kind));
    m_stack->setCurrentIndex(int(mount.kind));
    const QString field = QStringLiteral("volumes[%1].").arg(index);
    const QString subPath = field + QStringLiteral("subPath");
    for (int i = 0; i < m_subPaths.size(); ++i) {
        m_subPathFields.at(i)->setClaims(i == int(mount.kind) ? QStringList(subPath) : QStringList());
        setText(m_subPaths.at(i), mount.subPath);
    }
    const auto claim = [&](Field *target, VolumeKind kind, const char *member) {
        target->setClaims(mount.kind == kind ? QStringList(field + QLatin1String(member)) : QStringList());
    };
    claim(m_hostField, VolumeKind::Host, "host");
    claim(m_claimField, VolumeKind::Claim, "pvc");
    if (m_buckets)
        m_buckets->showMount(mount.kind == VolumeKind::Ossfs ? index : -1, mount);
    showHost(mount);
    showClaim(mount);
}

void MountSourcePanel::showHost(const VolumeSpec &mount)
{
    setText(m_hostPath, mount.hostPath);
    const auto facts = m_facts.hostFacts(mount);
    QString hint = m_facts.hostError(mount);
    if (mount.hostPath.isEmpty())
        hint = tr("Type a path, choose a folder, or drop one here.");
    else if (facts && !facts->exists && facts->willBeCreated)
        hint = tr("It does not exist yet: it is created with the sandbox, and stays when the sandbox goes.");
    else if (facts && facts->exists && !facts->isDirectory)
        hint = tr("This is a file: it is mounted as one file.");
    else if (facts && facts->exists)
        hint = facts->resolved.isEmpty() || facts->resolved == mount.hostPath || !mount.subPath.isEmpty()
                   ? tr("This folder exists.")
                   : tr("This is a link to %1.").arg(facts->resolved);
    m_hostField->setHint(hint);
}

void MountSourcePanel::showClaim(const VolumeSpec &mount)
{
    const ClaimSource &source = mount.claim;
    if (m_claim->currentText().trimmed() != source.claimName) {
        const QSignalBlocker blocker(m_claim);
        m_claim->setEditText(source.claimName);
    }
    m_createClaim->setChecked(source.createIfNotExists);
    m_deleteClaim->setChecked(source.deleteOnSandboxTermination);
    const auto known = m_facts.claim(source.claimName);
    QString hint;
    if (source.claimName.isEmpty())
        hint = m_facts.claims() && m_facts.claims()->isEmpty() ? tr("There is no volume yet: type a name.")
                                                               : tr("Small letters, digits and “-”.");
    else if (known)
        hint = tr("It exists: driver %1, %2.").arg(known->driver, usersText(*known));
    else if (m_facts.claims() && source.createIfNotExists)
        hint = tr("It does not exist yet: it is created with the sandbox.");
    m_claimField->setHint(hint);
    const bool missing =
        m_facts.claims() && !known && !source.createIfNotExists && !source.claimName.isEmpty();
    m_claimField->setNamedRepair(
        missing ? tr("Allow creating it") : QString(), missing ? std::function<void()>([this] {
            Q_EMIT edited([](VolumeSpec &volume) { volume.claim.createIfNotExists = true; });
        })
                                                               : std::function<void()>());
    m_deleteNote->setText(
        source.deleteOnSandboxTermination
            ? (known ? tr("This volume exists already, so it stays: only one that this sandbox "
                          "creates is deleted with it.")
                     : tr("The files in it are lost with the sandbox."))
            : tr("The files in it stay when the sandbox goes."));
}

void MountSourcePanel::focusFirst()
{
    const auto kind = static_cast<VolumeKind>(m_stack->currentIndex());
    if (kind == VolumeKind::Host)
        m_hostPath->setFocus(Qt::OtherFocusReason);
    else if (kind == VolumeKind::Claim)
        m_claim->setFocus(Qt::OtherFocusReason);
    else if (m_buckets)
        m_buckets->focusFirst();
}

void MountSourcePanel::reveal(const QString &field)
{
    if (m_buckets)
        m_buckets->reveal(field);
}

void MountSourcePanel::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder to mount"), m_hostPath->text());
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        Q_EMIT edited([path](VolumeSpec &mount) {
            mount.hostPath = path;
            mount.subPath.clear();
        });
    });
    dialog->open();
}

} // namespace osc
