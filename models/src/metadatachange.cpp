// SPDX-License-Identifier: Apache-2.0
#include <models/metadatachange.h>

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace osc {

namespace {

struct MetadataText
{
    Q_DECLARE_TR_FUNCTIONS(osc::MetadataChange)
};

const QString reservedKeyPrefix = QStringLiteral("opensandbox.io/");

/// What the server says about one entry (docker-runtime 1.7: the rules of a create request).
QString complaint(const QString &key, const QString &value)
{
    SandboxSpec spec;
    spec.image = QStringLiteral("x");
    spec.metadata.insert(key, value);
    ValidationRules rules;
    rules.ourOwn = false;
    const QList<Problem> problems = validate(spec, rules);
    for (const Problem &problem : problems)
        if (problem.severity == Severity::Error && problem.field.startsWith(QLatin1String("metadata")))
            return problem.message;
    return {};
}

} // namespace

MetadataChange::MetadataChange(const QList<SandboxRow> &rows)
{
    QMap<QString, Entry> entries;
    QMap<QString, QSet<QString>> values;
    for (const SandboxRow &row : rows) {
        const QMap<QString, QString> &metadata = row.sandbox.metadata;
        m_sandboxes.append({row.key(), metadata});
        for (auto it = metadata.cbegin(); it != metadata.cend(); ++it) {
            Entry &entry = entries[it.key()];
            entry.key = it.key();
            ++entry.have;
            values[it.key()].insert(it.value());
        }
    }
    for (Entry &entry : entries) {
        const QSet<QString> &own = values.value(entry.key);
        entry.valueCount = static_cast<int>(own.size());
        if (entry.valueCount == 1)
            entry.value = *own.cbegin();
        m_entries.append(entry);
    }
}

void MetadataChange::setValue(int index, const QString &value)
{
    Entry &entry = m_entries[index];
    entry.value = value;
    entry.changed = true;
    entry.removed = false;
}

void MetadataChange::setKey(int index, const QString &key)
{
    if (m_entries.at(index).added)
        m_entries[index].key = key.trimmed();
}

void MetadataChange::setRemoved(int index, bool removed)
{
    if (m_entries.at(index).added)
        m_entries.removeAt(index);
    else
        m_entries[index].removed = removed;
}

int MetadataChange::add()
{
    Entry entry;
    entry.added = true;
    entry.changed = true;
    m_entries.append(entry);
    return static_cast<int>(m_entries.size()) - 1;
}

QString MetadataChange::mixedText(int index) const
{
    const Entry &entry = m_entries.at(index);
    if (!entry.isMixed(sandboxCount()))
        return {};
    QStringList parts;
    if (entry.valueCount > 1)
        parts << MetadataText::tr("%n different value(s)", nullptr, entry.valueCount);
    if (entry.have < sandboxCount())
        parts << MetadataText::tr("on %1 of %2").arg(entry.have).arg(sandboxCount());
    return parts.join(QStringLiteral(", "));
}

QHash<int, QString> MetadataChange::problems() const
{
    QHash<int, QString> problems;
    QSet<QString> seen;
    for (int index = 0; index < m_entries.size(); ++index) {
        const Entry &entry = m_entries.at(index);
        const bool empty = entry.added && entry.key.isEmpty() && entry.value.isEmpty();
        if (!empty && seen.contains(entry.key))
            problems.insert(index, MetadataText::tr("The key “%1” is there already.").arg(entry.key));
        seen.insert(entry.key);
        if (empty || (!entry.changed && !entry.removed) || problems.contains(index))
            continue;
        if (entry.key.startsWith(reservedKeyPrefix))
            problems.insert(
                index, MetadataText::tr("The key “%1” is reserved and cannot be changed.").arg(entry.key));
        else if (const QString why = entry.removed ? QString() : complaint(entry.key, entry.value);
                 !why.isEmpty())
            problems.insert(index, why);
    }
    return problems;
}

bool MetadataChange::isChanged() const
{
    return !jobs().isEmpty();
}

QList<BulkJob> MetadataChange::jobs() const
{
    QList<BulkJob> jobs;
    for (const Known &sandbox : m_sandboxes) {
        SandboxOrder order;
        order.action = SandboxAction::PatchMetadata;
        for (const Entry &entry : m_entries) {
            const auto own = sandbox.metadata.constFind(entry.key);
            const bool has = own != sandbox.metadata.cend();
            if (entry.key.isEmpty())
                continue;
            if (entry.removed && has)
                order.patch.insert(entry.key, std::nullopt);
            else if (!entry.removed && entry.changed && (!has || *own != entry.value))
                order.patch.insert(entry.key, entry.value);
        }
        if (!order.patch.isEmpty())
            jobs.append({sandbox.key, order});
    }
    return jobs;
}

} // namespace osc
