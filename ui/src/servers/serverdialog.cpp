// SPDX-License-Identifier: Apache-2.0
#include "servers/serverdialog.h"

#include "dialogs/newsandbox/field.h"
#include "dialogs/newsandbox/keyvaluetable.h"
#include "servers/checklist.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"
#include "widgets/separators.h"

#include <models/specdraft.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr int longestServerTimeout = 3600;

QCheckBox *makeServerTick(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *tick = new QCheckBox(text, parent);
    tick->setObjectName(objectName);
    tick->setAccessibleName(text);
    tick->setMinimumHeight(24);
    return tick;
}

/// Headers that the console or HTTP itself sets.
bool isReservedHeader(const QString &name)
{
    static const QStringList reserved{
        QStringLiteral("open-sandbox-api-key"), QStringLiteral("host"),
        QStringLiteral("content-length"),       QStringLiteral("transfer-encoding"),
        QStringLiteral("connection"),           QStringLiteral("upgrade"),
        QStringLiteral("content-type"),         QStringLiteral("accept"),
    };
    return reserved.contains(name.toLower());
}

bool goesOpenly(const QUrl &url)
{
    const QString host = url.host();
    const bool here = host == QLatin1String("localhost") || host == QLatin1String("::1") ||
                      host.startsWith(QLatin1String("127."));
    return url.scheme() == QLatin1String("http") && !here;
}

std::optional<Problem> problemWith(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(ownProblem(QString(), text));
}

} // namespace

ServerDialog::ServerDialog(ConnectionManager &manager, ConnectionRegistry &registry,
                           const QString &connectionId, QWidget *parent)
    : DialogFrame(parent)
    , m_manager(manager)
    , m_registry(registry)
    , m_scroll(new QScrollArea(this))
    , m_address(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_removeKey(makeServerTick(QStringLiteral("removeKeyBox"), tr("Remove the stored key"), this))
    , m_proxied(makeServerTick(QStringLiteral("serverProxyBox"), tr("Reach the sandboxes through the server"),
                               this))
    , m_more(new QWidget(this))
    , m_timeout(new QSpinBox(this))
    , m_caFile(new QLineEdit(this))
    , m_verify(
          makeServerTick(QStringLiteral("serverVerifyBox"), tr("Check the certificate of the server"), this))
    , m_proxy(new QLineEdit(this))
    , m_headers(new KeyValueTable(QStringLiteral("serverHeader"), tr("Extra headers"),
                                  KeyValueTable::Secrets::CanBeHidden, this))
    , m_banner(new Banner(this))
    , m_steps(new CheckList(this))
{
    if (const Backend *backend = registry.find(connectionId))
        m_profile = backend->profile();
    setObjectName(QStringLiteral("serverDialog"));
    setWindowTitle(m_profile.id.isEmpty() ? tr("Connect to an OpenSandbox server")
                                          : tr("Connection %1").arg(safeText(m_profile.name)));
    buildPage();
    buildAccess();
    buildMore();
    buildTest();
    buildButtons();
    fill();
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(300ms);
    m_checkTimer.callOnTimeout(this, &ServerDialog::check);
    // The timer goes before the fields, which tell of it when they lose the focus because the dialog goes.
    for (QLineEdit *field : {m_address, m_name, m_caFile, m_proxy}) {
        connect(field, &QLineEdit::textChanged, &m_checkTimer, qOverload<>(&QTimer::start));
        connect(field, &QLineEdit::editingFinished, &m_checkTimer, [this] { check(); });
    }
    connect(m_headers, &KeyValueTable::changed, this, &ServerDialog::check);
    connect(m_verify, &QCheckBox::toggled, this, &ServerDialog::check);
    connect(m_removeKey, &QCheckBox::toggled, m_key, &QWidget::setDisabled);
    connect(&registry, &ConnectionRegistry::removed, this, [this](const QString &gone) {
        if (gone == m_profile.id && !m_replacing)
            reject();
    });
    check();
    resize(metrics::scaled(600), 0);
    fit();
}

Field *ServerDialog::addField(QLayout *layout, const QString &objectName, const QString &label,
                              QLineEdit *editor)
{
    editor->setObjectName(objectName);
    auto *field = new Field(label, editor, this);
    field->setTouched(true);
    layout->addWidget(field);
    return field;
}

/// Everything scrolls where the screen is low.
void ServerDialog::buildPage()
{
    auto *page = new QWidget(this);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    m_body = new QVBoxLayout(page);
    // In the page, so that its scroll bar stands beside the fields.
    const QMargins around = content()->contentsMargins();
    m_body->setContentsMargins(around.left(), 0, around.right(), 0);
    content()->setContentsMargins(0, around.top(), 0, around.bottom());
    m_body->setSpacing(12);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(page);
    content()->addWidget(m_scroll, 1);
    page->installEventFilter(this);
}

/// A hint that has become longer needs its room, too.
bool ServerDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && watched == m_scroll->widget() && isVisible())
        fit();
    return DialogFrame::eventFilter(watched, event);
}

