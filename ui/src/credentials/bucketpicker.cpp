// SPDX-License-Identifier: Apache-2.0
#include "credentials/bucketpicker.h"

#include "credentials/buckettree.h"
#include "credentials/credentialdialog.h"
#include "dialogs/newsandbox/field.h"
#include "widgets/buttons.h"

#include <models/credentialstore.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// Nobody wants a request for each letter of a name.
constexpr auto typingPause = 400ms;

const QString newKeyEntry = QStringLiteral("+"); // no id is like this

QString trimmedPrefix(QString prefix)
{
    while (prefix.startsWith(u'/'))
        prefix.remove(0, 1);
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    return prefix;
}

} // namespace

BucketPicker::BucketPicker(const BucketAccess &access, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_credential(new QComboBox(this))
    , m_bucket(new QComboBox(this))
    , m_prefix(new QLineEdit(this))
    , m_credentialField(new Field(tr("Key from the keychain"), m_credential, this))
    , m_bucketField(new Field(tr("Bucket"), m_bucket, this))
    , m_prefixField(new Field(tr("Sub-folder (prefix)"), m_prefix, this))
    , m_tree(new BucketTree(this))
{
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    m_soon.callOnTimeout(this, &BucketPicker::openNow);
    connect(m_credential, &QComboBox::activated, this, &BucketPicker::credentialChosen);
    connect(m_bucket, &QComboBox::activated, this, [this] {
        openNow();
        Q_EMIT changed();
    });
    connect(m_bucket->lineEdit(), &QLineEdit::textEdited, this, [this] {
        openSoon();
        Q_EMIT changed();
    });
    connect(m_prefix, &QLineEdit::textEdited, this, &BucketPicker::prefixTyped);
    connect(m_tree, &BucketTree::prefixChosen, this, [this](const QString &prefix) {
        m_prefix->setText(prefix);
        Q_EMIT changed();
    });
    connect(m_access.credentials, &CredentialSource::credentialsChanged, this, [this] {
        const BucketChoice before = choice();
        fillCredentials();
        setChoice(before);
    });
    fillCredentials();
    setChoice({});
}

BucketPicker::~BucketPicker() = default;

void BucketPicker::build()
{
    m_credential->setObjectName(QStringLiteral("bucketCredential"));
    m_credential->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_bucket->setObjectName(QStringLiteral("bucketName"));
    m_bucket->setEditable(true);
    m_bucket->setInsertPolicy(QComboBox::NoInsert);
    m_bucket->setCompleter(nullptr); // a name that begins like another one is a name as well
    m_bucket->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_bucket->lineEdit()->setObjectName(QStringLiteral("bucketNameEdit"));
    m_prefix->setObjectName(QStringLiteral("bucketPrefix"));
    m_prefix->setPlaceholderText(tr("All of the bucket"));
    for (QWidget *typed : {static_cast<QWidget *>(m_bucket), static_cast<QWidget *>(m_prefix)})
        typed->setFont(fonts::mono());
    QToolButton *again =
        makeToolButton(QStringLiteral("bucketRefresh"), Symbol::Refresh, tr("Read the folders again"), this);
    connect(again, &QToolButton::clicked, this, [this] {
        if (m_tree->hasBucket())
            m_tree->refresh();
        else
            openNow();
    });
    m_prefixField->addButton(again);
    m_tree->setMinimumHeight(metrics::scaled(140));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_credentialField);
    layout->addWidget(m_bucketField);
    layout->addWidget(m_prefixField);
    layout->addWidget(m_tree, 1);
}

void BucketPicker::fillCredentials()
{
    const QSignalBlocker blocker(m_credential);
    m_credential->clear();
    const QIcon key = symbol(Symbol::Key, Tone::Secondary);
    const QList<OssCredential> credentials = m_access.credentials->credentials();
    for (const OssCredential &credential : credentials)
        m_credential->addItem(key,
                              tr("%1   %2").arg(safeText(credential.name), safeText(credential.maskedKeyId)),
                              credential.id);
    m_credential->addItem(symbol(Symbol::Add, Tone::Secondary), tr("New OSS key…"), newKeyEntry);
    m_credentialField->setHint(credentials.isEmpty() ? tr("No OSS key is stored yet.") : QString());
}

QString BucketPicker::credentialId() const
{
    const QString id = m_credential->currentData().toString();
    return id == newKeyEntry ? QString() : id;
}

QString BucketPicker::prefix() const
{
    return trimmedPrefix(m_prefix->text().trimmed());
}

BucketChoice BucketPicker::choice() const
{
    const auto credential = m_access.find(credentialId());
    return {.credentialId = credential ? credential->id : QString(),
            .credential = credential ? credential->name : m_missing,
            .bucket = m_bucket->currentText().trimmed(),
            .prefix = prefix()};
}

void BucketPicker::setChoice(const BucketChoice &choice)
{
    const QList<OssCredential> credentials = m_access.credentials->credentials();
    const bool any = choice.credentialId.isEmpty() && choice.credential.isEmpty();
    const QString wanted = choice.credentialId.isEmpty() ? choice.credential : choice.credentialId;
    const OssCredential *found =
        any && !credentials.isEmpty() ? &credentials.constFirst() : findCredential(credentials, wanted);
    const bool there = found != nullptr;
    const QString before = credentialId();
    m_missing = there ? QString() : choice.credential;
    {
        const QSignalBlocker blocker(m_credential);
        m_credential->setCurrentIndex(there ? m_credential->findData(found->id) : -1);
    }
    if (!m_missing.isEmpty()) {
        m_credentialField->setTouched(true);
        Problem problem;
        problem.message = tr("Key %1 is not in the keychain.").arg(safeText(m_missing));
        m_credentialField->setProblem(problem);
    } else {
        m_credentialField->setProblem({});
    }
    if (credentialId() != before || m_bucket->count() == 0)
        askForBuckets();
    const bool byDefault = there && choice.bucket.isEmpty();
    m_bucket->setEditText(byDefault ? found->bucket : choice.bucket);
    m_prefix->setText(byDefault && choice.prefix.isEmpty() ? found->prefix : choice.prefix);
    openNow();
}

