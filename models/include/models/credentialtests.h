// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/objectstorage.h>

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace osc {

class ActivityStore;
class CredentialStore;

/// Finds out what the keys of a CredentialStore can do: one of them, all of them with a few at a time, or one
/// that is being typed. Results are kept with the credentials.
class CredentialTests : public QObject
{
    Q_OBJECT

public:
    static constexpr int atOnce = 4;

    enum class State { None, Waiting, Running };
    using OnSteps = std::function<void(const QList<CredentialStepResult> &)>;

    /// All outlive this; @p storage and @p activity may be null.
    CredentialTests(CredentialStore &store, ObjectStorage *storage, ActivityStore *activity);
    ~CredentialTests() override;

    /// Why nothing can be tested, as one sentence; empty when it can.
    [[nodiscard]] QString whyNot() const;

    /// Tests these, those that are not being tested yet. One entry in the activity for all of them.
    void start(const QStringList &ids, CredentialTestPlan plan = {});
    /// All that there are.
    void startAll(CredentialTestPlan plan = {});
    void cancel(const QString &id);
    void cancelAll();

    [[nodiscard]] State state(const QString &id) const;
    [[nodiscard]] bool isAny() const { return !m_waiting.isEmpty() || !m_running.empty(); }
    /// Of the test under way; of an earlier one they are in OssCredential::lastTest.
    [[nodiscard]] QList<CredentialStepResult> steps(const QString &id) const;
    /// Why the last test could not even begin: the keychain stays locked, the key is gone.
    [[nodiscard]] std::optional<Error> trouble(const QString &id) const;

    /// Tests what is being typed; nothing is kept. Of a credential that is kept already (by its id) empty
    /// parts of @p key come from the keychain.
    [[nodiscard]] Operation tryOut(const OssCredential &credential, const OssKey &key,
                                   CredentialTestPlan plan, OnSteps onSteps, Callback<CredentialTest> done);

Q_SIGNALS:
    /// state(), steps() or trouble() of this one differs.
    void changed(const QString &id);
    /// A test ended with a result, which the credential has now.
    void tested(const QString &id);
    /// isAny() differs.
    void anyChanged();

private:
    struct Waiting
    {
        QString id;
        CredentialTestPlan plan;
    };
    struct Running
    {
        Operation operation;
        QList<CredentialStepResult> steps;
    };

    void pump();
    void run(const Waiting &next);
    void ended(const QString &id, const Result<CredentialTest> &result);
    void announce(bool wasAny);
    void noteEnd();

    CredentialStore &m_store;
    ObjectStorage *m_storage;
    ActivityStore *m_activity;
    QList<Waiting> m_waiting;
    std::map<QString, Running> m_running;
    QHash<QString, Error> m_troubles;
    // Of the entry in the activity, which covers all from the first start to the last end.
    QString m_entry;
    int m_total = 0;
    int m_done = 0;
    QStringList m_failed; ///< Names.
    bool m_cancelled = false;
};

} // namespace osc
