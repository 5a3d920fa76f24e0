// SPDX-License-Identifier: Apache-2.0
#include "environmentpage.h"

#include "keyvaluetable.h"

#include <QVBoxLayout>

namespace osc {

namespace {

constexpr QStringView envPrefix = u"env.";
constexpr QStringView metadataPrefix = u"metadata.";
constexpr QStringView extensionPrefix = u"extensions.";
constexpr QStringView poolExtension = u"poolRef"; ///< Chosen on Basics.

/// A map keeps only one of two rows with the same key; the form says so instead of losing one.
QList<Problem> repeatedKeys(const QList<KeyValue> &rows, QStringView prefix)
{
    QList<Problem> problems;
    QSet<QString> seen;
    for (const KeyValue &row : rows) {
        const QString field = prefix.toString() + row.key;
        if (row.key.isEmpty())
            problems.append(ownProblem(prefix.chopped(1).toString(),
                                       EnvironmentPage::tr("The value “%1” has no key.").arg(row.value)));
        else if (seen.contains(row.key))
            problems.append(
                ownProblem(field, EnvironmentPage::tr("%1 is there twice. Remove one.").arg(row.key)));
        seen.insert(row.key);
    }
    return problems;
}

QSet<QString> keysIn(const QList<Problem> &problems, QStringView prefix)
{
    QSet<QString> keys;
    for (const Problem &problem : problems) {
        if (problem.field.startsWith(prefix))
            keys.insert(problem.field.mid(prefix.size()));
    }
    return keys;
}

} // namespace

EnvironmentPage::EnvironmentPage(FormContext &context, QWidget *parent)
    : FormPage(context, DraftPage::Environment, tr("Environment"),
               tr("Variables that the process sees, and metadata to find the sandbox by."), parent)
    , m_env(new KeyValueTable(QStringLiteral("env"), tr("Variables"), KeyValueTable::Secrets::CanBeHidden))
    , m_metadata(new KeyValueTable(QStringLiteral("metadata"), tr("Metadata"), KeyValueTable::Secrets::None))
    , m_extensions(
          new KeyValueTable(QStringLiteral("extensions"), tr("Extensions"), KeyValueTable::Secrets::None))
    , m_envField(makeField(tr("&Variables"), m_env, {QStringLiteral("env")}))
    , m_metadataField(makeField(tr("&Metadata"), m_metadata, {QStringLiteral("metadata")}))
    , m_extensionsField(makeField(tr("E&xtensions"), m_extensions, {QStringLiteral("extensions")}))
{
    m_envField->setTouched(true);
    m_metadataField->setTouched(true);
    m_envField->setHint(tr("Hidden values are sent, but appear as ${KEY} in Review and in copies."));
    m_metadataField->setHint(
        tr("Labels such as team = agents: letters, digits, “-”, “_” and “.”, at most 63."));
    m_extensionsField->setTouched(true);
    m_extensionsField->setHint(
        tr("What the runtime is told besides, such as access.renew.extend.seconds = 600."));
    auto *column = makeColumn();
    column->addWidget(m_envField, 1);
    column->addWidget(m_metadataField, 1);
    column->addWidget(m_extensionsField, 1);
    connect(m_env, &KeyValueTable::changed, this, &EnvironmentPage::takeEnv);
    connect(m_metadata, &KeyValueTable::changed, this, &EnvironmentPage::takeMetadata);
    connect(m_extensions, &KeyValueTable::changed, this, &EnvironmentPage::takeExtensions);
    load();
}

void EnvironmentPage::load()
{
    QList<KeyValue> env;
    for (auto it = spec().env.begin(); it != spec().env.end(); ++it) {
        if (it->has_value())
            env.append({it.key(), **it});
    }
    QList<KeyValue> metadata;
    for (auto it = spec().metadata.begin(); it != spec().metadata.end(); ++it) {
        if (it.key() != u"name")
            metadata.append({it.key(), *it});
    }
    m_env->setRows(env, draft().hiddenEnv());
    m_metadata->setRows(metadata, {});
    QList<KeyValue> extensions;
    for (auto it = spec().extensions.begin(); it != spec().extensions.end(); ++it) {
        if (it.key() != poolExtension)
            extensions.append({it.key(), *it});
    }
    m_extensions->setRows(extensions, {});
    draft().setExtraProblems(QStringLiteral("env"), {});
    draft().setExtraProblems(QStringLiteral("metadata"), {});
    draft().setExtraProblems(QStringLiteral("extensions"), {});
}

void EnvironmentPage::takeEnv()
{
    const auto rows = m_env->rows();
    draft().edit([&](SandboxSpec &spec) {
        spec.env.clear();
        for (const KeyValue &row : rows) {
            if (!row.key.isEmpty())
                spec.env.insert(row.key, row.value);
        }
    });
    draft().setHiddenEnv(m_env->hiddenKeys());
    draft().setExtraProblems(QStringLiteral("env"), repeatedKeys(rows, envPrefix));
}

void EnvironmentPage::takeMetadata()
{
    const auto rows = m_metadata->rows();
    auto problems = repeatedKeys(rows, metadataPrefix);
    draft().edit([&](SandboxSpec &spec) {
        const QString nameKey = QStringLiteral("name");
        const auto name = spec.metadata.find(nameKey);
        const auto kept = name == spec.metadata.end() ? std::nullopt : std::optional(*name);
        spec.metadata.clear();
        for (const KeyValue &row : rows) {
            if (!row.key.isEmpty())
                spec.metadata.insert(row.key, row.value);
        }
        if (kept)
            spec.metadata.insert(nameKey, *kept);
        else
            spec.metadata.remove(nameKey);
    });
    for (const KeyValue &row : rows) {
        if (row.key == u"name")
            problems.append(
                ownProblem(QStringLiteral("metadata"), tr("The name is set on Basics. Remove this row.")));
    }
    draft().setExtraProblems(QStringLiteral("metadata"), problems);
}

void EnvironmentPage::takeExtensions()
{
    const auto rows = m_extensions->rows();
    draft().edit([&](SandboxSpec &spec) {
        spec.extensions.removeIf([](const auto &entry) { return entry.key() != poolExtension; });
        for (const KeyValue &row : rows) {
            if (!row.key.isEmpty() && row.key != poolExtension)
                spec.extensions.insert(row.key, row.value);
        }
    });
    draft().setExtraProblems(QStringLiteral("extensions"), repeatedKeys(rows, extensionPrefix));
}

void EnvironmentPage::showProblems()
{
    FormPage::showProblems();
    const auto problems = draft().problemsOn(page());
    m_env->markKeys(keysIn(problems, envPrefix));
    m_metadata->markKeys(keysIn(problems, metadataPrefix));
    m_extensions->markKeys(keysIn(problems, extensionPrefix));
}

void EnvironmentPage::focusField(const QString &field)
{
    FormPage::focusField(field);
    if (field.startsWith(envPrefix))
        m_env->editKey(field.mid(envPrefix.size()));
    else if (field.startsWith(metadataPrefix))
        m_metadata->editKey(field.mid(metadataPrefix.size()));
    else if (field.startsWith(extensionPrefix))
        m_extensions->editKey(field.mid(extensionPrefix.size()));
}

} // namespace osc
