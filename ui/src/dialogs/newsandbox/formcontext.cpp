// SPDX-License-Identifier: Apache-2.0
#include "formcontext.h"

namespace osc {

FormContext::FormContext(QList<Backend *> backends, SecretStore *secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
{
    for (Backend *backend : backends)
        m_backends.append(backend);
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

void FormContext::setImageFacts(const std::optional<ImageFacts> &facts)
{
    m_imageFacts = facts;
    Q_EMIT imageFactsChanged();
}

} // namespace osc