void BucketPicker::credentialChosen(int index)
{
    if (m_credential->itemData(index).toString() == newKeyEntry) {
        m_credential->setCurrentIndex(-1);
        Q_EMIT newCredentialRequested();
        return;
    }
    m_missing.clear();
    m_credentialField->setProblem({});
    const auto credential = m_access.find(credentialId());
    m_bucket->setEditText(credential ? credential->bucket : QString());
    m_prefix->setText(credential ? credential->prefix : QString());
    askForBuckets();
    openNow();
    Q_EMIT changed();
}

void BucketPicker::askForBuckets()
{
    const QString typed = m_bucket->currentText();
    m_bucket->clear();
    m_bucket->setEditText(typed);
    m_listing.cancel();
    m_bucketField->setHint({});
    if (credentialId().isEmpty())
        return;
    m_bucketField->setHint(tr("Asking for the buckets…"));
    m_listing = listBuckets(m_access, credentialId(),
                            [this](const Result<QList<Bucket>> &buckets) { showBuckets(buckets); });
}

void BucketPicker::showBuckets(const Result<QList<Bucket>> &buckets)
{
    if (!buckets) {
        m_bucketField->setHint(
            buckets.error().kind == ErrorKind::Forbidden
                ? tr("This key may not list buckets: type the name of one that it may open.")
                : buckets.error().message);
        return;
    }
    const QString typed = m_bucket->currentText();
    const QSignalBlocker blocker(m_bucket);
    for (const Bucket &bucket : *buckets)
        m_bucket->addItem(symbol(Symbol::Bucket, Tone::Secondary), safeText(bucket.name), bucket.name);
    m_bucket->setEditText(typed);
    m_bucketField->setHint(buckets->isEmpty() ? tr("This account has no buckets.") : QString());
}

void BucketPicker::openSoon()
{
    m_opening.cancel();
    m_tree->showNote({});
    m_soon.start();
}

void BucketPicker::openNow()
{
    m_soon.stop();
    const BucketChoice now = choice();
    const QString shown = now.credentialId + u'/' + now.bucket;
    if (m_tree->hasBucket() && shown == m_shown)
        return m_tree->setPrefix(now.prefix);
    m_opening.cancel();
    if (now.credentialId.isEmpty() || now.bucket.isEmpty())
        return m_tree->showNote(now.credentialId.isEmpty() ? QString() : tr("Choose a bucket first."));
    m_tree->showNote(tr("Opening %1…").arg(safeText(now.bucket)));
    m_opening = openBucket(m_access, now.credentialId, now.bucket,
                           [this, now, shown](const Result<std::shared_ptr<FileSystem>> &files) {
                               if (!files)
                                   return m_tree->showNote(files.error().message);
                               m_shown = shown;
                               m_tree->showBucket(*files, now.bucket);
                               m_tree->setPrefix(prefix());
                           });
}

void BucketPicker::prefixTyped()
{
    m_tree->setPrefix(prefix());
    Q_EMIT changed();
}

BucketDialog::BucketDialog(const BucketAccess &access, const BucketChoice &choice, QWidget *parent)
    : DialogFrame(parent)
    , m_store(qobject_cast<CredentialStore *>(access.credentials))
    , m_picker(new BucketPicker(access, this))
    , m_open(makeButton(QStringLiteral("openBucketButton"), tr("Open bucket"), this, {}, ButtonKind::Primary))
{
    setObjectName(QStringLiteral("bucketDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open bucket"));
    content()->addWidget(m_picker, 1);
    m_open->setDefault(true);
    buttons()->addButton(m_open, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::accepted, this, &BucketDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &BucketDialog::reject);
    connect(m_picker, &BucketPicker::changed, this, &BucketDialog::check);
    connect(m_picker, &BucketPicker::newCredentialRequested, this, &BucketDialog::addCredential);
    m_picker->setChoice(choice);
    check();
    resize(metrics::scaled(480), metrics::scaled(560));
    m_picker->bucketField()->focusEditor();
}

void BucketDialog::check()
{
    const BucketChoice choice = m_picker->choice();
    setDisabledReason(m_open, choice.credentialId.isEmpty() ? tr("Choose a key first.")
                              : choice.bucket.isEmpty()     ? tr("Type or choose a bucket first.")
                                                            : QString());
}

/// The new key is the chosen one when its dialog is done with.
void BucketDialog::addCredential()
{
    check();
    if (!m_store)
        return;
    auto *dialog = new CredentialDialog(*m_store, CredentialDraft(), this);
    connect(dialog, &CredentialDialog::saved, this, [this](const QString &id) {
        m_picker->setChoice({.credentialId = id});
        check();
    });
    dialog->show();
}

void BucketDialog::accept()
{
    check();
    if (!m_open->isEnabled())
        return;
    Q_EMIT chosen(m_picker->choice());
    DialogFrame::accept();
}

} // namespace osc
