// SPDX-License-Identifier: Apache-2.0
#include <core/hostpath.h>

#include <algorithm>

namespace osc {

namespace {

bool hasDrive(const QString &path)
{
    return path.size() >= 2 && path[1] == u':' &&
           ((path[0] >= u'a' && path[0] <= u'z') || (path[0] >= u'A' && path[0] <= u'Z'));
}

/// Both sides of the allow-list test in one form.
QString comparable(const QString &path)
{
    QString out = path;
    out.replace(u'\\', u'/');
    if (hasDrive(out))
        out[0] = out[0].toLower();
    if (out.size() > 1 && out.endsWith(u'/'))
        out.chop(1);
    return out;
}

} // namespace

HostPathFault checkHostPathForm(const QString &path)
{
    QString tail = path;
    tail.replace(u'\\', u'/');
    if (hasDrive(tail) && tail.mid(2).startsWith(u'/'))
        tail.remove(0, 2);
    else if (!path.startsWith(u'/'))
        return HostPathFault::NotAbsolute;
    if (tail.contains(u"/.."))
        return HostPathFault::Traversal;
    if (tail.contains(u"//") || (tail.size() > 1 && tail.endsWith(u'/')))
        return HostPathFault::NotNormalised;
    return HostPathFault::None;
}

HostPathFault checkHostPath(const QString &path, const QStringList &allowed)
{
    const HostPathFault fault = checkHostPathForm(path);
    if (fault != HostPathFault::None)
        return fault;
    const QString wanted = comparable(path);
    const bool under = std::any_of(allowed.begin(), allowed.end(), [&](const QString &entry) {
        const QString prefix = comparable(entry);
        return wanted == prefix || wanted.startsWith(prefix + u'/');
    });
    return under ? HostPathFault::None : HostPathFault::NotAllowed;
}

QString joinHostPath(const QString &path, const QString &subPath)
{
    if (subPath.isEmpty())
        return path;
    return normalisedPath(subPath.startsWith(u'/') ? subPath : path + u'/' + subPath);
}

QString normalisedPath(const QString &path)
{
    const bool absolute = path.startsWith(u'/');
    QStringList parts;
    for (const QString &part : path.split(u'/', Qt::SkipEmptyParts)) {
        if (part == u".")
            continue;
        if (part != u"..")
            parts << part;
        else if (!parts.isEmpty() && parts.last() != u"..")
            parts.removeLast();
        else if (!absolute)
            parts << part;
    }
    const QString joined = parts.join(u'/');
    if (absolute)
        return u'/' + joined;
    return joined.isEmpty() ? QStringLiteral(".") : joined;
}

} // namespace osc
