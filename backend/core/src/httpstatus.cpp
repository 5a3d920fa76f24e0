// SPDX-License-Identifier: Apache-2.0
#include <core/httpstatus.h>

namespace osc {

ErrorKind kindOfHttpStatus(int status)
{
    switch (status) {
    case 400:
        return ErrorKind::Invalid;
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 304: // "already so", as the Docker Engine says it
    case 409:
        return ErrorKind::Conflict;
    case 501:
        return ErrorKind::Unsupported;
    default:
        return ErrorKind::Failed;
    }
}

} // namespace osc