/// Grows to what there is to see, as far as the screen goes.
void ServerDialog::fit()
{
    const QWidget *page = m_scroll->widget();
    const int inside = page->layout()->heightForWidth(width());
    const int rest = sizeHint().height() - m_scroll->sizeHint().height();
    const int wanted = (inside > 0 ? inside : page->sizeHint().height()) + rest;
    resize(roomFor(*this, QSize(width(), std::max(height(), wanted))));
}

void ServerDialog::buildAccess()
{
    m_addressField = addField(m_body, QStringLiteral("serverAddressField"), tr("&Address"), m_address);
    m_address->setFont(fonts::mono());
    m_address->setPlaceholderText(QStringLiteral("https://sandbox.example.com"));
    m_addressField->setTouched(!m_profile.id.isEmpty());
    Field *name = addField(m_body, QStringLiteral("serverNameField"), tr("&Name"), m_name);
    name->setHint(tr("What the console calls it; without one, the host of the address."));
    m_key->setEchoMode(QLineEdit::Password);
    m_keyField = addField(m_body, QStringLiteral("serverKeyField"), tr("API &key"), m_key);
    m_keyField->setHint(tr("Kept in the keychain, nowhere else."));
    m_removeKey->hide();
    m_body->addWidget(m_removeKey);
    m_proxied->setToolTip(tr("For servers whose sandboxes cannot be reached from this computer directly."));
    m_body->addWidget(m_proxied);
    m_moreToggle = makeTextToolButton(QStringLiteral("serverMoreButton"), Symbol::Configure,
                                      tr("Headers, certificates and time limits"), this);
    m_moreToggle->setCheckable(true);
    connect(m_moreToggle, &QToolButton::toggled, this, [this](bool on) {
        m_more->setVisible(on);
        fit();
    });
    m_body->addWidget(m_moreToggle, 0, Qt::AlignLeft);
}

void ServerDialog::buildMore()
{
    auto *layout = new QVBoxLayout(m_more);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_headersField = new Field(tr("&Extra headers"), m_headers, m_more);
    m_headersField->setTouched(true);
    m_headersField->setHint(tr("Go with every request. The values of hidden ones are kept in the keychain."));
    m_headers->setFixedHeight(metrics::scaled(190));
    layout->addWidget(m_headersField);
    m_caField = addField(layout, QStringLiteral("serverCaField"), tr("Certificate &authority"), m_caFile);
    m_caFile->setPlaceholderText(tr("Those of the system"));
    QPushButton *choose = makeButton(QStringLiteral("chooseCaButton"), tr("Choose…"), m_more);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ServerDialog::chooseCaFile);
    m_caField->addButton(choose);
    layout->addWidget(m_verify);
    m_proxyField = addField(layout, QStringLiteral("serverHttpProxyField"), tr("HTTP &proxy"), m_proxy);
    m_proxy->setPlaceholderText(tr("That of the environment"));
    m_timeout->setObjectName(QStringLiteral("serverTimeoutSpin"));
    m_timeout->setRange(1, longestServerTimeout);
    m_timeout->setSuffix(tr(" s"));
    auto *timeout = new Field(tr("Time &limit of a request"), m_timeout, m_more);
    timeout->setHint(tr("Streams such as logs and the output of commands have none."));
    layout->addWidget(timeout);
    m_more->hide();
    m_body->addWidget(m_more);
}

void ServerDialog::buildTest()
{
    m_banner->setObjectName(QStringLiteral("serverBanner"));
    m_banner->hide();
    m_steps->setObjectName(QStringLiteral("serverSteps"));
    m_steps->hide();
    m_body->addWidget(m_banner);
    m_body->addWidget(m_steps);
    m_body->addStretch();
}

