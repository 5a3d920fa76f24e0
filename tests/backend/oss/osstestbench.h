// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/httpclient.h>

#include <QFile>

#include <functional>

namespace osc::test {

/// An account whose key would be noticed anywhere.
inline OssAccount ossAccount(const QString &endpoint, StorageDialect dialect = StorageDialect::OssV4)
{
    OssAccount account;
    account.credential.name = QStringLiteral("reports-ro");
    account.credential.dialect = dialect;
    account.credential.endpoint = endpoint;
    account.credential.region = QStringLiteral("cn-hangzhou");
    account.key.keyId = QStringLiteral("LTAI5tFakeKeyForTests001");
    account.key.secret = SecretString(QStringLiteral("marker-of-the-secret"));
    return account;
}

inline QByteArray ossXml(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/oss/xml/") + name + QStringLiteral(".xml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything of an error that a person may see.
inline QString allOf(const Error &error)
{
    return error.message + u'\n' + error.advice + u'\n' + error.detail + u'\n' + error.code + u'\n' +
           error.command;
}

/// An HttpClient without a network: records what is sent and answers from the event loop.
class ScriptedHttp : public HttpClient
{
public:
    struct Sent
    {
        HttpEndpoint endpoint;
        HttpRequest request;

        [[nodiscard]] QByteArray header(QByteArrayView name) const
        {
            for (const auto &header : request.headers) {
                if (header.name.compare(name, Qt::CaseInsensitive) == 0)
                    return header.value;
            }
            return {};
        }
    };

    /// Answers request number n, from 0.
    std::function<Result<HttpResponse>(const Sent &, qsizetype)> answer = [](const Sent &, qsizetype) {
        return HttpResponse{200, {}, {}};
    };
    QList<Sent> sent;

    [[nodiscard]] Operation send(const HttpEndpoint &endpoint, HttpRequest request,
                                 Callback<HttpResponse> done) override
    {
        sent.append({endpoint, std::move(request)});
        auto response = answer(sent.last(), sent.size() - 1);
        if (response && sent.last().request.onHeaders) {
            const auto told = sent.last().request.onHeaders;
            return finished<HttpResponse>(
                response, [told, response, done = std::move(done)](const Result<HttpResponse> &result) {
                    told(response->status, response->headers);
                    done(result);
                });
        }
        return finished<HttpResponse>(std::move(response), std::move(done));
    }
    [[nodiscard]] Operation upgrade(const HttpEndpoint &, HttpRequest, const QByteArray &,
                                    Callback<Upgrade> done) override
    {
        return finished<Upgrade>(Error{ErrorKind::Unsupported, {}, {}, {}, {}, {}}, std::move(done));
    }
};

} // namespace osc::test
