// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialactions.h"

#include "credentials/bucketpicker.h"
#include "credentials/credentialdialog.h"
#include "credentials/credentialkey.h"
#include "credentials/deletecredentialsdialog.h"
#include "credentials/importdialog.h"
#include "credentials/secretclipboard.h"
#include "credentials/secretdialog.h"

#include <models/credentialstore.h>
#include <models/credentialtests.h>
#include <models/credentialuse.h>
#include <models/filepanelstore.h>
#include <models/registrylogins.h>
#include <models/specdraftmounts.h>
#include <models/wording.h>
#include <ui/symbols.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace osc {

namespace {

void allow(QAction *action, const QString &why)
{
    action->setEnabled(why.isEmpty());
    action->setToolTip(why);
    action->setStatusTip(why);
}

} // namespace

CredentialActions::CredentialActions(const CredentialServices &services, QWidget *window)
    : QObject(window)
    , create(make(QStringLiteral("newCredentialAction"), tr("New OSS key…")))
    , importKeys(make(QStringLiteral("importCredentialsAction"), tr("Import…")))
    , testAll(make(QStringLiteral("testAllAction"), tr("Test all")))
    , edit(make(QStringLiteral("editCredentialAction"), tr("Edit…")))
    , duplicate(make(QStringLiteral("duplicateCredentialAction"), tr("Duplicate")))
    , test(make(QStringLiteral("testCredentialAction"), tr("Test")))
    , openBucket(make(QStringLiteral("openBucketAction"), tr("Open bucket")))
    , newSandbox(make(QStringLiteral("credentialSandboxAction"), tr("New sandbox with this key…")))
    , copyKeyId(make(QStringLiteral("copyKeyIdAction"), tr("Copy key ID")))
    , showSecret(make(QStringLiteral("showSecretAction"), tr("Show secret…")))
    , copySecret(make(QStringLiteral("copySecretAction"), tr("Copy secret…")))
    , remove(make(QStringLiteral("deleteCredentialAction"), tr("Delete…")))
    , m_services(services)
    , m_window(window)
    , m_clipboard(new SecretClipboard(services.store->clock(), this))
{
    create->setIcon(symbol(Symbol::Add));
    importKeys->setIcon(symbol(Symbol::Import));
    edit->setIcon(symbol(Symbol::Edit));
    duplicate->setIcon(symbol(Symbol::Clone));
    test->setIcon(symbol(Symbol::Refresh));
    openBucket->setIcon(symbol(Symbol::Bucket));
    newSandbox->setIcon(symbol(Symbol::Sandboxes));
    copyKeyId->setIcon(symbol(Symbol::Copy));
    showSecret->setIcon(symbol(Symbol::Visible));
    remove->setIcon(symbol(Symbol::Delete, Tone::Failed));
    connectActions();
    update();
}

CredentialActions::~CredentialActions() = default;

QAction *CredentialActions::make(const QString &objectName, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    return action;
}

void CredentialActions::connectActions()
{
    connect(create, &QAction::triggered, this, [this] { createFrom({}); });
    connect(importKeys, &QAction::triggered, this, &CredentialActions::askImport);
    connect(testAll, &QAction::triggered, this, &CredentialActions::toggleTests);
    connect(edit, &QAction::triggered, this, &CredentialActions::openCurrent);
    connect(duplicate, &QAction::triggered, this, &CredentialActions::duplicateCurrent);
    connect(test, &QAction::triggered, this, [this] { m_services.store->tests().start(ossIds()); });
    connect(openBucket, &QAction::triggered, this, &CredentialActions::askBucket);
    connect(newSandbox, &QAction::triggered, this, &CredentialActions::mountInNew);
    connect(copyKeyId, &QAction::triggered, this, &CredentialActions::copyKeys);
    connect(showSecret, &QAction::triggered, this, [this] { askSecret(true); });
    connect(copySecret, &QAction::triggered, this, [this] { askSecret(false); });
    connect(remove, &QAction::triggered, this, &CredentialActions::askRemove);
    connect(m_clipboard, &SecretClipboard::cleared, this,
            [this] { Q_EMIT told(tr("The secret was taken from the clipboard.")); });
    connect(&m_services.store->tests(), &CredentialTests::anyChanged, this, &CredentialActions::update);
    connect(m_services.store, &CredentialSource::credentialsChanged, this, &CredentialActions::update);
}

