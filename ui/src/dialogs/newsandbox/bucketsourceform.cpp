// SPDX-License-Identifier: Apache-2.0
#include "bucketsourceform.h"

#include "credentials/bucketpicker.h"
#include "widgets/chips.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

constexpr int newerVersion = 0; // the order of the segments
constexpr int olderVersion = 1;
constexpr int optionLines = 3;

QStringList optionsOf(const QString &text)
{
    // An empty last line is only where the next one begins.
    QStringList options = text.split(u'\n');
    while (!options.isEmpty() && options.last().trimmed().isEmpty())
        options.removeLast();
    return options;
}

} // namespace

BucketSourceForm::BucketSourceForm(const BucketAccess &access, const MakeField &makeField,
                                   const std::function<void(Field *)> &adopt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_picker(new BucketPicker(access, this))
    , m_moreButton(new QToolButton(this))
{
    for (Field *field : {m_picker->credentialField(), m_picker->bucketField(), m_picker->prefixField()})
        adopt(field);
    m_moreButton->setObjectName(QStringLiteral("bucketMoreButton"));
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setCheckable(true);
    m_moreButton->setAutoRaise(true);
    m_more = makeMore(makeField);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_picker, 1);
    column->addWidget(m_moreButton, 0, Qt::AlignLeft);
    column->addWidget(m_more);
    connect(m_moreButton, &QToolButton::toggled, this, &BucketSourceForm::showMore);
    connect(m_picker, &BucketPicker::changed, this, &BucketSourceForm::take);
    connect(m_picker, &BucketPicker::newCredentialRequested, this, &BucketSourceForm::newCredentialRequested);
    showMore();
}

QWidget *BucketSourceForm::makeMore(const MakeField &makeField)
{
    auto *more = new QWidget(this);
    auto *column = new QVBoxLayout(more);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);

    m_endpoint = new QLineEdit(more);
    m_endpoint->setObjectName(QStringLiteral("bucketEndpointEdit"));
    m_endpoint->setFont(fonts::mono());
    m_endpointField = makeField(tr("E&ndpoint"), m_endpoint);
    column->addWidget(m_endpointField);
    connect(m_endpoint, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT edited([text](VolumeSpec &mount) { mount.ossfs.endpoint = text; });
    });

    m_version = new SegmentedControl(more);
    m_version->setObjectName(QStringLiteral("bucketVersionSwitch"));
    m_version->addSegment(tr("ossfs 2.0"));
    m_version->addSegment(tr("ossfs 1.0"));
    m_versionField = makeField(tr("Mounted with"), m_version);
    column->addWidget(m_versionField);
    connect(m_version, &SegmentedControl::currentChanged, this, [this](int index) {
        const QString version = index == olderVersion ? QStringLiteral("1.0") : QStringLiteral("2.0");
        Q_EMIT edited([version](VolumeSpec &mount) { mount.ossfs.version = version; });
    });

    m_options = new QPlainTextEdit(more);
    m_options->setObjectName(QStringLiteral("bucketOptionsEdit"));
    m_options->setFont(fonts::mono());
    m_options->setTabChangesFocus(true);
    m_options->setFixedHeight(m_options->fontMetrics().lineSpacing() * optionLines + metrics::scaled(14));
    m_optionsField = makeField(tr("O&ptions"), m_options);
    m_optionsField->setHint(tr("One in a line, without a dash before it, such as allow_other."));
    column->addWidget(m_optionsField);
    connect(m_options, &QPlainTextEdit::textChanged, this, [this] {
        const QStringList options = optionsOf(m_options->toPlainText());
        if (options != m_mount.ossfs.options)
            Q_EMIT edited([options](VolumeSpec &mount) { mount.ossfs.options = options; });
    });
    return more;
}

std::optional<OssCredential> BucketSourceForm::credential(const QString &name) const
{
    const QList<OssCredential> credentials = m_access.credentials->credentials();
    const OssCredential *found = findCredential(credentials, name);
    return found ? std::optional(*found) : std::nullopt;
}

