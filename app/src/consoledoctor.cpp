// SPDX-License-Identifier: Apache-2.0
#include "consoledoctor.h"

#include <core/offthread.h>
#include <docker/engineprobe.h>
#include <models/wording.h>

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto enginePatience = 8s;
constexpr auto keychainPatience = 4s;

struct DoctorText
{
    Q_DECLARE_TR_FUNCTIONS(osc::Doctor)
};

Finding engineFinding(const ConnectionProfile &profile)
{
    return {.id = QStringLiteral("engine"),
            .what = DoctorText::tr("Docker Engine %1").arg(profile.name),
            .verdict = Finding::Verdict::Good,
            .line = {},
            .advice = {},
            .command = {}};
}

Finding keychainFinding(const SecretStore &secrets)
{
    Finding finding{.id = QStringLiteral("keychain"),
                    .what = DoctorText::tr("Keychain"),
                    .verdict = Finding::Verdict::Good,
                    .line = {},
                    .advice = {},
                    .command = {}};
    const QString name = secrets.keychainName();
    switch (secrets.state()) {
    case SecretStoreState::Unlocked:
        finding.line = name.isEmpty() ? DoctorText::tr("It is there and unlocked.")
                                      : DoctorText::tr("%1 is there and unlocked.").arg(name);
        break;
    case SecretStoreState::Locked:
    case SecretStoreState::Waiting:
        finding.line =
            name.isEmpty()
                ? DoctorText::tr("It is there and locked; it asks for its password when a secret is needed.")
                : DoctorText::tr("%1 is there and locked; it asks for its password when a secret is needed.")
                      .arg(name);
        break;
    case SecretStoreState::Unknown:
        finding.verdict = Finding::Verdict::Note;
        finding.line = DoctorText::tr("It did not answer within %n second(s).", nullptr,
                                      static_cast<int>(keychainPatience.count()));
        finding.advice = DoctorText::tr("It may be overloaded or out of reach; try again in a while.");
        break;
    case SecretStoreState::MemoryOnly:
        finding.verdict = Finding::Verdict::Note;
        finding.line =
            DoctorText::tr("No keychain answers, so secrets are kept in memory until the console ends.");
        finding.advice = DoctorText::tr("Install a keyring, then log out and in again.");
        finding.command = QStringLiteral("sudo apt install gnome-keyring");
        break;
    }
    return finding;
}

/// Everything is asked at once; the answers are put in the order of the list.
class Examination : public std::enable_shared_from_this<Examination>
{
public:
    Examination(Callback<QList<Finding>> done)
        : m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(HttpClient &http, KeychainStore &secrets,
                                  const QList<ConnectionProfile> &engines,
                                  const ConsoleDoctor::Places &places)
    {
        Operation operation = m_promise.operation([this] { m_steps.clear(); }, shared_from_this());
        m_waiting = static_cast<int>(engines.size()) + 2;
        m_engines.resize(engines.size());
        m_steps.resize(static_cast<std::size_t>(engines.size()));
        for (qsizetype i = 0; i < engines.size(); ++i)
            askEngine(http, engines.at(i), i);
        askKeychain(secrets);
        askFiles(places);
        return operation;
    }

private:
    void askEngine(HttpClient &http, const ConnectionProfile &profile, qsizetype at)
    {
        const auto step = static_cast<std::size_t>(at);
        Finding silent = engineFinding(profile);
        silent.verdict = Finding::Verdict::Bad;
        silent.line = DoctorText::tr("It did not answer within %n second(s).", nullptr,
                                     static_cast<int>(enginePatience.count()));
        silent.advice = DoctorText::tr("It may be overloaded or out of reach; try again in a while.");
        auto *patience = timer(enginePatience, [this, at, step, silent] {
            m_steps[step].cancel();
            takeEngine(at, silent);
        });
        m_steps[step] =
            probeEngine(profile, http, [this, at, profile, patience](const Result<EngineProbe> &probe) {
                patience->stop();
                takeEngine(at, probe ? good(profile, *probe) : bad(profile, probe.error()));
            });
    }