void CredentialActions::setSelection(const QStringList &keys)
{
    m_selection = keys;
    update();
}

QStringList CredentialActions::ossIds() const
{
    QStringList ids;
    for (const QString &key : m_selection)
        if (const CredentialKey parts = credentialKey(key); parts.isOss)
            ids.append(parts.id);
    return ids;
}

const OssCredential *CredentialActions::only() const
{
    const QStringList ids = ossIds();
    return ids.size() == 1 && m_selection.size() == 1 ? m_services.store->find(ids.constFirst()) : nullptr;
}

void CredentialActions::update()
{
    const bool any = !ossIds().isEmpty();
    const bool one = only() != nullptr;
    const QString select = m_selection.isEmpty() ? tr("Select a credential first.") : QString();
    const QString single = !select.isEmpty() ? select
                           : one             ? QString()
                           : any             ? tr("Select only one.")
                                 : tr("A registry login is made and used where an image is chosen.");
    for (QAction *action : {edit, duplicate, openBucket, newSandbox, showSecret, copySecret})
        allow(action, single);
    const QString whyNotTest = m_services.store->tests().whyNot();
    const bool testing = m_services.store->tests().isAny();
    allow(copyKeyId, any ? QString() : single);
    allow(test, any ? whyNotTest : single);
    allow(remove, select);
    allow(importKeys, m_services.finder ? QString() : tr("Nothing can be imported here."));
    testAll->setText(testing ? tr("Stop the tests") : tr("Test all"));
    allow(testAll, m_services.store->credentials().isEmpty() ? tr("There is no key to test.") : whyNotTest);
    const auto count = static_cast<int>(m_selection.size());
    remove->setText(count > 1 ? tr("Delete %1…").arg(count) : tr("Delete…"));
}

void CredentialActions::fillMenu(QMenu *menu) const
{
    menu->addActions({create, importKeys, testAll});
    menu->addSeparator();
    menu->addActions({edit, duplicate, test});
    menu->addSeparator();
    menu->addActions({openBucket, newSandbox});
    menu->addSeparator();
    menu->addActions({copyKeyId, showSecret, copySecret});
    menu->addSeparator();
    menu->addAction(remove);
}

void CredentialActions::keep(const QString &name, Operation operation)
{
    m_running[name] = std::move(operation);
}

void CredentialActions::createFrom(const CredentialDraft &draft)
{
    auto *dialog = new CredentialDialog(*m_services.store, draft, m_window);
    connect(dialog, &CredentialDialog::saved, this,
            [this](const QString &id) { Q_EMIT made(QStringLiteral("oss/") + id); });
    dialog->open();
}

void CredentialActions::editOne(const QString &id)
{
    auto *dialog = new CredentialDialog(*m_services.store, id, m_window);
    connect(dialog, &CredentialDialog::saved, this,
            [this](const QString &savedId) { Q_EMIT made(QStringLiteral("oss/") + savedId); });
    dialog->open();
}

void CredentialActions::openCurrent()
{
    if (const OssCredential *credential = only())
        editOne(credential->id);
}

void CredentialActions::duplicateCurrent()
{
    const OssCredential *credential = only();
    if (!credential)
        return;
    keep(QStringLiteral("duplicate"),
         m_services.store->duplicate(credential->id, [this](const Result<QString> &id) {
             if (!id) {
                 Q_EMIT failed(id.error());
                 return;
             }
             Q_EMIT made(QStringLiteral("oss/") + *id);
             editOne(*id);
         }));
}

void CredentialActions::toggleTests()
{
    CredentialTests &tests = m_services.store->tests();
    if (tests.isAny())
        tests.cancelAll();
    else
        tests.startAll();
}

