// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialdialog.h"

#include "credentials/credentialform.h"
#include "credentials/testview.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/credentialstore.h>
#include <models/credentialtests.h>
#include <models/credentialwords.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace osc {

namespace {

constexpr QSize dialogSize(884, 600);
constexpr int formWidth = 372;

QScrollArea *makeScroll(QWidget *content, const QString &name)
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(name);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

} // namespace

CredentialDialog::CredentialDialog(CredentialStore &store, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_form(new CredentialForm(store))
    , m_test(new TestView)
    , m_error(new Banner(this))
    , m_lock(new SymbolLabel(Symbol::Lock, Tone::Running, this))
    , m_where(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("credentialDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(buildForm());
    columns->addWidget(new HairLine(Qt::Vertical, this));
    columns->addWidget(buildTest(), 1);
    content()->setContentsMargins(0, 0, 0, 0);
    content()->addLayout(columns, 1);
    buildFooter();
    connect(m_form, &CredentialForm::checked, this, &CredentialDialog::check);
    connect(m_form, &CredentialForm::opened, this, [this] { m_opened = isVisible(); });
    connect(m_form, &CredentialForm::testOutdated, this, &CredentialDialog::testOutdated);
    connect(&m_store.secrets(), &SecretStore::stateChanged, this, &CredentialDialog::showKeychain);
    showKeychain();
    resize(roomFor(*this, QSize(metrics::scaled(dialogSize.width()), metrics::scaled(dialogSize.height()))));
}

CredentialDialog::CredentialDialog(CredentialStore &store, const CredentialDraft &draft, QWidget *parent)
    : CredentialDialog(store, parent)
{
    setWindowTitle(tr("New OSS key"));
    start(draft);
}

CredentialDialog::CredentialDialog(CredentialStore &store, const QString &id, QWidget *parent)
    : CredentialDialog(store, parent)
{
    m_id = id;
    CredentialDraft draft;
    if (const OssCredential *credential = store.find(id))
        draft.credential = *credential;
    draft.stored = true;
    draft.temporary = draft.credential.expiresAt.isValid();
    setWindowTitle(tr("Edit OSS key: %1").arg(safeText(draft.credential.name)));
    m_form->setSecretHint(tr("Leave as it is to keep the stored secret."));
    connect(&store, &CredentialSource::credentialsChanged, this, [this] {
        if (!m_store.find(m_id))
            reject();
    });
    start(draft);
    if (draft.credential.lastTest.verdict != CredentialTest::Verdict::None) {
        m_test->showResult(draft.credential.lastTest);
        m_testButton->setText(tr("Test again"));
        m_testButton->setAccessibleName(m_testButton->text());
    }
    readKeyId();
}

void CredentialDialog::start(const CredentialDraft &draft)
{
    m_form->setDraft(draft);
    m_result.reset();
    check();
    m_form->focusName();
}

QWidget *CredentialDialog::buildForm()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(metrics::scaled(formWidth));
    auto *heading = new Label(tr("Key"), Tone::Text, side);
    heading->setFont(fonts::section());
    m_error->setObjectName(QStringLiteral("credentialError"));
    m_error->hide();
    m_where->setObjectName(QStringLiteral("keychainSentence"));
    m_where->setWordWrap(true);
    auto *where = new QHBoxLayout;
    where->setSpacing(metrics::gap);
    where->addWidget(m_lock, 0, Qt::AlignTop);
    where->addWidget(m_where, 1);
    m_page = new QWidget;
    m_page->installEventFilter(this);
    auto *innerLayout = new QVBoxLayout(m_page);
    innerLayout->setContentsMargins(metrics::margin, 16, metrics::margin, 8);
    innerLayout->setSpacing(metrics::gap);
    innerLayout->addWidget(heading);
    innerLayout->addWidget(m_form);
    innerLayout->addStretch();
    auto *below = new QVBoxLayout;
    below->setContentsMargins(metrics::margin, 4, metrics::margin, 12);
    below->setSpacing(metrics::gap);
    below->addWidget(m_error);
    below->addLayout(where);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeScroll(m_page, QStringLiteral("credentialScroll")), 1);
    layout->addLayout(below);
    return side;
}

/// What has just been opened needs its room. Nothing else changes the height: a sentence that appears must
/// not move the button that is being pressed.
bool CredentialDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && watched == m_page && std::exchange(m_opened, false))
        fit();
    return DialogFrame::eventFilter(watched, event);
}

/// Grows to what there is to fill in, as far as the screen goes; below that the form scrolls.
void CredentialDialog::fit()
{
    const QWidget *viewport = m_page->parentWidget();
    const int inside = m_page->layout()->heightForWidth(viewport->width());
    const int wanted = inside > 0 ? inside : m_page->sizeHint().height();
    if (wanted > viewport->height())
        resize(roomFor(*this, QSize(width(), height() + wanted - viewport->height())));
}

QWidget *CredentialDialog::buildTest()
{
    auto *side = new QWidget(this);
    side->setBackgroundRole(QPalette::AlternateBase);
    side->setAutoFillBackground(true);
    auto *inner = new QWidget;
    auto *innerLayout = new QVBoxLayout(inner);
    innerLayout->setContentsMargins(metrics::margin, 16, metrics::margin, 16);
    innerLayout->addWidget(m_test);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeScroll(inner, QStringLiteral("testScroll")));
    return side;
}

