// SPDX-License-Identifier: Apache-2.0
#include <models/vaultstore.h>

#include <models/wording.h>

namespace osc {

VaultStore::VaultStore(QObject *parent)
    : QObject(parent)
{}

VaultStore::~VaultStore() = default;

void VaultStore::open(CredentialVaultService *service, const QString &sandboxId)
{
    close();
    m_service = service;
    m_sandboxId = sandboxId;
    refresh();
}

void VaultStore::close()
{
    m_reading.cancel();
    m_changing.cancel();
    m_service = nullptr;
    m_state.reset();
    m_none.clear();
    m_error.reset();
    Q_EMIT changed();
}

void VaultStore::refresh()
{
    if (!m_service)
        return;
    m_error.reset();
    m_reading = m_service->get(m_sandboxId, [this](const Result<VaultState> &state) { read(state); });
    Q_EMIT changed();
}

void VaultStore::read(const Result<VaultState> &state)
{
    if (state) {
        m_state = *state;
        m_none.clear();
    } else if (state.error().kind == ErrorKind::NotFound) {
        m_state.reset();
        m_none = state.error().message;
    } else {
        m_error = state.error();
    }
    Q_EMIT changed();
}

void VaultStore::changedTo(const Result<VaultState> &state, const std::function<void(const Done &)> &done)
{
    if (state) {
        m_state = *state;
        m_none.clear();
        Q_EMIT changed();
        return done(Done());
    }
    Error error = state.error();
    if (error.kind == ErrorKind::Conflict) {
        error.message = tr("Somebody else changed the vault meanwhile. It was read again.");
        error.advice = tr("Look at it and save once more: your change is made to what is there now.");
        refresh();
    }
    Q_EMIT changed();
    done(error);
}

void VaultStore::change(const VaultPatch &patch, const std::function<void(const Done &)> &done)
{
    if (!m_service || isChanging())
        return;
    const auto ended = [this, done](const Result<VaultState> &state) { changedTo(state, done); };
    if (m_state) {
        VaultPatch checked = patch;
        checked.expectedRevision = m_state->revision;
        m_changing = m_service->patch(m_sandboxId, checked, ended);
    } else {
        m_changing = m_service->create(m_sandboxId, patch.addCredentials, patch.addBindings, ended);
    }
    Q_EMIT changed();
}

void VaultStore::removeVault(const std::function<void(const Done &)> &done)
{
    if (!m_service || isChanging())
        return;
    m_changing = m_service->remove(m_sandboxId, [this, done](const Done &removed) {
        refresh();
        done(removed);
    });
    Q_EMIT changed();
}

QStringList VaultStore::credentialNames() const
{
    QStringList names;
    if (m_state)
        for (const VaultCredential &credential : m_state->credentials)
            names << credential.name;
    return names;
}

QStringList VaultStore::bindingNames() const
{
    QStringList names;
    if (m_state)
        for (const VaultBinding &binding : m_state->bindings)
            names << binding.name;
    return names;
}

QString vaultAuthText(const VaultAuth &auth)
{
    switch (auth.type) {
    case VaultAuth::Type::Bearer:
        return VaultStore::tr("Bearer token");
    case VaultAuth::Type::Basic:
        return VaultStore::tr("Basic authentication");
    case VaultAuth::Type::ApiKey:
        return auth.headerName.isEmpty() ? VaultStore::tr("Header")
                                         : VaultStore::tr("Header %1").arg(safeText(auth.headerName));
    case VaultAuth::Type::CustomHeaders:
        return VaultStore::tr("Several headers");
    case VaultAuth::Type::Passthrough:
        return VaultStore::tr("Let through unchanged");
    case VaultAuth::Type::Unknown:
        break;
    }
    return safeText(auth.typeName);
}

QString vaultMatchText(const VaultMatch &match)
{
    const QString schemes =
        match.schemes.isEmpty() ? QStringLiteral("https") : match.schemes.join(QLatin1Char('|'));
    QStringList targets;
    for (const QString &host : match.hosts)
        targets << QStringLiteral("%1://%2").arg(schemes, host);
    QString text = targets.join(QStringLiteral(", "));
    if (!match.paths.isEmpty())
        text = VaultStore::tr("%1, paths %2").arg(text, match.paths.join(QLatin1Char(' ')));
    if (!match.methods.isEmpty())
        text = VaultStore::tr("%1, methods %2").arg(text, match.methods.join(QLatin1Char(' ')));
    return safeText(text);
}

} // namespace osc
