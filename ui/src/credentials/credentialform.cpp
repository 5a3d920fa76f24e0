// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialform.h"

#include "dialogs/newsandbox/field.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <core/ossregions.h>
#include <ui/theme.h>

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto checkPause = 300ms;

QCheckBox *makeTick(const char *objectName, const QString &text, QWidget *parent)
{
    auto *tick = new QCheckBox(text, parent);
    tick->setObjectName(QLatin1String(objectName));
    tick->setAccessibleName(text);
    tick->setMinimumHeight(24);
    return tick;
}

} // namespace

CredentialForm::CredentialForm(const CredentialStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_more(new QWidget(this))
{
    setObjectName(QStringLiteral("credentialForm"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    buildKey(layout);
    m_disclosure = makeTextToolButton(QStringLiteral("credentialMore"), Symbol::GoNext,
                                      tr("Temporary token (STS), internal endpoint, signature"), this);
    m_disclosure->setCheckable(true);
    connect(m_disclosure, &QToolButton::toggled, this, &CredentialForm::showMore);
    layout->addWidget(m_disclosure, 0, Qt::AlignLeft);
    auto *more = new QVBoxLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(12);
    buildMore(more);
    layout->addWidget(m_more);
    layout->addStretch();
    m_soon.setSingleShot(true);
    m_soon.setInterval(checkPause);
    m_soon.callOnTimeout(this, [this] {
        (void)check();
        Q_EMIT checked();
    });
    showMore(false);
    watch();
}

Field *CredentialForm::addField(const QString &label, QWidget *editor, const QString &field)
{
    auto *made = new Field(label, editor, this);
    m_fields.append({field, made});
    return made;
}

QLineEdit *CredentialForm::addLine(const char *objectName, const QString &label, const QString &field,
                                   bool mono)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(QLatin1String(objectName));
    if (mono)
        line->setFont(fonts::mono());
    addField(label, line, field)->setRepair([line](const QString &value) { line->setText(value); });
    return line;
}

/// Hidden until the eye in it is pressed; never kept by an input method.
QLineEdit *CredentialForm::makeSecretLine(const char *objectName)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(QLatin1String(objectName));
    line->setFont(fonts::mono());
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return line;
}

void CredentialForm::buildKey(QVBoxLayout *layout)
{
    m_name = addLine("credentialName", tr("Name"), QStringLiteral("name"), false);
    m_endpoint = new QComboBox(this);
    m_endpoint->setObjectName(QStringLiteral("credentialEndpoint"));
    m_endpoint->setEditable(true);
    m_endpoint->setInsertPolicy(QComboBox::NoInsert);
    m_endpoint->setCompleter(nullptr); // it would add the name of a region to what is typed
    m_endpoint->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_endpoint->lineEdit()->setObjectName(QStringLiteral("credentialEndpointEdit"));
    m_endpoint->lineEdit()->setPlaceholderText(QStringLiteral("oss-cn-hangzhou.aliyuncs.com"));
    const QList<OssRegion> regions = ossRegions();
    for (const OssRegion &region : regions) {
        m_endpoint->addItem(symbol(Symbol::Globe, Tone::Secondary),
                            tr("%1   %2").arg(region.endpoint(), region.name), region.endpoint());
        m_endpoint->setItemData(m_endpoint->count() - 1, region.name, Qt::ToolTipRole);
    }
    m_endpoint->setEditText({});
    // A region in the list has its name behind the endpoint; what is typed has not.
    connect(m_endpoint, &QComboBox::activated, this,
            [this](int index) { m_endpoint->setEditText(m_endpoint->itemData(index).toString()); });
    addField(tr("Endpoint"), m_endpoint, QStringLiteral("endpoint"))->setRepair([this](const QString &value) {
        m_endpoint->setEditText(value);
    });
    m_keyId = addLine("credentialKeyId", tr("Access key ID"), QStringLiteral("keyId"), true);
    m_keyId->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_secret = makeSecretLine("credentialSecret");
    Field *secret = addField(tr("Access key secret"), m_secret, QStringLiteral("secret"));
    QToolButton *eye =
        makeToolButton(QStringLiteral("credentialEye"), Symbol::Visible, tr("Show what is typed"), this);
    eye->setCheckable(true);
    connect(eye, &QToolButton::toggled, this, [this, eye](bool shown) {
        for (QLineEdit *line : {m_secret, m_token})
            line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        eye->setIcon(symbol(shown ? Symbol::Hidden : Symbol::Visible));
    });
    secret->addButton(eye);
    m_bucket = addLine("credentialBucket", tr("Default bucket"), QStringLiteral("bucket"), true);
    m_prefix = addLine("credentialPrefix", tr("Prefix"), QStringLiteral("prefix"), true);
    for (const char *name : {"name", "endpoint", "keyId", "secret"})
        layout->addWidget(fieldOf(QLatin1String(name)));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(fieldOf(QStringLiteral("bucket")), 1, Qt::AlignTop);
    row->addWidget(fieldOf(QStringLiteral("prefix")), 1, Qt::AlignTop);
    layout->addLayout(row);
}

void CredentialForm::buildTemporary(QVBoxLayout *layout)
{
    m_temporary = makeTick("credentialTemporary", tr("Temporary key (STS)"), m_more);
    m_temporaryFields = new QWidget(m_more);
    m_token = makeSecretLine("credentialToken");
    Field *token = addField(tr("Security token"), m_token, QStringLiteral("token"));
    m_runsOut = makeTick("credentialRunsOut", tr("The time when it runs out is known"), m_temporaryFields);
    m_expiresAt = new QDateTimeEdit(QDateTime::currentDateTime().addSecs(3600), m_temporaryFields);
    m_expiresAt->setObjectName(QStringLiteral("credentialExpiresAt"));
    m_expiresAt->setCalendarPopup(true);
    m_expiresAt->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    Field *expires = addField(tr("Runs out at"), m_expiresAt, QStringLiteral("expiresAt"));
    auto *fields = new QVBoxLayout(m_temporaryFields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(12);
    fields->addWidget(token);
    fields->addWidget(m_runsOut);
    fields->addWidget(expires);
    expires->hide();
    m_temporaryFields->hide();
    connect(m_temporary, &QCheckBox::toggled, m_temporaryFields, &QWidget::setVisible);
    connect(m_runsOut, &QCheckBox::toggled, expires, &QWidget::setVisible);
    layout->addWidget(m_temporary);
    layout->addWidget(m_temporaryFields);
}

void CredentialForm::buildMore(QVBoxLayout *layout)
{
    buildTemporary(layout);
    m_region = addLine("credentialRegion", tr("Region"), QStringLiteral("region"), false);
    m_region->setPlaceholderText(QStringLiteral("cn-hangzhou"));
    Field *region = fieldOf(QStringLiteral("region"));
    region->setHint(tr("Only for an endpoint that does not tell it."));
    m_internal =
        addLine("credentialInternal", tr("Internal endpoint"), QStringLiteral("internalEndpoint"), false);
    Field *internal = fieldOf(QStringLiteral("internalEndpoint"));
    internal->setHint(tr("Reached only from inside the region, and without fees for traffic."));
    internal->setHintAction(tr("Fill in"), [this] { suggestInternal(); });
    m_useInternal = makeTick("credentialUseInternal", tr("Mounts use the internal endpoint"), m_more);
    m_dialect = new QComboBox(m_more);
    m_dialect->setObjectName(QStringLiteral("credentialDialect"));
    m_dialect->addItem(tr("OSS, version 4"), static_cast<int>(StorageDialect::OssV4));
    m_dialect->addItem(tr("OSS, version 1 (older services)"), static_cast<int>(StorageDialect::OssV1));
    m_dialect->addItem(tr("S3-compatible"), static_cast<int>(StorageDialect::S3));
    m_dialect->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_dialect->view()->setMinimumWidth(m_dialect->view()->sizeHintForColumn(0) + metrics::margin);
    m_pathStyle = makeTick("credentialPathStyle", tr("The bucket is in the path of the address"), m_more);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(region, 1, Qt::AlignTop);
    row->addWidget(addField(tr("Signature"), m_dialect, QStringLiteral("dialect")), 1, Qt::AlignTop);
    layout->addLayout(row);
    setTabOrder(m_region, m_dialect);
    layout->addWidget(internal);
    layout->addWidget(m_useInternal);
    m_customDomain =
        makeTick("credentialCustomDomain", tr("The endpoint is a domain of the bucket (CNAME)"), m_more);
    // A bucket is in one place of the address.
    connect(m_customDomain, &QCheckBox::toggled, m_pathStyle, [this](bool own) {
        m_pathStyle->setChecked(m_pathStyle->isChecked() && !own);
        m_pathStyle->setEnabled(!own);
    });
    layout->addWidget(m_pathStyle);
    layout->addWidget(m_customDomain);
}

void CredentialForm::watch()
{
    const auto touched = [this](bool tested) {
        m_soon.start();
        Q_EMIT edited();
        if (tested)
            Q_EMIT testOutdated();
    };
    connect(m_name, &QLineEdit::textChanged, this, [touched] { touched(false); });
    for (QLineEdit *line : {m_keyId, m_secret, m_bucket, m_prefix, m_token, m_region})
        connect(line, &QLineEdit::textChanged, this, [touched] { touched(true); });
    connect(m_internal, &QLineEdit::textChanged, this, [touched] { touched(false); });
    connect(m_endpoint, &QComboBox::editTextChanged, this, [touched] { touched(true); });
    connect(m_dialect, &QComboBox::currentIndexChanged, this, [touched] { touched(true); });
    for (QCheckBox *tick : {m_temporary, m_pathStyle, m_customDomain, m_runsOut, m_useInternal})
        connect(tick, &QCheckBox::toggled, this,
                [this, touched, tick] { touched(tick != m_runsOut && tick != m_useInternal); });
    connect(m_expiresAt, &QDateTimeEdit::dateTimeChanged, this, [touched] { touched(false); });
}

Field *CredentialForm::fieldOf(const QString &name) const
{
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(),
                                    [&](const auto &known) { return known.first == name; });
    return found == m_fields.cend() ? nullptr : found->second;
}

void CredentialForm::showMore(bool more)
{
    if (more && m_more->isHidden())
        Q_EMIT opened();
    m_more->setVisible(more);
    m_disclosure->setChecked(more);
    m_disclosure->setIcon(symbol(more ? Symbol::GoDown : Symbol::GoNext));
}

void CredentialForm::setDraft(const CredentialDraft &draft)
{
    m_before = draft;
    const OssCredential &credential = draft.credential;
    m_name->setText(credential.name);
    m_endpoint->setEditText(credential.endpoint);
    m_keyId->setText(draft.keyId);
    m_secret->setText(QString::fromUtf8(draft.secret.reveal()));
    m_secret->setPlaceholderText(draft.stored ? QString(24, QChar(0x25CF)) : QString());
    m_token->setPlaceholderText(draft.stored && draft.temporary ? QString(24, QChar(0x25CF)) : QString());
    m_bucket->setText(credential.bucket);
    m_prefix->setText(credential.prefix);
    m_temporary->setChecked(draft.temporary);
    m_token->setText(QString::fromUtf8(draft.token.reveal()));
    m_runsOut->setChecked(credential.expiresAt.isValid());
    if (credential.expiresAt.isValid())
        m_expiresAt->setDateTime(credential.expiresAt.toLocalTime());
    const bool told = !regionOfEndpoint(credential.endpoint).isEmpty();
    m_region->setText(told ? QString() : credential.region);
    m_internal->setText(credential.internalEndpoint);
    m_useInternal->setChecked(credential.useInternal);
    m_dialect->setCurrentIndex(m_dialect->findData(static_cast<int>(credential.dialect)));
    m_pathStyle->setChecked(credential.pathStyle);
    m_customDomain->setChecked(credential.customDomain);
    showMore(draft.temporary || !credential.internalEndpoint.isEmpty() || credential.pathStyle ||
             credential.customDomain || !m_region->text().isEmpty() ||
             credential.dialect != StorageDialect::OssV4);
    (void)check();
}

CredentialDraft CredentialForm::draft() const
{
    CredentialDraft draft = m_before;
    OssCredential &credential = draft.credential;
    credential.name = m_name->text();
    credential.endpoint = m_endpoint->currentText();
    draft.keyId = m_keyId->text();
    draft.secret = SecretString(m_secret->text());
    credential.bucket = m_bucket->text();
    credential.prefix = m_prefix->text();
    draft.temporary = m_temporary->isChecked();
    draft.token = draft.temporary ? SecretString(m_token->text()) : SecretString();
    credential.expiresAt =
        draft.temporary && m_runsOut->isChecked() ? m_expiresAt->dateTime().toUTC() : QDateTime();
    credential.region = m_region->text().trimmed();
    credential.internalEndpoint = m_internal->text();
    credential.useInternal = m_useInternal->isChecked() && !credential.internalEndpoint.isEmpty();
    credential.dialect = static_cast<StorageDialect>(m_dialect->currentData().toInt());
    credential.pathStyle = m_pathStyle->isChecked();
    credential.customDomain = m_customDomain->isChecked();
    return draft;
}

void CredentialForm::setStoredKeyId(const QString &keyId)
{
    m_storedKeyId = keyId;
    if (m_keyId->text().isEmpty()) {
        const QSignalBlocker blocker(m_keyId); // it is what it was: a test is not outdated
        m_keyId->setText(keyId);
        m_keyId->setCursorPosition(0);
    }
    (void)check();
}

void CredentialForm::setSecretHint(const QString &hint)
{
    fieldOf(QStringLiteral("secret"))->setHint(hint);
}

void CredentialForm::suggestInternal()
{
    const QString region = regionOfEndpoint(m_endpoint->currentText());
    if (!region.isEmpty())
        m_internal->setText(OssRegion{region, {}}.internalEndpoint());
    m_useInternal->setChecked(!region.isEmpty());
}

void CredentialForm::removeSpaces(QLineEdit *line)
{
    QString text = line->text();
    text.removeIf([](QChar c) { return c.isSpace(); });
    line->setText(text);
}

QList<Problem> CredentialForm::check()
{
    m_soon.stop();
    CredentialDraft typed = draft();
    // A stored secret belongs to the stored key.
    const bool sameKey = m_storedKeyId.isEmpty() || typed.keyId.isEmpty() || typed.keyId == m_storedKeyId;
    typed.stored = typed.stored && sameKey;
    QList<Problem> problems = typed.problems(m_store);
    for (const auto &[name, field] : std::as_const(m_fields)) {
        const auto mine = std::find_if(problems.cbegin(), problems.cend(),
                                       [&, key = name](const Problem &p) { return p.field == key; });
        const bool isSecret = name == QLatin1String("secret") || name == QLatin1String("token");
        auto *line = qobject_cast<QLineEdit *>(field->editor());
        if (isSecret && line) {
            const bool spaces = mine != problems.cend() && !line->text().isEmpty();
            field->setNamedRepair(spaces ? tr("Remove the spaces") : QString(),
                                  spaces ? [this, line] { removeSpaces(line); } : std::function<void()>());
        }
        field->setProblem(mine == problems.cend() ? std::nullopt : std::optional(*mine));
    }
    problems.removeIf([](const Problem &problem) { return problem.severity != Severity::Error; });
    return problems;
}

void CredentialForm::showProblems()
{
    const QList<Problem> problems = check();
    for (const auto &[name, field] : std::as_const(m_fields))
        field->setTouched(true);
    if (problems.isEmpty())
        return;
    Field *first = fieldOf(problems.constFirst().field);
    if (first && m_more->isAncestorOf(first))
        showMore(true);
    if (first)
        first->focusEditor();
}

void CredentialForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

} // namespace osc
