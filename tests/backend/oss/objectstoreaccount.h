// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>

namespace osc::test {

/// The account that tests/support/with-objectstore has set up.
inline OssAccount objectStoreAccount(StorageDialect dialect)
{
    const bool isS3 = dialect == StorageDialect::S3;
    OssAccount account;
    account.credential.name = QStringLiteral("test");
    account.credential.dialect = dialect;
    account.credential.endpoint =
        qEnvironmentVariable(isS3 ? "CONSOLE_TEST_S3_ENDPOINT" : "CONSOLE_TEST_OSS_ENDPOINT");
    account.credential.region =
        isS3 ? QStringLiteral("us-east-1") : qEnvironmentVariable("CONSOLE_TEST_OSS_REGION");
    account.credential.pathStyle = true;
    account.key = {qEnvironmentVariable("CONSOLE_TEST_OSS_KEY_ID"),
                   SecretString(qgetenv("CONSOLE_TEST_OSS_SECRET")),
                   {}};
    return account;
}

} // namespace osc::test
