// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>
#include <core/validation.h>

#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace osc {

/// The pages of the New sandbox form, in their order.
enum class DraftPage { Basics, Resources, Environment, Storage, Network, Readiness, Review };

/// On which page a problem's field is edited; fields that no page has belong to Basics.
[[nodiscard]] DraftPage pageOfField(QStringView field);

/// An error that the form itself found, and that no server has a code for.
[[nodiscard]] Problem ownProblem(const QString &field, const QString &message);

/// The index in "volumes[2].mountPath"; none when the field is not about one volume.
[[nodiscard]] std::optional<int> volumeOfField(QStringView field);

/// A sandbox that is being described: the values, and what is wrong with them.
///
/// Every change is taken at once, valid or not, and checked 300 ms after the last one. Lives on the GUI
/// thread.
class SpecDraft : public QObject
{
    Q_OBJECT

public:
    static constexpr int checkDelayMs = 300;

    explicit SpecDraft(QObject *parent = nullptr);

    /// What a new form begins with: an entrypoint that keeps the sandbox alive, one CPU, 2 GiB, one hour.
    [[nodiscard]] static SandboxSpec newSpec();

    [[nodiscard]] const SandboxSpec &spec() const { return m_spec; }
    /// Takes another spec as a whole, checks it at once and emits specReplaced(). Variables whose names sound
    /// secret are hidden.
    void setSpec(const SandboxSpec &spec);
    /// Changes a part. Nothing happens when @p change leaves the spec as it was.
    void edit(const std::function<void(SandboxSpec &)> &change);

    void setRules(const ValidationRules &rules);
    /// What is checked in place of the spec: with placeholders replaced, or one name of several.
    void setCheckedAs(const std::function<SandboxSpec(const SandboxSpec &)> &checkedAs);
    /// The spec as it is checked.
    [[nodiscard]] SandboxSpec checkedSpec() const { return m_checkedAs ? m_checkedAs(m_spec) : m_spec; }
    /// What ValidationRules::knownClaims is when the rules leave it open.
    void setKnownClaims(const std::optional<QStringList> &names);
    [[nodiscard]] const ValidationRules &rules() const { return m_rules; }
    /// Problems that the spec alone cannot show: an open quote in a field, a folder that does not exist.
    /// They replace those that were set before under the same @p source.
    void setExtraProblems(const QString &source, const QList<Problem> &problems);

    /// As of the last check: errors and warnings, page by page.
    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }
    [[nodiscard]] QList<Problem> problemsOn(DraftPage page) const;
    [[nodiscard]] int errorCount(DraftPage page) const;
    [[nodiscard]] std::optional<Problem> firstError() const;
    /// No error was found by the last check; warnings do not count.
    [[nodiscard]] bool isReady() const { return !firstError(); }
    /// Checks without waiting.
    void checkNow();

    /// The variables whose values are not to be shown. Kept beside the spec, because the request has no such
    /// mark.
    void setHiddenEnv(const QSet<QString> &keys);
    [[nodiscard]] const QSet<QString> &hiddenEnv() const { return m_hiddenEnv; }
    /// The spec for Review and copies: hidden values are `${KEY}`.
    [[nodiscard]] SandboxSpec shownSpec() const;

    /// Adds a mount at a free path and returns its index.
    int addMount(const VolumeSpec &volume);
    int duplicateMount(int index);
    void removeMount(int index);
    /// Changes one mount; a name and a path that were made up follow the source.
    void editMount(int index, const std::function<void(VolumeSpec &)> &change);

Q_SIGNALS:
    void specChanged();
    /// Emitted by setSpec(), after specChanged(): every field has to be read again.
    void specReplaced();
    void problemsChanged();

private:
    void collectProblems();
    void addRepairs(QList<Problem> &problems) const;

    SandboxSpec m_spec;
    ValidationRules m_rules;
    std::function<SandboxSpec(const SandboxSpec &)> m_checkedAs;
    std::optional<QStringList> m_knownClaims;
    QMap<QString, QList<Problem>> m_extraProblems;
    QList<Problem> m_problems;
    QSet<QString> m_hiddenEnv;
    QTimer m_checkTimer;
};

} // namespace osc