void ServerDialog::buildButtons()
{
    m_test = makeButton(QStringLiteral("testServerButton"), tr("Test"), this);
    m_test->setAutoDefault(false);
    connect(m_test, &QPushButton::clicked, this, &ServerDialog::test);
    footer()->insertWidget(0, m_test);
    const bool isNew = m_profile.id.isEmpty();
    if (!isNew) {
        QPushButton *forget =
            makeButton(QStringLiteral("forgetServerButton"), tr("Forget this connection"), this);
        forget->setAutoDefault(false);
        forget->setToolTip(tr("Its sandboxes stay where they are. Its key is taken out of the keychain."));
        connect(forget, &QPushButton::clicked, this, [this] {
            const QString id = m_profile.id;
            ConnectionManager &manager = m_manager;
            reject();
            manager.forget(id);
        });
        footer()->insertWidget(0, forget);
    }
    m_connect = makeButton(QStringLiteral("saveServerButton"), isNew ? tr("Connect") : tr("Save connection"),
                           this, {}, ButtonKind::Primary);
    m_connect->setDefault(true);
    buttons()->addButton(m_connect, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &ServerDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ServerDialog::reject);
}

void ServerDialog::fill()
{
    const bool isNew = m_profile.id.isEmpty();
    m_address->setText(m_profile.endpoint);
    m_name->setText(isNew ? QString() : m_profile.name);
    m_proxied->setChecked(m_profile.useServerProxy);
    m_timeout->setValue(m_profile.requestTimeoutSeconds);
    m_caFile->setText(m_profile.caFile);
    m_verify->setChecked(m_profile.verifyTls);
    m_proxy->setText(m_profile.proxy);
    QList<KeyValue> rows;
    QSet<QString> hidden;
    for (const ProfileHeader &header : m_profile.headers) {
        rows.append({header.name, header.value});
        if (header.secret)
            hidden.insert(header.name);
    }
    m_headers->setRows(rows, hidden);
    if (!isNew) {
        m_key->setPlaceholderText(tr("Leave empty to keep the stored key"));
        m_headersField->setHint(
            tr("Go with every request. The values of hidden ones are in the keychain; leave "
               "one empty to keep it."));
        m_removeKey->show();
    }
    const ConnectionProfile usual;
    m_moreToggle->setChecked(!m_profile.headers.isEmpty() || !m_profile.caFile.isEmpty() ||
                             !m_profile.proxy.isEmpty() || !m_profile.verifyTls ||
                             m_profile.requestTimeoutSeconds != usual.requestTimeoutSeconds);
}

void ServerDialog::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate of the authority"), m_caFile->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

QString ServerDialog::addressProblem() const
{
    const QString address = m_address->text().trimmed();
    if (address.isEmpty())
        return tr("The connection needs an address.");
    const auto profile = m_manager.serverFor(address);
    return profile ? QString() : profile.error().message;
}

QString ServerDialog::headerProblem() const
{
    static const QRegularExpression token(QStringLiteral("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"));
    QStringList seen;
    for (const KeyValue &row : m_headers->rows()) {
        if (!token.match(row.key).hasMatch())
            return tr("“%1” is not the name of a header.").arg(shortText(row.key, 40));
        if (isReservedHeader(row.key))
            return tr("The header %1 is set by the console.").arg(row.key);
        if (seen.contains(row.key, Qt::CaseInsensitive))
            return tr("The header %1 is there twice.").arg(row.key);
        if (row.value.contains(QLatin1Char('\n')) || row.value.contains(QLatin1Char('\r')))
            return tr("The value of %1 has a line break in it.").arg(row.key);
        seen << row.key;
    }
    return {};
}