    [[nodiscard]] static Finding good(const ConnectionProfile &profile, const EngineProbe &probe)
    {
        Finding finding = engineFinding(profile);
        finding.line = probe.rootless ? DoctorText::tr("%1, API %2, rootless, answers in %3 ms at %4.")
                                            .arg(probe.product, probe.apiVersion)
                                            .arg(probe.milliseconds)
                                            .arg(profile.endpoint)
                                      : DoctorText::tr("%1, API %2, answers in %3 ms at %4.")
                                            .arg(probe.product, probe.apiVersion)
                                            .arg(probe.milliseconds)
                                            .arg(profile.endpoint);
        if (!probe.osType.isEmpty() && probe.osType != QLatin1String("linux")) {
            finding.verdict = Finding::Verdict::Bad;
            finding.advice = DoctorText::tr("Sandboxes need an engine that runs Linux containers.");
        }
        return finding;
    }

    [[nodiscard]] static Finding bad(const ConnectionProfile &profile, const Error &error)
    {
        Finding finding = engineFinding(profile);
        finding.verdict = Finding::Verdict::Bad;
        finding.line = error.message;
        finding.advice = error.advice;
        finding.command = error.command;
        return finding;
    }

    void takeEngine(qsizetype at, const Finding &finding)
    {
        m_engines[at] = finding;
        tookOne();
    }

    void askKeychain(KeychainStore &secrets)
    {
        const auto take = [this, &secrets] {
            if (!m_keychain.line.isEmpty())
                return;
            m_keychain = keychainFinding(secrets);
            tookOne();
        };
        timer(keychainPatience, take);
        QObject::connect(&secrets, &SecretStore::stateChanged, &m_context, take);
        if (secrets.state() == SecretStoreState::Unknown)
            secrets.probe();
        else
            QTimer::singleShot(0, &m_context, take);
    }

    void askFiles(const ConsoleDoctor::Places &places)
    {
        m_steps.push_back(runOffThread<QList<Finding>>([places] { return examineFiles(places); },
                                                       [this](const Result<QList<Finding>> &findings) {
                                                           m_files = *findings;
                                                           tookOne();
                                                       }));
    }

    template<typename Call>
    QTimer *timer(std::chrono::milliseconds after, Call call)
    {
        auto *made = new QTimer(&m_context);
        made->setSingleShot(true);
        QObject::connect(made, &QTimer::timeout, &m_context, call);
        made->start(after);
        return made;
    }

    void tookOne()
    {
        if (--m_waiting > 0)
            return;
        QList<Finding> all = m_engines;
        all.append(m_keychain);
        all.append(m_files);
        m_promise.resolveLater(all); // not now: this may be the call of one of its own timers
    }

    Promise<QList<Finding>> m_promise;
    int m_waiting = 0;
    QList<Finding> m_engines;
    Finding m_keychain;
    QList<Finding> m_files;
    std::vector<Operation> m_steps;
    QObject m_context;
};

} // namespace

ConsoleDoctor::Places ConsoleDoctor::Places::usual()
{
    return {
        .home = QDir::homePath(),
        .configuration = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation),
        .data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation),
        .variable = [](const QString &name) { return qEnvironmentVariable(name.toLatin1().constData()); }};
}

ConsoleDoctor::ConsoleDoctor(HttpClient &http, KeychainStore &secrets, Engines engines, Places places)
    : m_http(http)
    , m_secrets(secrets)
    , m_engines(std::move(engines))
    , m_places(std::move(places))
{}

Operation ConsoleDoctor::examine(Callback<QList<Finding>> done)
{
    const auto examination = std::make_shared<Examination>(std::move(done));
    return examination->start(m_http, m_secrets, m_engines(), m_places);
}

} // namespace osc
