// SPDX-License-Identifier: Apache-2.0
#include "speccode.h"

#include <core/specjson.h>

#include <QSet>

#include <algorithm>

namespace osc {

namespace {

bool isPlain(char32_t c)
{
    if (c < 0x20 || c == U'"' || c == U'\\')
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

/// A string literal; what acts instead of being seen is escaped.
QString literal(const QString &text)
{
    QString out = u"\""_qs;
    for (const char32_t c : text.toUcs4()) {
        if (isPlain(c))
            out += QString::fromUcs4(&c, 1);
        else if (c == U'"' || c == U'\\')
            out += u'\\' + QString(QChar(ushort(c)));
        else if (c == U'\n')
            out += u"\\n"_qs;
        else if (c == U'\t')
            out += u"\\t"_qs;
        else if (c < 0x10000)
            out += u"\\u%1"_qs.arg(uint(c), 4, 16, QLatin1Char('0'));
        else
            out += u"\\U%1"_qs.arg(uint(c), 8, 16, QLatin1Char('0'));
    }
    return out + u'"';
}

/// "f(a, b)" on one line when it is short, else one argument per line. Literals contain no line breaks, so
/// nested blocks can be indented as text.
QString block(const QString &begin, const QStringList &arguments, const QString &end)
{
    constexpr qsizetype longest = 72;
    const QString line = begin + arguments.join(u", "_qs) + end;
    if (line.size() <= longest && !line.contains(u'\n'))
        return line;
    QString out = begin;
    for (const QString &argument : arguments)
        out += u"\n    "_qs + QString(argument).replace(u'\n', u"\n    "_qs) + u',';
    return out + u'\n' + end;
}

QString listOf(const QStringList &items)
{
    return block(u"["_qs, items, u"]"_qs);
}

QString literals(const QStringList &texts)
{
    QStringList items;
    for (const QString &text : texts)
        items << literal(text);
    return listOf(items);
}

QString dictionary(const QMap<QString, QString> &pairs)
{
    QStringList items;
    for (auto it = pairs.cbegin(); it != pairs.cend(); ++it)
        items << literal(it.key()) + u": "_qs + literal(it.value());
    return block(u"{"_qs, items, u"}"_qs);
}

/// Writes the expressions of one call and remembers what has to be imported for them.
class PythonWriter
{
public:
    explicit PythonWriter(const SandboxSpec &spec)
        : m_spec(spec)
    {}

    QString write()
    {
        const QString function = m_spec.templateId.isEmpty() ? u"create"_qs : u"create_from_template"_qs;
        const QString call = block(u"sandbox = SandboxSync.%1("_qs.arg(function), arguments(), u")"_qs);
        const QString note = missingLimitsNote(m_spec);
        QString out;
        if (m_usesSecrets)
            out += u"import os\n"_qs;
        out += u"from datetime import timedelta\n\nfrom opensandbox import SandboxSync\n"_qs;
        if (!m_models.isEmpty()) {
            QStringList models = m_models.values();
            models.sort();
            out += models.size() < 3
                       ? u"from opensandbox.models.sandboxes import %1\n"_qs.arg(models.join(u", "_qs))
                       : block(u"from opensandbox.models.sandboxes import ("_qs, models, u")"_qs) + u'\n';
        }
        out += u'\n';
        if (!note.isEmpty())
            out += u"# "_qs + note + u'\n';
        return out + call + u"\nprint(sandbox.id)\n"_qs;
    }

private:
    QString model(const QString &name, const QStringList &arguments)
    {
        m_models.insert(name);
        return block(name + u'(', arguments, u")"_qs);
    }

    QString secret(const QString &owner, const QString &part)
    {
        m_usesSecrets = true;
        return u"os.environ[%1]"_qs.arg(literal(secretVariable(owner, part)));
    }

    QStringList arguments()
    {
        QStringList out;
        const auto add = [&out](const QString &name, const QString &value) { out << name + u'=' + value; };
        const auto addPairs = [&](const QString &name, const QMap<QString, QString> &pairs) {
            if (!pairs.isEmpty())
                add(name, dictionary(pairs));
        };
        if (!m_spec.templateId.isEmpty())
            out << literal(m_spec.templateId);
        if (!m_spec.image.isEmpty())
            out << image();
        if (!m_spec.snapshotId.isEmpty())
            add(u"snapshot_id"_qs, literal(m_spec.snapshotId));
        add(u"timeout"_qs,
            m_spec.timeoutSeconds ? u"timedelta(seconds=%1)"_qs.arg(*m_spec.timeoutSeconds) : u"None"_qs);
        if (!m_spec.entrypoint.isEmpty())
            add(u"entrypoint"_qs, literals(m_spec.entrypoint));
        addPairs(u"resource"_qs, m_spec.resourceLimits);
        addPairs(u"resource_requests"_qs, m_spec.resourceRequests);
        addPairs(u"env"_qs, givenEnv(m_spec));
        addPairs(u"metadata"_qs, m_spec.metadata);
        if (!m_spec.platformOs.isEmpty() || !m_spec.platformArch.isEmpty()) {
            add(u"platform"_qs, model(u"PlatformSpec"_qs, {u"os="_qs + literal(m_spec.platformOs),
                                                           u"arch="_qs + literal(m_spec.platformArch)}));
        }
        if (m_spec.networkPolicy)
            add(u"network_policy"_qs, policy(*m_spec.networkPolicy));
        if (m_spec.credentialProxy)
            add(u"credential_proxy"_qs, model(u"CredentialProxyConfig"_qs, {u"enabled=True"_qs}));
        if (m_spec.secureAccess)
            add(u"secure_access"_qs, u"True"_qs);
        if (!m_spec.lifecycle.isEmpty())
            add(u"lifecycle"_qs, lifecycle(m_spec.lifecycle));
        if (!m_spec.volumes.isEmpty()) {
            QStringList volumes;
            for (const VolumeSpec &one : m_spec.volumes)
                volumes << volume(one);
            add(u"volumes"_qs, listOf(volumes));
        }
        addPairs(u"extensions"_qs, m_spec.extensions);
        if (m_spec.readiness.kind == ReadinessCheck::Kind::State)
            add(u"skip_health_check"_qs, u"True"_qs);
        else
            add(u"ready_timeout"_qs, u"timedelta(seconds=%1)"_qs.arg(m_spec.readiness.timeoutSeconds));
        return out;
    }

    QString image()
    {
        if (!m_spec.auth)
            return literal(m_spec.image);
        const QString auth =
            model(u"SandboxImageAuth"_qs, {u"username="_qs + literal(m_spec.auth->username),
                                           u"password="_qs + secret(u"registry"_qs, u"password"_qs)});
        return model(u"SandboxImageSpec"_qs, {u"image="_qs + literal(m_spec.image), u"auth="_qs + auth});
    }

    QString policy(const NetworkPolicy &policy)
    {
        QStringList members;
        if (!policy.defaultAction.isEmpty())
            members << u"default_action="_qs + literal(policy.defaultAction);
        QStringList rules;
        for (const NetworkRule &rule : policy.egress) {
            rules << model(u"NetworkRule"_qs,
                           {u"action="_qs + literal(rule.action), u"target="_qs + literal(rule.target)});
        }
        if (!rules.isEmpty())
            members << u"egress="_qs + listOf(rules);
        return model(u"NetworkPolicy"_qs, members);
    }

    QString hook(const LifecycleHook &hook, const QString &modelName)
    {
        QStringList members;
        if (!hook.name.isEmpty())
            members << u"name="_qs + literal(hook.name);
        if (!hook.schedule.isEmpty())
            members << u"schedule="_qs + literal(hook.schedule);
        members << u"command="_qs + literals(hook.command);
        if (hook.timeoutSeconds)
            members << u"timeout_seconds=%1"_qs.arg(*hook.timeoutSeconds);
        return model(modelName, members);
    }

    QString lifecycle(const LifecycleHooks &hooks)
    {
        QStringList members;
        if (hooks.preStart)
            members << u"pre_start="_qs + hook(*hooks.preStart, u"LifecycleHook"_qs);
        QStringList periodic;
        for (const LifecycleHook &one : hooks.periodic)
            periodic << hook(one, u"PeriodicLifecycleHook"_qs);
        if (!periodic.isEmpty())
            members << u"periodic="_qs + listOf(periodic);
        return model(u"SandboxLifecycle"_qs, members);
    }

    QString source(const VolumeSpec &volume)
    {
        switch (volume.kind) {
        case VolumeKind::Host:
            return u"host="_qs + model(u"Host"_qs, {u"path="_qs + literal(volume.hostPath)});
        case VolumeKind::Claim:
            return u"pvc="_qs + claim(volume.claim);
        case VolumeKind::Ossfs:
            break;
        }
        return u"ossfs="_qs + ossfs(volume.ossfs);
    }

    QString claim(const ClaimSource &claim)
    {
        QStringList members{u"claim_name="_qs + literal(claim.claimName)};
        if (!claim.createIfNotExists)
            members << u"create_if_not_exists=False"_qs;
        if (claim.deleteOnSandboxTermination)
            members << u"delete_on_sandbox_termination=True"_qs;
        if (!claim.storageClass.isEmpty())
            members << u"storage_class="_qs + literal(claim.storageClass);
        if (!claim.storage.isEmpty())
            members << u"storage="_qs + literal(claim.storage);
        if (!claim.accessModes.isEmpty())
            members << u"access_modes="_qs + literals(claim.accessModes);
        return model(u"PVC"_qs, members);
    }

    QString ossfs(const OssfsSource &ossfs)
    {
        QStringList members{u"bucket="_qs + literal(ossfs.bucket), u"endpoint="_qs + literal(ossfs.endpoint),
                            u"version="_qs + literal(ossfs.version)};
        if (!ossfs.options.isEmpty())
            members << u"options="_qs + literals(ossfs.options);
        if (!ossfs.credential.isEmpty()) {
            members << u"access_key_id="_qs + secret(ossfs.credential, u"access_key_id"_qs)
                    << u"access_key_secret="_qs + secret(ossfs.credential, u"access_key_secret"_qs);
        }
        return model(u"OSSFS"_qs, members);
    }

    QString volume(const VolumeSpec &volume)
    {
        QStringList members{u"name="_qs + literal(volume.name), source(volume),
                            u"mount_path="_qs + literal(volume.mountPath)};
        if (!volume.subPath.isEmpty())
            members << u"sub_path="_qs + literal(volume.subPath);
        if (volume.readOnly)
            members << u"read_only=True"_qs;
        return model(u"Volume"_qs, members);
    }

    const SandboxSpec &m_spec;
    QSet<QString> m_models;
    bool m_usesSecrets = false;
};

} // namespace

QString toPythonCode(const SandboxSpec &spec)
{
    return PythonWriter(spec).write();
}

} // namespace osc
