// SPDX-License-Identifier: Apache-2.0
#include "formcontext.h"

#include <core/spectemplate.h>
#include <models/namepattern.h>

namespace osc {

FormContext::FormContext(QList<Backend *> backends, SecretStore *secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
{
    for (Backend *backend : backends)
        m_backends.append(backend);
    m_draft.setCheckedAs([this](const SandboxSpec &spec) { return checked(spec); });
    connect(&m_draft, &SpecDraft::specChanged, this, &FormContext::checkName);
}

QList<Backend *> FormContext::backends() const
{
    QList<Backend *> present;
    for (const auto &backend : m_backends) {
        if (backend)
            present.append(backend);
    }
    return present;
}

void FormContext::setBackend(Backend *backend)
{
    if (m_backend == backend)
        return;
    if (m_backend)
        m_backend->disconnect(this);
    m_backend = backend;
    if (m_backend) {
        connect(m_backend, &Backend::statusChanged, this, &FormContext::readBackend);
        connect(m_backend, &Backend::profileChanged, this, &FormContext::readBackend);
        connect(m_backend, &Backend::rulesChanged, this, &FormContext::readBackend);
        connect(m_backend, &QObject::destroyed, this, &FormContext::backendChanged);
    }
    readBackend();
}

void FormContext::readBackend()
{
    if (m_backend)
        m_draft.setRules(m_backend->validationRules());
    Q_EMIT backendChanged();
}

Capabilities FormContext::capabilities() const
{
    return m_backend ? m_backend->capabilities() : Capabilities();
}

QString FormContext::connectionName() const
{
    return m_backend ? m_backend->profile().name : QString();
}

void FormContext::setBuckets(const BucketAccess &access, CredentialStore *credentials)
{
    m_buckets = access;
    m_credentials = credentials;
}

void FormContext::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    checkName();
    m_draft.checkNow();
    Q_EMIT countChanged();
}

Result<QStringList> FormContext::names() const
{
    return expandNames(spec().name(), m_count);
}

void FormContext::setPlaceholders(const QMap<QString, QString> &values)
{
    m_placeholders = values;
    m_editsTemplate = true;
    checkName();
    m_draft.checkNow();
}

void FormContext::checkName()
{
    QList<Problem> problems;
    if (const auto made = names(); !made && !m_editsTemplate) {
        Problem problem = ownProblem(QStringLiteral("metadata.name"), made.error().message);
        if (!hasNumber(spec().name()) && !spec().name().contains(u'{'))
            problem.repair = spec().name() + QStringLiteral("-{n}");
        problems.append(problem);
    }
    m_draft.setExtraProblems(QStringLiteral("name"), problems);
}

/// What will be sent: the first of several names stands for all of them.
SandboxSpec FormContext::checked(const SandboxSpec &spec) const
{
    if (m_editsTemplate)
        return substituted(spec, m_placeholders);
    const auto made = expandNames(spec.name(), 1);
    if (spec.name().isEmpty())
        return spec;
    SandboxSpec first = spec;
    if (made)
        first.metadata.insert(QStringLiteral("name"), made->first());
    else
        first.metadata.remove(QStringLiteral("name")); // it has a problem of its own
    return first;
}

void FormContext::setImageFacts(const std::optional<ImageFacts> &facts)
{
    m_imageFacts = facts;
    Q_EMIT imageFactsChanged();
}

} // namespace osc