/// What was picked goes into the mount; the endpoint follows the key, unless somebody typed another one.
void BucketSourceForm::take()
{
    const BucketChoice choice = m_picker->choice();
    const auto before = credential(m_mount.ossfs.credential);
    const auto now = credential(choice.credential);
    const bool follows =
        m_mount.ossfs.endpoint.isEmpty() || (before && m_mount.ossfs.endpoint == mountEndpoint(*before));
    const QString endpoint = now && follows ? mountEndpoint(*now) : m_mount.ossfs.endpoint;
    Q_EMIT edited([choice, endpoint](VolumeSpec &mount) {
        mount.ossfs.credential = choice.credential;
        mount.ossfs.bucket = choice.bucket;
        mount.ossfs.endpoint = endpoint;
        mount.subPath = choice.prefix;
    });
}

void BucketSourceForm::showMount(int index, const VolumeSpec &mount)
{
    const QString field = QStringLiteral("volumes[%1].").arg(index);
    const auto claim = [&](Field *target, const char *member) {
        target->setClaims(index < 0 ? QStringList() : QStringList(field + QLatin1String(member)));
    };
    claim(m_picker->bucketField(), "ossfs.bucket");
    claim(m_picker->prefixField(), "subPath");
    claim(m_endpointField, "ossfs.endpoint");
    claim(m_versionField, "ossfs.version");
    claim(m_optionsField, "ossfs.options");
    claim(m_picker->credentialField(), "ossfs.credential");
    const int before = std::exchange(m_index, index);
    if (index < 0)
        return;
    m_mount = mount;
    const BucketChoice now = m_picker->choice();
    if (before != index || now.credential != mount.ossfs.credential || now.bucket != mount.ossfs.bucket ||
        now.prefix != mount.subPath)
        m_picker->setChoice({.credentialId = {},
                             .credential = mount.ossfs.credential,
                             .bucket = mount.ossfs.bucket,
                             .prefix = mount.subPath});
    if (m_endpoint->text() != mount.ossfs.endpoint)
        m_endpoint->setText(mount.ossfs.endpoint);
    m_endpointField->setHint(endpointHint(mount));
    m_version->setCurrent(mount.ossfs.version == QLatin1String("1.0") ? olderVersion : newerVersion);
    if (optionsOf(m_options->toPlainText()) != mount.ossfs.options) {
        const QSignalBlocker blocker(m_options);
        m_options->setPlainText(mount.ossfs.options.join(u'\n'));
    }
    showMore();
    // A new mount begins with the first key, and with what is usual for its key; a key that was renamed is
    // called by its name.
    const BucketChoice offered = m_picker->choice();
    const bool fills = (mount.ossfs.credential != offered.credential && !offered.credential.isEmpty()) ||
                       (mount.ossfs.bucket.isEmpty() && !offered.bucket.isEmpty());
    if (fills)
        QMetaObject::invokeMethod(
            this,
            [this, index] {
                if (m_index == index)
                    take();
            },
            Qt::QueuedConnection);
}

QString BucketSourceForm::endpointHint(const VolumeSpec &mount) const
{
    const auto key = credential(mount.ossfs.credential);
    if (!key || mount.ossfs.endpoint != mountEndpoint(*key))
        return {};
    return mount.ossfs.endpoint == key->endpoint ? tr("From the key.")
                                                 : tr("From the key: its internal endpoint.");
}

void BucketSourceForm::showMore()
{
    const bool open = m_moreButton->isChecked();
    m_more->setVisible(open);
    m_moreButton->setIcon(symbol(open ? Symbol::GoDown : Symbol::GoNext));
    const QString version = m_mount.ossfs.version == QLatin1String("1.0") ? tr("ossfs 1.0") : tr("ossfs 2.0");
    const auto count = static_cast<int>(m_mount.ossfs.options.size());
    m_moreButton->setText(count == 0 ? tr("More: %1, no extra options").arg(version)
                                     : tr("More: %1, %n option(s)", nullptr, count).arg(version));
    m_moreButton->setAccessibleName(m_moreButton->text());
}

void BucketSourceForm::reveal(const QString &field)
{
    for (Field *each : {m_endpointField, m_versionField, m_optionsField}) {
        if (each->claims(field))
            m_moreButton->setChecked(true);
    }
}

void BucketSourceForm::focusFirst()
{
    m_picker->credentialField()->focusEditor();
}

} // namespace osc