void CredentialDialog::buildFooter()
{
    m_testButton = makeButton(QStringLiteral("testButton"), tr("Test"), this, Symbol::Refresh);
    m_testButton->setAutoDefault(false);
    m_probe = new QCheckBox(tr("Also try to write a small probe object"), this);
    m_probe->setObjectName(QStringLiteral("probeTick"));
    m_probe->setAccessibleName(m_probe->text());
    m_probe->setMinimumHeight(24);
    m_probe->setToolTip(
        tr("A few bytes are written below the default bucket and prefix, and removed again."));
    footer()->insertWidget(0, m_testButton);
    footer()->insertWidget(1, m_probe);
    m_save = makeButton(QStringLiteral("saveCredentialButton"), tr("Save"), this, {}, ButtonKind::Primary);
    m_save->setDefault(true);
    buttons()->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::accepted, this, &CredentialDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &CredentialDialog::reject);
    connect(m_testButton, &QPushButton::clicked, this, [this] {
        if (m_testing.isActive()) {
            m_testing.cancel();
            setTesting(false);
            m_test->clear();
        } else {
            test();
        }
    });
}

/// The whole ID where that makes nobody type a password; its ends are known anyhow.
void CredentialDialog::readKeyId()
{
    const SecretStoreState state = m_store.secrets().state();
    if (state != SecretStoreState::Unlocked && state != SecretStoreState::MemoryOnly)
        return;
    m_reading = m_store.reveal(m_id, [this](const Result<OssKey> &key) {
        if (key)
            m_form->setStoredKeyId(key->keyId);
        else if (key.error().kind == ErrorKind::NotFound)
            failed(key.error());
    });
}

void CredentialDialog::showKeychain()
{
    const SecretStore &secrets = m_store.secrets();
    m_where->setText(keychainDestinationText(secrets));
    const bool memory = secrets.state() == SecretStoreState::MemoryOnly;
    m_lock->setSymbol(memory ? Symbol::Warning : Symbol::Lock, memory ? Tone::Warning : Tone::Running);
}

void CredentialDialog::check()
{
    const QList<Problem> problems = m_form->check();
    const QString why = problems.isEmpty() ? QString() : problems.constFirst().message;
    const bool busy = m_saving.isActive();
    setDisabledReason(m_save, busy ? tr("It is being saved.") : why);
    // The name is of no importance for a test.
    QString whyNotTest = m_store.tests().whyNot();
    for (const Problem &problem : problems)
        if (whyNotTest.isEmpty() && problem.field != QLatin1String("name"))
            whyNotTest = problem.message;
    setDisabledReason(m_testButton, m_testing.isActive() ? QString() : whyNotTest);
}

void CredentialDialog::testOutdated()
{
    m_result.reset();
    if (m_testing.isActive()) {
        m_testing.cancel();
        setTesting(false);
    }
    m_test->clear();
}

void CredentialDialog::setTesting(bool testing)
{
    m_testButton->setText(testing ? tr("Stop the test") : tr("Test again"));
    m_testButton->setAccessibleName(m_testButton->text());
    m_probe->setEnabled(!testing);
    check();
}

void CredentialDialog::test()
{
    check();
    if (!m_testButton->isEnabled() || m_testing.isActive())
        return;
    m_error->hide();
    const CredentialDraft draft = m_form->draft();
    OssCredential credential = draft.result();
    credential.id = m_id;
    m_test->showSteps({});
    m_testing = m_store.tests().tryOut(
        credential, draft.key(), {.write = m_probe->isChecked()},
        [this](const QList<CredentialStepResult> &steps) { m_test->showSteps(steps); },
        [this](const Result<CredentialTest> &result) { showTest(result); });
    setTesting(true);
}

void CredentialDialog::showTest(const Result<CredentialTest> &test)
{
    if (test) {
        m_result = *test;
        m_test->showResult(*test);
    } else {
        m_test->showError(test.error());
    }
    setTesting(false);
}

void CredentialDialog::setSaving(bool saving)
{
    m_form->setEnabled(!saving);
    if (saving)
        m_where->setText(tr("Saving…"));
    else
        showKeychain();
    check();
}

void CredentialDialog::accept()
{
    if (!m_form->check().isEmpty()) {
        m_form->showProblems();
        return check();
    }
    if (m_saving.isActive())
        return;
    m_error->hide();
    const CredentialDraft draft = m_form->draft();
    OssCredential credential = draft.result();
    if (m_result)
        credential.lastTest = *m_result;
    if (m_id.isEmpty())
        m_saving = m_store.add(credential, draft.key(), [this](const Result<QString> &id) {
            if (id)
                ended(*id);
            else
                failed(id.error());
        });
    else
        m_saving = m_store.update(credential, draft.key(), [this](const Done &done) {
            if (done)
                ended(m_id);
            else
                failed(done.error());
        });
    setSaving(true);
}

/// Nothing that was typed is lost.
void CredentialDialog::failed(const Error &error)
{
    m_error->setError(error);
    m_error->show();
    setSaving(false);
}

void CredentialDialog::ended(const QString &id)
{
    Q_EMIT saved(id);
    DialogFrame::accept();
}

} // namespace osc
