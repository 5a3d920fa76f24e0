// SPDX-License-Identifier: Apache-2.0
#include <models/fileclip.h>
#include <models/fileplaces.h>

#include <QCoreApplication>
#include <QMimeData>
#include <QUrl>

namespace osc {

namespace {

const QString ownType = QStringLiteral("application/x-opensandbox-console-files");
/// What file managers add to a list of addresses, so that cut is told from copied.
const QString gnomeType = QStringLiteral("x-special/gnome-copied-files");
const QString kdeCutType = QStringLiteral("application/x-kde-cutselection");

/// More files than anybody drags are not believed.
constexpr qsizetype mostFiles = 100'000;

struct FileClipWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::FileClip)
};

QByteArray ownBytes(const FileClip &clip)
{
    QByteArray bytes = clip.cut ? "cut" : "copy";
    for (const FileLocation &file : clip.files)
        bytes += '\n' + locationToText(file).toUtf8();
    return bytes;
}

FileClip fromOwn(const QByteArray &bytes)
{
    FileClip clip;
    const QList<QByteArray> lines = bytes.split('\n');
    clip.cut = lines.constFirst() == "cut";
    for (const QByteArray &line : lines.mid(1, mostFiles)) {
        if (const auto file = locationFromText(QString::fromUtf8(line)))
            clip.files.append(*file);
    }
    return clip;
}

QUrl localUrl(const FileLocation &file)
{
    QUrl url;
    url.setScheme(QStringLiteral("file"));
    url.setPath(QString::fromLatin1(file.path.toPercentEncoding("/")), QUrl::TolerantMode);
    return url;
}

} // namespace

QMimeData *clipToMime(const FileClip &clip)
{
    auto *data = new QMimeData;
    data->setData(ownType, ownBytes(clip));
    QList<QUrl> urls;
    QStringList paths;
    for (const FileLocation &file : clip.files) {
        paths.append(QString::fromUtf8(file.path));
        if (file.place.kind == FilePlace::Kind::ThisComputer)
            urls.append(localUrl(file));
    }
    data->setText(paths.join(u'\n'));
    if (urls.size() != clip.files.size())
        return data;
    QByteArray gnome = clip.cut ? "cut" : "copy";
    for (const QUrl &url : urls)
        gnome += '\n' + url.toEncoded();
    data->setUrls(urls);
    data->setData(gnomeType, gnome);
    data->setData(kdeCutType, clip.cut ? "1" : "0");
    return data;
}

FileClip clipFromMime(const QMimeData *data)
{
    if (!data)
        return {};
    if (data->hasFormat(ownType))
        return fromOwn(data->data(ownType));
    FileClip clip;
    clip.cut = data->data(kdeCutType) == "1" || data->data(gnomeType).startsWith("cut\n");
    const auto urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && clip.files.size() < mostFiles)
            clip.files.append(
                {FilePlace(), QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1())});
    }
    return clip;
}

bool isWithin(const FilePath &path, const FilePath &top)
{
    return top == "/" || path == top || path.startsWith(top + '/');
}

QByteArray lastName(const FilePath &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

QString whyNotInto(const QList<FileLocation> &files, const FileLocation &folder, bool move)
{
    for (const FileLocation &file : files) {
        if (file.place != folder.place)
            continue;
        if (isWithin(folder.path, file.path))
            return FileClipWords::tr("%1 cannot be put into itself.").arg(displayName(lastName(file.path)));
        if (move && parentPath(file.path) == folder.path)
            return FileClipWords::tr("%1 is in this folder already.").arg(displayName(lastName(file.path)));
    }
    return {};
}

QList<TransferRequest> transfersInto(const QList<FileLocation> &files, const FileLocation &folder, bool move,
                                     const FilePlaces &places)
{
    QList<TransferRequest> requests;
    for (const FileLocation &file : files) {
        const auto same = std::find_if(requests.begin(), requests.end(), [&](const TransferRequest &known) {
            return known.from == file.place && parentPath(known.paths.constFirst()) == parentPath(file.path);
        });
        if (same != requests.end()) {
            same->paths.append(file.path);
            continue;
        }
        // A copy beside the original needs another name, and nobody has to be asked for that.
        const bool beside = file.place == folder.place && parentPath(file.path) == folder.path;
        requests.append({.from = file.place,
                         .paths = {file.path},
                         .to = folder,
                         .move = move,
                         .conflict = beside ? ConflictPolicy::KeepBoth : ConflictPolicy::Ask,
                         .fromTitle = places.title(file.place),
                         .toTitle = places.title(folder.place)});
    }
    return requests;
}

} // namespace osc
