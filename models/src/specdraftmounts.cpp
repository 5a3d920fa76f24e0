// SPDX-License-Identifier: Apache-2.0
#include <models/specdraftmounts.h>

#include <algorithm>

namespace osc {

namespace {

constexpr int maxNameLength = 63; // docker-runtime 7.1

QString sourceStem(const VolumeSpec &volume)
{
    if (const auto last = volume.subPath.section(u'/', -1, -1, QString::SectionSkipEmpty); !last.isEmpty())
        return last;
    switch (volume.kind) {
    case VolumeKind::Host:
        return volume.hostPath.section(u'/', -1, -1, QString::SectionSkipEmpty);
    case VolumeKind::Claim:
        return volume.claim.claimName;
    case VolumeKind::Ossfs:
        return volume.ossfs.bucket;
    }
    return {};
}

QString asLabel(const QString &text)
{
    QString label;
    for (const QChar c : text.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            label += c;
        else if (!label.isEmpty() && !label.endsWith(u'-'))
            label += u'-';
    }
    label.truncate(maxNameLength - 4); // room for a number
    while (label.endsWith(u'-'))
        label.chop(1);
    return label.isEmpty() ? QStringLiteral("data") : label;
}

template<typename Taken>
QString firstFree(const QString &wanted, Taken isTaken)
{
    if (!isTaken(wanted))
        return wanted;
    for (int number = 2;; ++number) {
        const QString next = wanted + u'-' + QString::number(number);
        if (!isTaken(next))
            return next;
    }
}

QStringList components(const QString &path)
{
    auto parts = path.split(u'/', Qt::SkipEmptyParts);
    parts.removeAll(QStringLiteral("."));
    return parts;
}

QString normalised(const QString &path)
{
    return u'/' + components(path).join(u'/');
}

SandboxFolder &childNamed(SandboxFolder &parent, const QString &name)
{
    const auto found = std::find_if(parent.children.begin(), parent.children.end(),
                                    [&](const SandboxFolder &child) { return child.name == name; });
    if (found != parent.children.end())
        return *found;
    const QString prefix = parent.path == u"/" ? QString() : parent.path;
    parent.children.append({.name = name, .path = prefix + u'/' + name, .kind = SandboxFolder::Kind::Parent});
    return parent.children.last();
}

void insertMount(SandboxFolder &root, const QString &mountPath, int volume)
{
    SandboxFolder *folder = &root;
    SandboxFolder *parent = nullptr;
    for (const QString &name : components(mountPath)) {
        parent = folder;
        if (folder->kind == SandboxFolder::Kind::Usual)
            folder->kind = SandboxFolder::Kind::Parent;
        folder = &childNamed(*folder, name);
    }
    if (!parent)
        return; // "/" itself: the validation says why not
    if (folder->volume < 0) {
        folder->kind = SandboxFolder::Kind::Mount;
        folder->volume = volume;
        return;
    }
    SandboxFolder second = {folder->name, folder->path, SandboxFolder::Kind::Conflict, volume, {}};
    parent->children.append(second);
}

void sortChildren(SandboxFolder &folder)
{
    std::stable_sort(folder.children.begin(), folder.children.end(),
                     [](const SandboxFolder &a, const SandboxFolder &b) { return a.name < b.name; });
    for (SandboxFolder &child : folder.children)
        sortChildren(child);
}

} // namespace

QString mountSourceText(const VolumeSpec &volume)
{
    switch (volume.kind) {
    case VolumeKind::Host:
        if (volume.subPath.isEmpty() || volume.hostPath.isEmpty())
            return volume.hostPath;
        return volume.hostPath + (volume.hostPath.endsWith(u'/') ? QString() : QStringLiteral("/")) +
               volume.subPath;
    case VolumeKind::Claim:
        return volume.subPath.isEmpty() ? volume.claim.claimName
                                        : volume.claim.claimName + QStringLiteral(" / ") + volume.subPath;
    case VolumeKind::Ossfs:
        return volume.subPath.isEmpty() ? volume.ossfs.bucket
                                        : volume.ossfs.bucket + QStringLiteral(" / ") + volume.subPath;
    }
    return {};
}

QString suggestMountName(const VolumeSpec &volume, const QList<VolumeSpec> &others)
{
    return firstFree(asLabel(sourceStem(volume)), [&](const QString &name) {
        return std::any_of(others.begin(), others.end(),
                           [&](const VolumeSpec &other) { return other.name == name; });
    });
}

QString suggestMountPath(const VolumeSpec &volume, const QList<VolumeSpec> &others)
{
    return firstFree(QStringLiteral("/mnt/") + asLabel(sourceStem(volume)), [&](const QString &path) {
        return std::any_of(others.begin(), others.end(),
                           [&](const VolumeSpec &other) { return normalised(other.mountPath) == path; });
    });
}

SandboxFolder insideSandbox(const QList<VolumeSpec> &volumes)
{
    static const char16_t *const usual[] = {u"bin",  u"etc", u"home", u"mnt", u"opt",
                                            u"root", u"tmp", u"usr",  u"var"};
    SandboxFolder root{
        .name = QStringLiteral("/"), .path = QStringLiteral("/"), .kind = SandboxFolder::Kind::Parent};
    for (const char16_t *name : usual)
        childNamed(root, QString::fromUtf16(name)).kind = SandboxFolder::Kind::Usual;
    for (int i = 0; i < volumes.size(); ++i)
        insertMount(root, volumes.at(i).mountPath, i);
    sortChildren(root);
    return root;
}

} // namespace osc