void ServerDialog::check()
{
    const QString address = addressProblem();
    const QString headers = headerProblem();
    const QString caFile = m_caFile->text().trimmed();
    const QUrl proxy(m_proxy->text().trimmed(), QUrl::StrictMode);
    if (!m_address->text().isEmpty())
        m_addressField->setTouched(true);
    m_addressField->setProblem(problemWith(address));
    m_headersField->setProblem(problemWith(headers));
    const QString noFile = caFile.isEmpty() || QFileInfo(caFile).isReadable()
                               ? QString()
                               : tr("The file %1 cannot be read.").arg(safeText(caFile));
    m_caField->setProblem(problemWith(noFile));
    const QString noProxy = m_proxy->text().trimmed().isEmpty() ||
                                    (proxy.isValid() && proxy.scheme().startsWith(QLatin1String("http")) &&
                                     !proxy.host().isEmpty())
                                ? QString()
                                : tr("The proxy is http://host:port.");
    m_proxyField->setProblem(problemWith(noProxy));
    const bool good = address.isEmpty() && headers.isEmpty() && noFile.isEmpty() && noProxy.isEmpty();
    m_connect->setEnabled(good && !m_saving.isActive());
    m_test->setEnabled(good);
    const auto server = m_manager.serverFor(m_address->text().trimmed());
    const QUrl url(server ? server->endpoint : QString());
    if (server && goesOpenly(url))
        m_addressField->setHint(
            tr("Not encrypted: who is on the way to %1 can read the API key. Use https where "
               "the server offers it.")
                .arg(url.host()));
    else if (server && url.scheme() == QLatin1String("https") && !m_verify->isChecked())
        m_addressField->setHint(tr("Without the check anybody on the way can pose as the server."));
    else
        m_addressField->setHint(tr("A URL, or host and port for a server without encryption."));
}

ConnectionProfile ServerDialog::edited() const
{
    const auto typed = m_manager.serverFor(m_address->text().trimmed());
    ConnectionProfile profile = typed ? *typed : ConnectionProfile();
    if (!m_profile.id.isEmpty()) {
        const Backend *backend = m_registry.find(m_profile.id);
        const QString endpoint = profile.endpoint;
        const QString id = profile.id;
        profile = backend ? backend->profile() : m_profile;
        if (profile.endpoint != endpoint)
            profile.id = id; // another server; what was made on the old one is not on it
        profile.endpoint = endpoint;
    }
    const QString name = m_name->text().trimmed();
    if (!name.isEmpty())
        profile.name = name;
    else if (typed)
        profile.name = typed->name;
    profile.useServerProxy = m_proxied->isChecked();
    profile.requestTimeoutSeconds = m_timeout->value();
    profile.caFile = m_caFile->text().trimmed();
    profile.verifyTls = m_verify->isChecked();
    profile.proxy = m_proxy->text().trimmed();
    profile.headers.clear();
    const QSet<QString> hidden = m_headers->hiddenKeys();
    for (const KeyValue &row : m_headers->rows()) {
        const bool secret = hidden.contains(row.key);
        profile.headers.append({row.key, secret ? QString() : row.value, secret});
    }
    return profile;
}

ServerSecrets ServerDialog::typedSecrets() const
{
    ServerSecrets secrets;
    if (m_removeKey->isChecked())
        secrets.apiKey = SecretString();
    else if (!m_key->text().isEmpty())
        secrets.apiKey = SecretString(m_key->text().trimmed());
    const QSet<QString> hidden = m_headers->hiddenKeys();
    for (const KeyValue &row : m_headers->rows())
        if (hidden.contains(row.key) && !row.value.isEmpty())
            secrets.headers.insert(row.key, SecretString(row.value));
    return secrets;
}

bool ServerDialog::isOnlyRenamed(const ConnectionProfile &profile) const
{
    ConnectionProfile renamed = m_profile;
    renamed.name = profile.name;
    const ServerSecrets secrets = typedSecrets();
    return !m_profile.id.isEmpty() && renamed == profile && !secrets.apiKey && secrets.headers.isEmpty();
}

void ServerDialog::test()
{
    m_banner->hide();
    m_steps->show();
    m_testing = m_manager.testServer(
        edited(), typedSecrets(),
        [this](const QList<CheckStep> &steps) {
            m_steps->setSteps(steps);
            fit();
            m_scroll->ensureWidgetVisible(m_steps);
        },
        [](const Done &) {});
}

void ServerDialog::accept()
{
    check();
    if (!m_connect->isEnabled())
        return;
    const ConnectionProfile profile = edited();
    if (isOnlyRenamed(profile)) {
        DialogFrame::accept();
        return m_manager.change(profile);
    }
    m_testing.cancel();
    m_connect->setEnabled(false);
    m_banner->hide();
    m_replacing = true;
    m_saving = m_manager.connectServer(profile, typedSecrets(), m_profile.id, [this](const Done &done) {
        if (done)
            return DialogFrame::accept();
        m_replacing = false;
        m_banner->setError(done.error());
        m_banner->show();
        m_connect->setEnabled(true);
    });
}

} // namespace osc
