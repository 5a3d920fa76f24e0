// SPDX-License-Identifier: Apache-2.0
#include "objectpath.h"

namespace osc {

namespace {

constexpr QByteArrayView slashMark = "\xEF\xBC\x8F"; // ／
constexpr QByteArrayView dotMark = "\xEF\xBC\x8E";   // ．
constexpr QByteArrayView quoteMark = "\xE2\x80\x9B"; // ‛

bool isDots(QByteArrayView name)
{
    constexpr qsizetype size = dotMark.size();
    return name == dotMark ||
           (name.size() == 2 * size && name.first(size) == dotMark && name.last(size) == dotMark);
}

QByteArray partOf(QByteArrayView name)
{
    if (name.startsWith(quoteMark))
        return name.sliced(quoteMark.size()).toByteArray();
    if (name.startsWith(slashMark))
        return name.sliced(slashMark.size()).toByteArray();
    if (isDots(name))
        return QByteArray(name.size() / dotMark.size(), '.');
    return name.toByteArray();
}

} // namespace

ObjectPath objectPath(const FilePath &path)
{
    ObjectPath object;
    for (const auto &name : path.split('/')) {
        if (name.isEmpty())
            continue;
        object.prefix += partOf(name) + '/';
        object.isFolder = QByteArrayView(name).startsWith(slashMark);
        object.isRoot = false;
    }
    return object;
}

QByteArray entryNameOf(const QByteArray &part)
{
    if (part.isEmpty())
        return slashMark.toByteArray();
    if (part == "." || part == "..")
        return dotMark.toByteArray().repeated(part.size());
    const QByteArrayView name(part);
    if (name.startsWith(quoteMark) || name.startsWith(slashMark) || isDots(name))
        return quoteMark.toByteArray() + part;
    return part;
}

QByteArray folderNameBeside(const QByteArray &part)
{
    return slashMark.toByteArray() + part;
}

QByteArray lastPartOf(const QByteArray &key)
{
    const qsizetype end = key.endsWith('/') ? key.size() - 1 : key.size();
    const qsizetype begin = end > 0 ? key.lastIndexOf('/', end - 1) + 1 : 0;
    return key.mid(begin, end - begin);
}

} // namespace osc
