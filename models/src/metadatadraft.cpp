// SPDX-License-Identifier: Apache-2.0
#include <models/metadatadraft.h>

#include <models/wording.h>

#include <core/validation.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct DraftWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::MetadataDraft)
};

} // namespace

MetadataDraft::MetadataDraft(const Metadata &metadata, const QString &key)
    : m_current(metadata)
    , m_originalKey(key)
    , m_base(find(metadata, key))
    , m_key(key)
    , m_value(m_base.value_or(QString()))
    , m_atStart(metadata)
{}

std::optional<QString> MetadataDraft::find(const Metadata &metadata, const QString &key)
{
    const auto found = metadata.constFind(key);
    return found == metadata.cend() ? std::nullopt : std::optional(*found);
}

void MetadataDraft::setCurrent(const Metadata &metadata)
{
    m_current = metadata;
}

QString MetadataDraft::problem() const
{
    if (m_key.isEmpty())
        return DraftWords::tr("The key is missing.");
    if (m_key != m_originalKey && m_atStart.contains(m_key) && m_current.contains(m_key))
        return DraftWords::tr("There is a key %1 already; change that one.").arg(safeText(m_key));
    SandboxSpec spec;
    spec.metadata.insert(m_key, m_value);
    ValidationRules rules;
    for (const Problem &problem : validate(spec, rules)) {
        if (problem.field.startsWith(QLatin1String("metadata")))
            return safeText(problem.message);
    }
    return {};
}

QString MetadataDraft::conflict() const
{
    if (!isNew() && find(m_current, m_originalKey) != m_base) {
        const auto theirs = find(m_current, m_originalKey);
        return theirs ? DraftWords::tr("%1 was changed to “%2” elsewhere while you edited it.")
                            .arg(safeText(m_originalKey), safeText(*theirs))
                      : DraftWords::tr("%1 was removed elsewhere while you edited it.")
                            .arg(safeText(m_originalKey));
    }
    if (m_key != m_originalKey && !m_atStart.contains(m_key) && m_accepted != m_key) {
        if (const auto theirs = find(m_current, m_key))
            return DraftWords::tr("%1 was added as “%2” elsewhere while you edited it.")
                .arg(safeText(m_key), safeText(*theirs));
    }
    return {};
}

bool MetadataDraft::resolve(Choice choice)
{
    const bool ofOriginal = !isNew() && find(m_current, m_originalKey) != m_base;
    const QString key = ofOriginal ? m_originalKey : m_key;
    const auto theirs = find(m_current, key);
    if (choice == Choice::Theirs) {
        *this = MetadataDraft(m_current, theirs ? key : QString());
        return theirs.has_value();
    }
    if (ofOriginal)
        m_base = theirs;
    else
        m_accepted = key;
    return true;
}

bool MetadataDraft::isChanged() const
{
    return isNew() || m_key != m_originalKey || find(m_current, m_originalKey) != m_value;
}

MetadataDraft::Patch MetadataDraft::patch() const
{
    Patch patch{{m_key, m_value}};
    if (!isNew() && m_key != m_originalKey)
        patch.insert(m_originalKey, std::nullopt);
    return patch;
}

} // namespace osc
