// SPDX-License-Identifier: Apache-2.0
#include "volumes/newvolumedialog.h"

#include "dialogs/newsandbox/field.h"
#include "dialogs/newsandbox/keyvaluetable.h"
#include "volumes/connectionfield.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/volumename.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

namespace {

QMap<QString, QString> mapOf(const QList<KeyValue> &rows)
{
    QMap<QString, QString> map;
    for (const KeyValue &row : rows)
        if (!row.key.isEmpty())
            map.insert(row.key, row.value);
    return map;
}

} // namespace

NewVolumeDialog::NewVolumeDialog(VolumeStore &store, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_name(new QLineEdit(this))
    , m_nameField(new Field(tr("Name"), m_name, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setObjectName(QStringLiteral("volumeName"));
    m_nameField->setRepair([this](const QString &name) { m_name->setText(name); });
    connect(m_name, &QLineEdit::textChanged, this, &NewVolumeDialog::check);
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, &NewVolumeDialog::reject);
}

NewVolumeDialog::NewVolumeDialog(VolumeStore &store, const QString &preferredConnection, QWidget *parent)
    : NewVolumeDialog(store, parent)
{
    setObjectName(QStringLiteral("newVolumeDialog"));
    setWindowTitle(tr("New volume"));
    m_connection = makeConnectionChoice(store, preferredConnection, this);
    connect(m_connection, &QComboBox::currentIndexChanged, this, &NewVolumeDialog::check);
    buildFields();
    buildButtons(tr("Make volume"));
    resize(metrics::scaled(560), metrics::scaled(600));
}

NewVolumeDialog::NewVolumeDialog(VolumeStore &store, const VolumeKey &from, QWidget *parent)
    : NewVolumeDialog(store, parent)
{
    m_from = from;
    setObjectName(QStringLiteral("cloneVolumeDialog"));
    setWindowTitle(tr("Clone volume"));
    auto *question = new Label(tr("Clone %1").arg(safeText(from.id)), Tone::Text, this);
    question->setFont(fonts::objectTitle());
    content()->addWidget(question);
    content()->addWidget(m_nameField);
    const VolumeRow *row = store.find(from);
    m_nameField->setHint(
        tr("All files are copied, with their owners, permissions and times; labels and options too."));
    if (row && row->runningUsers() > 0) {
        auto *note = makeNote(tr("%n running sandbox(es) use it: files that are written meanwhile may be "
                                 "copied half written.",
                                 nullptr, row->runningUsers()),
                              this);
        note->setObjectName(QStringLiteral("cloneNote"));
        content()->addWidget(note);
    }
    content()->addStretch();
    m_name->setText(nextVolumeName(from.id, claimNames(store, from.connectionId)));
    m_name->selectAll();
    buildButtons(tr("Clone volume"));
    resize(metrics::scaled(480), sizeHint().height());
}

void NewVolumeDialog::buildFields()
{
    auto *connection = new Field(tr("Connection"), m_connection, this);
    connection->setVisible(m_connection->count() > 1);
    m_driver = new QLineEdit(this);
    m_driver->setObjectName(QStringLiteral("volumeDriver"));
    m_driver->setPlaceholderText(tr("local"));
    auto *driver = new Field(tr("Driver"), m_driver, this);
    driver->setHint(tr("Empty: the engine's own."));
    m_nameField->setHint(tr("Lower-case letters, digits and hyphens."));
    m_labels =
        new KeyValueTable(QStringLiteral("volumeLabel"), tr("Labels"), KeyValueTable::Secrets::None, this);
    m_options = new KeyValueTable(QStringLiteral("volumeOption"), tr("Options of the driver"),
                                  KeyValueTable::Secrets::None, this);
    auto *labels = new Field(tr("Labels"), m_labels, this);
    auto *options = new Field(tr("Options of the driver"), m_options, this);
    options->setHint(tr("As the driver wants them, such as type=nfs, device=:/export, o=addr=10.0.0.7."));
    content()->addWidget(connection);
    content()->addWidget(m_nameField);
    content()->addWidget(driver);
    content()->addWidget(labels, 1);
    content()->addWidget(options, 1);
}

void NewVolumeDialog::buildButtons(const QString &verb)
{
    m_confirm = makeButton(QStringLiteral("makeVolumeButton"), verb, this, {}, ButtonKind::Primary);
    m_confirm->setDefault(true);
    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::accepted, this, &NewVolumeDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &NewVolumeDialog::reject);
    check();
    m_name->setFocus();
}

QString NewVolumeDialog::connectionId() const
{
    return m_connection ? chosenConnection(*m_connection) : m_from.connectionId;
}

void NewVolumeDialog::check()
{
    const auto problem = volumeNameProblem(m_name->text(), claimNames(m_store, connectionId()));
    m_nameField->setProblem(problem);
    if (m_confirm)
        setDisabledReason(m_confirm, problem ? problem->message : QString());
}

ClaimSpec NewVolumeDialog::spec() const
{
    ClaimSpec spec;
    spec.name = m_name->text();
    if (m_driver) {
        spec.driver = m_driver->text().trimmed();
        spec.labels = mapOf(m_labels->rows());
        spec.options = mapOf(m_options->rows());
    } else if (const VolumeRow *row = m_store.find(m_from)) {
        spec.driver = row->claim.driver;
        spec.labels = row->claim.labels;
        spec.options = row->claim.options;
    }
    return spec;
}

void NewVolumeDialog::accept()
{
    if (m_nameField->problem())
        return m_nameField->setTouched(true);
    Q_EMIT chosen(connectionId(), spec());
    DialogFrame::accept();
}

} // namespace osc
