// SPDX-License-Identifier: Apache-2.0
#include <core/secretnames.h>
#include <models/specdraft.h>
#include <models/specdraftmounts.h>
#include <models/specdrafttext.h>

#include <QDir>

#include <algorithm>

namespace osc {

namespace {

QList<VolumeSpec> without(QList<VolumeSpec> volumes, int index)
{
    volumes.removeAt(index);
    return volumes;
}

bool isMemberOf(QStringView field, QStringView parent)
{
    return field == parent ||
           (field.startsWith(parent) && (field.at(parent.size()) == u'.' || field.at(parent.size()) == u'['));
}

} // namespace

DraftPage pageOfField(QStringView field)
{
    static constexpr struct
    {
        QStringView parent;
        DraftPage page;
    } pages[] = {
        {u"metadata.name", DraftPage::Basics},      {u"timeout", DraftPage::Resources},
        {u"resourceLimits", DraftPage::Resources},  {u"resourceRequests", DraftPage::Resources},
        {u"env", DraftPage::Environment},           {u"metadata", DraftPage::Environment},
        {u"volumes", DraftPage::Storage},           {u"networkPolicy", DraftPage::Network},
        {u"credentialProxy", DraftPage::Network},   {u"secureAccess", DraftPage::Network},
        {u"readiness", DraftPage::Readiness},       {u"lifecycle", DraftPage::Readiness},
        {u"extensions.poolRef", DraftPage::Basics}, {u"extensions", DraftPage::Environment},
    };
    for (const auto &entry : pages) {
        if (isMemberOf(field, entry.parent))
            return entry.page;
    }
    return DraftPage::Basics;
}

Problem ownProblem(const QString &field, const QString &message)
{
    Problem problem;
    problem.field = field;
    problem.status = 0;
    problem.message = message;
    return problem;
}

std::optional<int> volumeOfField(QStringView field)
{
    constexpr QStringView prefix = u"volumes[";
    const auto end = field.indexOf(u']');
    if (!field.startsWith(prefix) || end < 0)
        return {};
    bool ok = false;
    const int index = field.mid(prefix.size(), end - prefix.size()).toInt(&ok);
    return ok && index >= 0 ? std::optional(index) : std::nullopt;
}

SpecDraft::SpecDraft(QObject *parent)
    : QObject(parent)
    , m_spec(newSpec())
{
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(checkDelayMs);
    connect(&m_checkTimer, &QTimer::timeout, this, &SpecDraft::collectProblems);
}

SandboxSpec SpecDraft::newSpec()
{
    SandboxSpec spec;
    spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    spec.timeoutSeconds = 3600;
    spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("1")},
                           {QStringLiteral("memory"), QStringLiteral("2Gi")}};
    return spec;
}

void SpecDraft::setSpec(const SandboxSpec &spec)
{
    m_spec = spec;
    m_hiddenEnv.clear();
    for (auto it = spec.env.begin(); it != spec.env.end(); ++it) {
        if (looksSecret(it.key()))
            m_hiddenEnv.insert(it.key());
    }
    Q_EMIT specChanged();
    Q_EMIT specReplaced();
    checkNow();
}

void SpecDraft::edit(const std::function<void(SandboxSpec &)> &change)
{
    SandboxSpec edited = m_spec;
    change(edited);
    if (edited == m_spec)
        return;
    m_spec = edited;
    m_checkTimer.start();
    Q_EMIT specChanged();
}

void SpecDraft::setRules(const ValidationRules &rules)
{
    m_rules = rules;
    m_checkTimer.start();
}

void SpecDraft::setCheckedAs(const std::function<SandboxSpec(const SandboxSpec &)> &checkedAs)
{
    m_checkedAs = checkedAs;
    m_checkTimer.start();
}

void SpecDraft::setKnownClaims(const std::optional<QStringList> &names)
{
    if (m_knownClaims == names)
        return;
    m_knownClaims = names;
    m_checkTimer.start();
}

void SpecDraft::setExtraProblems(const QString &source, const QList<Problem> &problems)
{
    if (m_extraProblems.value(source) == problems)
        return;
    m_extraProblems.insert(source, problems);
    m_checkTimer.start();
}

QList<Problem> SpecDraft::problemsOn(DraftPage page) const
{
    QList<Problem> found;
    std::copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(found),
                 [page](const Problem &problem) { return pageOfField(problem.field) == page; });
    return found;
}

