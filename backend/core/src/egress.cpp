// SPDX-License-Identifier: Apache-2.0
#include <core/egress.h>

namespace osc {

namespace {

const QString &prefix()
{
    static const QString text = u"OPENSANDBOX_EGRESS_"_qs;
    return text;
}

} // namespace

const QStringList &allowedEgressKeys()
{
    static const QStringList keys = [] {
        QStringList out;
        for (const auto *name : {
                 u"CREDENTIAL_VAULT_REQUIRE_SCOPED_MATCH",
                 u"CREDENTIAL_VAULT_REQUIRE_TLS",
                 u"CREDENTIAL_VAULT_TRUSTED_PROXY_CIDRS",
                 u"DENY_WEBHOOK",
                 u"DNS_UPSTREAM_TIMEOUT",
                 u"LOG_LEVEL",
                 u"METRICS_EXTRA_ATTRS",
                 u"MITMPROXY_EXTRA_PORTS",
                 u"MITMPROXY_SSL_INSECURE",
                 u"MITMPROXY_TRANSPARENT",
                 u"POLICY_FILE",
             })
            out << prefix() + QString::fromUtf16(name);
        return out;
    }();
    return keys;
}

EgressSplit splitEgressEnv(const EnvironmentMap &env, ValidationRules::Generation generation)
{
    EgressSplit out;
    for (auto it = env.cbegin(); it != env.cend(); ++it) {
        const bool forSidecar =
            generation == ValidationRules::Generation::V1_1 && it.key().startsWith(prefix());
        if (!forSidecar) {
            out.sandbox.insert(it.key(), it.value());
            continue;
        }
        if (!allowedEgressKeys().contains(it.key())) {
            if (out.refusedKey.isEmpty())
                out.refusedKey = it.key();
            continue;
        }
        out.sidecar.insert(it.key(), it.value());
        if (it.key() == prefix() + u"MITMPROXY_TRANSPARENT"_qs)
            out.sandbox.insert(it.key(), it.value());
    }
    return out;
}

QStringList environmentList(const EnvironmentMap &env)
{
    QStringList out;
    for (auto it = env.cbegin(); it != env.cend(); ++it) {
        if (it.value())
            out << it.key() + u'=' + *it.value();
    }
    return out;
}

} // namespace osc
