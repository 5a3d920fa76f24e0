// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/objectfactspanel.h"

#include "dialogs/newsandbox/field.h"
#include "dialogs/newsandbox/keyvaluetable.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

namespace {

QString aclWords(const QString &acl)
{
    if (acl == QLatin1String("default"))
        return ObjectFactsPanel::tr("as the bucket");
    if (acl == QLatin1String("private"))
        return ObjectFactsPanel::tr("private");
    if (acl == QLatin1String("public-read"))
        return ObjectFactsPanel::tr("everybody may read it");
    if (acl == QLatin1String("public-read-write"))
        return ObjectFactsPanel::tr("everybody may read and write it");
    return safeText(acl);
}

} // namespace

ObjectFactsPanel::ObjectFactsPanel(std::shared_ptr<FileSystem> files, const FilePath &path,
                                   const QString &whyReadOnly, QWidget *parent)
    : QWidget(parent)
    , m_files(std::move(files))
    , m_path(path)
    , m_whyReadOnly(whyReadOnly)
    , m_grid(new KeyValueGrid(this))
    , m_status(new Label(tr("Asking for the facts of the object…"), Tone::Secondary, this))
    , m_editor(new QWidget(this))
{
    setObjectName(QStringLiteral("objectFacts"));
    m_status->setObjectName(QStringLiteral("objectStatus"));
    m_status->setWordWrap(true);
    m_editor->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_grid);
    layout->addWidget(m_editor);
    layout->addWidget(m_status);
    m_asking = m_files->objects()->facts(m_path, [this](const Result<ObjectFacts> &facts) {
        if (facts)
            showFacts(*facts);
        else
            say(facts.error().message, true);
    });
}

void ObjectFactsPanel::say(const QString &sentence, bool problem)
{
    m_status->setTone(problem ? Tone::Failed : Tone::Secondary);
    m_status->setText(sentence);
    m_status->setVisible(!sentence.isEmpty());
}

void ObjectFactsPanel::addRow(const QString &key, const char *objectName, const QString &value)
{
    if (!value.isEmpty())
        m_grid->addRow(key, QLatin1String(objectName))->setText(value);
}

void ObjectFactsPanel::showFacts(const ObjectFacts &facts)
{
    m_facts = facts;
    addRow(tr("Storage class"), "objectClass", safeText(facts.storageClass));
    addRow(tr("Access"), "objectAcl", aclWords(facts.acl));
    addRow(tr("ETag"), "objectEtag", safeText(facts.etag));
    addRow(tr("Version"), "objectVersion", safeText(facts.versionId));
    addRow(tr("Restore"), "objectRestore", safeText(facts.restore));
    buildEditor();
    say(facts.archived ? tr("The object is archived: it can be read after it was restored.") : m_whyReadOnly,
        false);
}

void ObjectFactsPanel::buildEditor()
{
    m_contentType = new QLineEdit(m_facts.contentType, m_editor);
    m_contentType->setObjectName(QStringLiteral("objectContentType"));
    m_metadata = new KeyValueTable(QStringLiteral("objectMetadata"), tr("Metadata"),
                                   KeyValueTable::Secrets::None, m_editor);
    QList<KeyValue> rows;
    for (auto it = m_facts.metadata.cbegin(); it != m_facts.metadata.cend(); ++it)
        rows.append({it.key(), it.value()});
    m_metadata->setRows(rows, {});
    m_save = makeButton(QStringLiteral("objectSave"), tr("Save content type and metadata"), m_editor);
    m_save->setAutoDefault(false);
    m_save->setEnabled(false);
    auto *layout = new QVBoxLayout(m_editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(new Field(tr("Content type"), m_contentType, m_editor));
    auto *metadataField = new Field(tr("Metadata"), m_metadata, m_editor);
    metadataField->setHint(tr("Your own keys and values; they are sent with the object."));
    layout->addWidget(metadataField);
    layout->addWidget(m_save, 0, Qt::AlignLeft);
    const bool editable = m_whyReadOnly.isEmpty() && !m_facts.archived;
    m_contentType->setReadOnly(!editable);
    m_metadata->setEnabled(editable);
    m_save->setVisible(editable);
    connect(m_contentType, &QLineEdit::textEdited, this, &ObjectFactsPanel::edited);
    connect(m_metadata, &KeyValueTable::changed, this, &ObjectFactsPanel::edited);
    connect(m_save, &QPushButton::clicked, this, &ObjectFactsPanel::save);
    m_editor->show();
}

QMap<QString, QString> ObjectFactsPanel::metadata() const
{
    QMap<QString, QString> map;
    const QList<KeyValue> rows = m_metadata->rows();
    for (const KeyValue &row : rows)
        if (!row.key.isEmpty())
            map.insert(row.key, row.value);
    return map;
}

void ObjectFactsPanel::edited()
{
    m_save->setEnabled(!m_saving.isActive() &&
                       (m_contentType->text() != m_facts.contentType || metadata() != m_facts.metadata));
}

void ObjectFactsPanel::save()
{
    const QString contentType = m_contentType->text().trimmed();
    const QMap<QString, QString> values = metadata();
    say(tr("Saving: the object is copied onto itself…"), false);
    m_saving = m_files->objects()->setFacts(m_path, contentType, values,
                                            [this, contentType, values](const Done &result) {
                                                if (!result)
                                                    return say(result.error().message, true);
                                                m_facts.contentType = contentType;
                                                m_facts.metadata = values;
                                                say(tr("Saved."), false);
                                                Q_EMIT saved();
                                            });
    m_save->setEnabled(false);
}

} // namespace osc
