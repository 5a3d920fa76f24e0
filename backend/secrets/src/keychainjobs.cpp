// SPDX-License-Identifier: Apache-2.0
#include "keychainjobs.h"

#include <QCoreApplication>
#include <QPointer>

#include <qt6keychain/keychain.h>

namespace osc::keychain {

namespace {

Error toError(const QKeychain::Job &job)
{
    Error error;
    error.message = QCoreApplication::translate("Keychain", "The keychain did not carry out the request.");
    error.detail = job.errorString().left(4096);
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        error.kind = ErrorKind::Forbidden;
        error.message = QCoreApplication::translate("Keychain", "The keychain is locked.");
        error.advice = QCoreApplication::translate("Keychain", "Unlock it and try again; nothing was sent.");
        break;
    case QKeychain::NoBackendAvailable:
        error.kind = ErrorKind::Unsupported;
        break;
    default:
        error.kind = ErrorKind::Failed;
        error.advice =
            QCoreApplication::translate("Keychain", "Check that a keyring is running, then try again.");
        break;
    }
    return error;
}

// A QtKeychain job deletes itself at its end and cannot be stopped; an owner that lets go just does not hear
// of it.
template<typename Job, typename T>
Operation start(Job *job, Callback<T> done, std::function<Result<T>(Job &)> answer)
{
    Promise<T> promise(std::move(done));
    auto operation = promise.operation();
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, promise, answer = std::move(answer)] { promise.resolve(answer(*job)); });
    job->start();
    return operation;
}

} // namespace

Operation read(const QString &service, const QString &key, Callback<std::optional<SecretString>> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(key);
    return start<QKeychain::ReadPasswordJob, std::optional<SecretString>>(
        job, std::move(done),
        [](QKeychain::ReadPasswordJob &finished) -> Result<std::optional<SecretString>> {
            if (finished.error() == QKeychain::EntryNotFound)
                return std::optional<SecretString>();
            if (finished.error() != QKeychain::NoError)
                return toError(finished);
            return std::optional(SecretString(finished.textData()));
        });
}

Operation write(const QString &service, const QString &key, const SecretString &secret, Callback<void> done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(key);
    job->setTextData(QString::fromUtf8(secret.reveal()));
    return start<QKeychain::WritePasswordJob, void>(job, std::move(done),
                                                    [](QKeychain::WritePasswordJob &finished) -> Done {
                                                        if (finished.error() != QKeychain::NoError)
                                                            return toError(finished);
                                                        return {};
                                                    });
}

Operation remove(const QString &service, const QString &key, Callback<void> done)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key);
    return start<QKeychain::DeletePasswordJob, void>(
        job, std::move(done), [](QKeychain::DeletePasswordJob &finished) -> Done {
            if (finished.error() != QKeychain::NoError && finished.error() != QKeychain::EntryNotFound)
                return toError(finished);
            return {};
        });
}

} // namespace osc::keychain
