// SPDX-License-Identifier: Apache-2.0
#include "accountbuckets.h"
#include "bucketlist.h"
#include "fuzztarget.h"
#include "objecthead.h"
#include "ossaddress.h"
#include "osserrors.h"

namespace osc::fuzz {

namespace {

OssAccount madeUpAccount()
{
    OssAccount account;
    account.credential.endpoint = QStringLiteral("oss-cn-hangzhou.aliyuncs.com");
    account.key.keyId = QStringLiteral("LTAI5tFakeKeyForTests001");
    account.key.secret = SecretString(QStringLiteral("fakeSecretForTests"));
    return account;
}

void refusals(const QByteArray &body)
{
    const auto account = madeUpAccount();
    OssRequest request;
    request.bucket = QStringLiteral("acme-reports");
    request.key = "daily/a.txt";
    for (const int status : {301, 400, 403, 404, 409, 503}) {
        for (const bool ofHead : {false, true}) {
            HttpResponse response;
            response.status = status;
            if (ofHead)
                response.headers = {{"x-oss-err", body.toBase64()}};
            else
                response.body = body;
            const auto refusal = decodeRefusal(response);
            const auto error = ossError(refusal, request, account);
            require(!error.message.isEmpty(), "an error has a message");
            require(error.detail.size() <= 4096, "the words of an error are short");
            require(!(error.message + error.detail + error.code).contains(account.key.keyId),
                    "an error does not show the key");
            const auto other = redirected(account.credential, request.bucket, refusal);
            const auto address = ossAddress(other.value_or(account.credential));
            require(address && address->host.endsWith(QLatin1String(".aliyuncs.com")) &&
                        address->scheme == QLatin1String("https") && address->port < 0,
                    "the key stays with its service");
        }
    }
}

void answersOfOss(QByteArrayView input)
{
    const auto body = input.toByteArray();
    refusals(body);
    if (const auto page = decodeBucketPage(body)) {
        for (const auto &bucket : page->buckets)
            require(isBucketName(bucket.name), "a bucket has a name that leads nowhere else");
    }
    if (const auto page = decodeObjectPage(body)) {
        for (const QByteArray prefix : {"", "dir/"}) {
            for (const auto &entry : FolderEntries(prefix).take(*page)) {
                require(isEntryName(entry.name), "an entry has a name");
                require(entry.size >= -1, "a size is one");
            }
        }
    }
    require(decodeAcl(body).size() <= 64, "a grant is a word");
}

} // namespace

std::vector<Target> ossTargets()
{
    return {{"oss-answers", answersOfOss}};
}

} // namespace osc::fuzz
