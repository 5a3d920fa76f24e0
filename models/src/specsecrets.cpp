// SPDX-License-Identifier: Apache-2.0
#include <models/specsecrets.h>

#include <core/specjson.h>
#include <models/specdrafttext.h>

#include <algorithm>

namespace osc {

namespace {

QString leftOut(const QString &key)
{
    return QStringLiteral("${env.%1}").arg(key);
}

} // namespace

SandboxSpec withoutHiddenValues(SandboxSpec spec, const QSet<QString> &hidden)
{
    for (auto it = spec.env.begin(); it != spec.env.end(); ++it) {
        if (it->has_value() && !(*it)->isEmpty() && hidden.contains(it.key()))
            it.value() = leftOut(it.key());
    }
    return spec;
}

QStringList missingValues(const SandboxSpec &spec)
{
    QStringList keys;
    for (auto it = spec.env.begin(); it != spec.env.end(); ++it) {
        if (it->has_value() && **it == leftOut(it.key()))
            keys.append(it.key());
    }
    return keys;
}

SpecTemplate templateOf(const SandboxSpec &spec, const QSet<QString> &hidden)
{
    SandboxSpec kept = spec;
    QStringList secrets;
    const QStringList missing = missingValues(spec);
    for (auto it = kept.env.begin(); it != kept.env.end(); ++it) {
        if (!it->has_value() || !(hidden.contains(it.key()) || missing.contains(it.key())))
            continue;
        const QString &value = **it;
        const bool isOne = value.startsWith(u"${") && value.endsWith(u'}') &&
                           isPlaceholderName(QStringView(value).mid(2).chopped(1));
        const QString name = isOne ? value.mid(2).chopped(1) : placeholderName(it.key());
        it.value() = QStringLiteral("${%1}").arg(name);
        secrets.append(name);
    }
    SpecTemplate made;
    made.request = toStoredJson(kept);
    const auto uses = placeholdersIn(made.request);
    for (const PlaceholderUse &use : uses)
        made.placeholders.append({use.name, {}, secrets.contains(use.name)});
    return made;
}

QString registryLoginKey(const QString &image)
{
    return QStringLiteral("registry/") + registryOf(image);
}

/// The user name has no line break, so the first one separates it from the password.
SecretString packedLogin(const RegistryLogin &login)
{
    return SecretString(login.username.toUtf8() + '\n' + login.password.reveal());
}

std::optional<RegistryLogin> unpackedLogin(const SecretString &secret)
{
    const auto end = secret.reveal().indexOf('\n');
    if (end < 0)
        return {};
    return RegistryLogin{QString::fromUtf8(secret.reveal().left(end)),
                         SecretString(secret.reveal().mid(end + 1))};
}

} // namespace osc
