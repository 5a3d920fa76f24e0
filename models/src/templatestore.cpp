// SPDX-License-Identifier: Apache-2.0
#include <models/templatestore.h>

#include <QPointer>
#include <QUuid>

#include <algorithm>

namespace osc {

TemplateStore::TemplateStore(SpecLibrary &library, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_clock(clock)
{
    connect(&library, &SpecLibrary::templatesChanged, this, &TemplateStore::refresh);
}

TemplateStore::~TemplateStore() = default;

void TemplateStore::refresh()
{
    m_reading = m_library.templates([this](const Result<QList<TemplateRecord>> &result) {
        if (result)
            take(*result);
        m_error = result ? std::nullopt : std::optional(result.error());
        m_loaded = m_loaded || result.ok();
        Q_EMIT changed();
    });
}

void TemplateStore::take(const QList<TemplateRecord> &records)
{
    m_templates.clear();
    for (const TemplateRecord &record : records) {
        KeptTemplate kept{record, {}, {}};
        if (auto content = templateFromJson(record.document))
            kept.content = *std::move(content);
        else
            kept.trouble = content.error().message;
        if (kept.content.isNewer())
            kept.trouble =
                tr("It was made by a newer version of the console and can only be exported or deleted here.");
        if (kept.content.name.isEmpty())
            kept.content.name = tr("Damaged template");
        m_templates.append(kept);
    }
    std::sort(m_templates.begin(), m_templates.end(), [](const KeptTemplate &a, const KeptTemplate &b) {
        const int order = QString::localeAwareCompare(a.content.name.toLower(), b.content.name.toLower());
        return order != 0 ? order < 0 : a.record.id < b.record.id;
    });
}

const KeptTemplate *TemplateStore::find(const QString &id) const
{
    const auto found = std::find_if(m_templates.begin(), m_templates.end(),
                                    [&](const KeptTemplate &kept) { return kept.record.id == id; });
    return found == m_templates.end() ? nullptr : &*found;
}

const KeptTemplate *TemplateStore::findName(const QString &name) const
{
    const auto found = std::find_if(m_templates.begin(), m_templates.end(), [&](const KeptTemplate &kept) {
        return kept.content.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_templates.end() ? nullptr : &*found;
}

TemplateRecord TemplateStore::newRecord(const QByteArray &document) const
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), document, m_clock.now()};
}

void TemplateStore::put(const QList<TemplateRecord> &records)
{
    const QPointer<TemplateStore> self(this);
    m_library
        .putTemplates(records,
                      [self](const Done &done) {
                          if (self && !done)
                              Q_EMIT self->failed(done.error());
                      })
        .detach();
}

QString TemplateStore::add(const SpecTemplate &made)
{
    const TemplateRecord record = newRecord(templateToJson(made));
    put({record});
    return record.id;
}

void TemplateStore::change(const QString &id, const SpecTemplate &content)
{
    const KeptTemplate *kept = find(id);
    if (!kept || !kept->isUsable())
        return;
    TemplateRecord record = kept->record;
    record.document = templateToJson(content, record.document);
    record.changedAt = m_clock.now();
    put({record});
}

void TemplateStore::rename(const QString &id, const QString &name, const QString &note)
{
    if (const KeptTemplate *kept = find(id)) {
        SpecTemplate content = kept->content;
        content.name = name;
        content.note = note;
        change(id, content);
    }
}

QString TemplateStore::duplicate(const QString &id)
{
    const KeptTemplate *kept = find(id);
    if (!kept || !kept->isUsable())
        return {};
    SpecTemplate content = kept->content;
    content.name = freeName(content.name);
    const TemplateRecord record = newRecord(templateToJson(content, kept->record.document));
    put({record});
    return record.id;
}

void TemplateStore::remove(const QString &id)
{
    const KeptTemplate *kept = find(id);
    if (!kept)
        return;
    m_removed.insert(id, kept->record);
    const QPointer<TemplateStore> self(this);
    m_library
        .removeTemplate(id,
                        [self](const Done &done) {
                            if (self && !done)
                                Q_EMIT self->failed(done.error());
                        })
        .detach();
}

void TemplateStore::undoRemoval(const QString &id)
{
    if (const auto removed = m_removed.constFind(id); removed != m_removed.constEnd())
        put({*removed});
    m_removed.remove(id);
}

QString TemplateStore::freeName(const QString &name, const QStringList &alsoTaken) const
{
    const auto isTaken = [&](const QString &candidate) {
        return findName(candidate) || alsoTaken.contains(candidate, Qt::CaseInsensitive);
    };
    if (!isTaken(name))
        return name;
    for (int number = 2;; ++number) {
        const QString next = tr("%1 (%2)").arg(name).arg(number);
        if (!isTaken(next))
            return next;
    }
}

QStringList TemplateStore::clashes(const QList<QByteArray> &documents) const
{
    QStringList names;
    for (const QByteArray &document : documents) {
        const auto content = templateFromJson(document);
        if (content && findName(content->name) && !names.contains(content->name))
            names.append(content->name);
    }
    return names;
}

void TemplateStore::import(const QList<QByteArray> &documents, Clash clash)
{
    QList<TemplateRecord> records;
    QStringList names;
    for (const QByteArray &document : documents) {
        auto content = templateFromJson(document);
        if (!content)
            continue;
        TemplateRecord record = newRecord(document);
        const KeptTemplate *known = findName(content->name);
        if (known && clash == Clash::Skip)
            continue;
        if (known && clash == Clash::Replace) {
            record.id = known->record.id;
        } else if (const QString free = freeName(content->name, names);
                   free != content->name && !content->isNewer()) {
            content->name = free;
            record.document = templateToJson(*content, document);
        }
        names.append(content->name);
        records.append(record);
    }
    if (!records.isEmpty())
        put(records);
}

QByteArray TemplateStore::exported(const QStringList &ids) const
{
    QList<QByteArray> documents;
    for (const QString &id : ids) {
        if (const KeptTemplate *kept = find(id))
            documents.append(kept->record.document);
    }
    return templateFile(documents);
}

} // namespace osc