int SpecDraft::errorCount(DraftPage page) const
{
    return int(std::count_if(m_problems.begin(), m_problems.end(), [page](const Problem &problem) {
        return problem.severity == Severity::Error && pageOfField(problem.field) == page;
    }));
}

std::optional<Problem> SpecDraft::firstError() const
{
    for (const Problem &problem : m_problems) {
        if (problem.severity == Severity::Error)
            return problem;
    }
    return {};
}

void SpecDraft::checkNow()
{
    m_checkTimer.stop();
    collectProblems();
}

void SpecDraft::collectProblems()
{
    auto rules = m_rules;
    if (!rules.knownClaims)
        rules.knownClaims = m_knownClaims;
    QList<Problem> problems = validate(checkedSpec(), rules);
    // What it starts from is still to be chosen: that an image is missing is the same once more.
    if (!m_extraProblems.value(QStringLiteral("start")).isEmpty())
        problems.removeIf([](const Problem &problem) { return problem.field == QLatin1String("image"); });
    for (const auto &source : std::as_const(m_extraProblems)) {
        for (const Problem &extra : source) {
            const bool known = std::any_of(problems.begin(), problems.end(), [&](const Problem &problem) {
                return !extra.code.isEmpty() && problem.field == extra.field && problem.code == extra.code;
            });
            if (!known)
                problems.append(extra);
        }
    }
    addRepairs(problems);
    std::stable_sort(problems.begin(), problems.end(), [](const Problem &a, const Problem &b) {
        return pageOfField(a.field) < pageOfField(b.field);
    });
    if (problems == m_problems)
        return;
    m_problems = problems;
    Q_EMIT problemsChanged();
}

void SpecDraft::addRepairs(QList<Problem> &problems) const
{
    for (Problem &problem : problems) {
        const auto index = volumeOfField(problem.field);
        if (!index || *index >= m_spec.volumes.size())
            continue;
        const auto &volume = m_spec.volumes.at(*index);
        const auto others = without(m_spec.volumes, *index);
        const bool isTaken = std::any_of(others.begin(), others.end(), [&](const VolumeSpec &other) {
            return QDir::cleanPath(other.mountPath) == QDir::cleanPath(volume.mountPath);
        });
        if (problem.field.endsWith(u".mountPath") && (isTaken || problem.repair.isEmpty()))
            problem.repair = suggestMountPath(volume, others);
        else if (problem.field.endsWith(u".name") && problem.repair.isEmpty())
            problem.repair = suggestMountName(volume, others);
    }
}

void SpecDraft::setHiddenEnv(const QSet<QString> &keys)
{
    if (m_hiddenEnv == keys)
        return;
    m_hiddenEnv = keys;
    Q_EMIT specChanged();
}

SandboxSpec SpecDraft::shownSpec() const
{
    SandboxSpec shown = m_spec;
    for (auto it = shown.env.begin(); it != shown.env.end(); ++it) {
        if (it->has_value() && m_hiddenEnv.contains(it.key()))
            it.value() = QStringLiteral("${%1}").arg(it.key());
    }
    return shown;
}

int SpecDraft::addMount(const VolumeSpec &volume)
{
    edit([&](SandboxSpec &spec) {
        VolumeSpec added = volume;
        if (added.name.isEmpty())
            added.name = suggestMountName(added, spec.volumes);
        if (added.mountPath.isEmpty())
            added.mountPath = suggestMountPath(added, spec.volumes);
        spec.volumes.append(added);
    });
    return int(m_spec.volumes.size()) - 1;
}

int SpecDraft::duplicateMount(int index)
{
    VolumeSpec copy = m_spec.volumes.at(index);
    copy.name.clear();
    copy.mountPath.clear();
    return addMount(copy);
}

void SpecDraft::removeMount(int index)
{
    edit([index](SandboxSpec &spec) { spec.volumes.removeAt(index); });
}

void SpecDraft::editMount(int index, const std::function<void(VolumeSpec &)> &change)
{
    edit([&](SandboxSpec &spec) {
        VolumeSpec &volume = spec.volumes[index];
        const VolumeSpec before = volume;
        const auto others = without(spec.volumes, index);
        change(volume);
        if (volume.name == before.name && before.name == suggestMountName(before, others))
            volume.name = suggestMountName(volume, others);
        if (volume.mountPath == before.mountPath && before.mountPath == suggestMountPath(before, others))
            volume.mountPath = suggestMountPath(volume, others);
    });
}

} // namespace osc