void CredentialActions::askImport()
{
    if (!m_services.finder)
        return;
    auto *dialog = new ImportDialog(*m_services.store, *m_services.finder, m_window);
    connect(dialog, &ImportDialog::imported, this, [this](const QStringList &ids) {
        Q_EMIT told(tr("%n key(s) imported.", nullptr, static_cast<int>(ids.size())));
        if (!ids.isEmpty())
            Q_EMIT made(QStringLiteral("oss/") + ids.constFirst());
    });
    dialog->open();
}

void CredentialActions::askSecret(bool show)
{
    const OssCredential *credential = only();
    if (!credential)
        return;
    auto *dialog =
        new SecretDialog(*m_services.store, *m_clipboard, credential->id,
                         show ? SecretDialog::Purpose::Show : SecretDialog::Purpose::Copy, m_window);
    dialog->open();
}

/// The default bucket is opened at once; without one it is asked for.
void CredentialActions::askBucket()
{
    const OssCredential *credential = only();
    if (!credential)
        return;
    const auto go = [this](const QString &id, const QString &bucket, const QString &prefix) {
        Q_EMIT filesRequested({{FilePlace::Kind::Bucket, id, bucket}, cleanPath(prefix.toUtf8())});
    };
    if (!credential->bucket.isEmpty())
        return go(credential->id, credential->bucket, credential->prefix);
    if (!m_services.storage)
        return;
    auto *dialog =
        new BucketDialog({m_services.store, m_services.storage}, {.credentialId = credential->id}, m_window);
    connect(dialog, &BucketDialog::chosen, this,
            [go](const BucketChoice &choice) { go(choice.credentialId, choice.bucket, choice.prefix); });
    dialog->open();
}

void CredentialActions::mountInNew()
{
    const OssCredential *credential = only();
    if (!credential)
        return;
    VolumeSpec volume;
    volume.kind = VolumeKind::Ossfs;
    volume.ossfs.bucket = credential->bucket;
    volume.ossfs.credential = credential->name;
    volume.ossfs.endpoint = mountEndpoint(*credential);
    volume.subPath = credential->prefix;
    volume.readOnly = credential->lastTest.verdict == CredentialTest::Verdict::ReadOnly;
    volume.name = suggestMountName(volume, {});
    volume.mountPath = suggestMountPath(volume, {});
    SandboxSpec spec;
    spec.volumes.append(volume);
    Q_EMIT newSandboxRequested(spec);
}

/// The list knows only their ends: the whole ones are in the keychain.
void CredentialActions::copyKeys()
{
    const QStringList ids = ossIds();
    const auto texts = std::make_shared<QStringList>();
    for (const QString &id : ids)
        keep(QStringLiteral("copy ") + id,
             m_services.store->reveal(id, [this, texts](const Result<OssKey> &key) {
                 if (!key) {
                     Q_EMIT failed(key.error());
                     return;
                 }
                 texts->append(key->keyId);
                 QGuiApplication::clipboard()->setText(texts->join(u'\n'));
                 Q_EMIT told(tr("%n key ID(s) copied.", nullptr, static_cast<int>(texts->size())));
             }));
}

void CredentialActions::askRemove()
{
    if (m_selection.isEmpty())
        return;
    m_services.use->refresh();
    auto *dialog = new DeleteCredentialsDialog(m_services, m_selection, m_window);
    connect(dialog, &DeleteCredentialsDialog::confirmed, this, &CredentialActions::removeAll);
    dialog->open();
}

void CredentialActions::removeAll(const QStringList &keys)
{
    for (const QString &key : keys) {
        const auto done = [this](const Done &result) {
            if (!result)
                Q_EMIT failed(result.error());
        };
        const CredentialKey parts = credentialKey(key);
        if (parts.isOss)
            keep(key, m_services.store->remove(parts.id, done));
        else if (m_services.logins)
            keep(key, m_services.logins->forget(parts.id, done));
    }
}

} // namespace osc
