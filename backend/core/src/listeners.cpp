// SPDX-License-Identifier: Apache-2.0
#include <core/listeners.h>

namespace osc {

namespace {

/// Addresses are written as words in the byte order of the machine; a sandbox runs on little-endian ones, and
/// on others every address would count as reachable, which is the harmless mistake.
bool isLoopback(const QByteArray &address)
{
    if (address.size() == 8)
        return address.endsWith("7F");
    return address == "00000000000000000000000001000000" ||
           (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
}

} // namespace

QMap<int, SandboxEndpoint::Listening> decodeListeners(const QByteArray &tables)
{
    using Listening = SandboxEndpoint::Listening;
    const QByteArray listenState = "0A";
    QMap<int, Listening> result;
    for (const QByteArray &line : tables.split('\n')) {
        const QByteArrayList fields = line.simplified().toUpper().split(' ');
        if (fields.size() < 4 || fields.at(3) != listenState)
            continue;
        const auto colon = fields.at(1).indexOf(':');
        bool isNumber = false;
        const int port = fields.at(1).mid(colon + 1).toInt(&isNumber, 16);
        if (colon < 0 || !isNumber || port < 1 || port > 65535)
            continue;
        const Listening here = isLoopback(fields.at(1).left(colon)) ? Listening::Inside : Listening::Yes;
        if (result.value(port) != Listening::Yes)
            result.insert(port, here);
    }
    return result;
}

} // namespace osc
