// SPDX-License-Identifier: Apache-2.0
#include "helperimage.h"

#include "decodeanswer.h"
#include "imagecodec.h"

#include <core/offthread.h>
#include <core/tarball.h>

#include <QCoreApplication>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace osc {

namespace {

struct HelperImageText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

constexpr qint64 MaximumBusybox = 32 * 1024 * 1024;
constexpr int MaximumCandidates = 6;

const char *const BusyboxPlaces[] = {"/bin/busybox", "/usr/bin/busybox", "/bin/busybox.static",
                                     "/usr/bin/busybox.static"};

const char *const Programs[] = {
    "[",     "awk",    "basename", "cat",  "chgrp",     "chmod", "chown",    "cmp",      "cp",
    "cut",   "date",   "dd",       "df",   "dirname",   "du",    "echo",     "env",      "expr",
    "false", "find",   "grep",     "head", "id",        "ln",    "ls",       "mkdir",    "mkfifo",
    "mknod", "mktemp", "mv",       "od",   "printf",    "pwd",   "readlink", "realpath", "rm",
    "rmdir", "sed",    "seq",      "sh",   "sha256sum", "sleep", "sort",     "stat",     "sync",
    "tail",  "tar",    "tee",      "test", "timeout",   "touch", "tr",       "true",     "truncate",
    "uniq",  "wc",     "xargs"};

struct Busybox
{
    QByteArray content; ///< Empty: none was found.
};

Busybox findBusybox(const QString &architecture)
{
    for (const char *place : BusyboxPlaces) {
        QFile file(QString::fromLatin1(place));
        if (!file.open(QIODevice::ReadOnly) || file.size() > MaximumBusybox)
            continue;
        QByteArray content = file.readAll();
        if (staticArchitecture(content) == architecture)
            return {std::move(content)};
    }
    return {};
}

Error noImage(const QString &architecture)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = HelperImageText::tr("No image on the engine has a shell, and this computer has no static "
                                        "busybox for %1 to make one of.")
                        .arg(architecture);
    error.advice = HelperImageText::tr(
        "Install busybox-static on this computer, or pull any small image such as busybox on the engine.");
    error.command = QStringLiteral("sudo apt install busybox-static");
    return error;
}

void append(QByteArray &tar, TarEntry entry, const QByteArray &content = {})
{
    entry.size = content.size();
    tar += tarHeader(entry) + content + tarPadding(content.size());
}

template<typename T>
T fieldAt(const QByteArray &bytes, qsizetype at)
{
    return at >= 0 && at + qsizetype(sizeof(T)) <= bytes.size() ? qFromLittleEndian<T>(bytes.constData() + at)
                                                                : T();
}

QString architectureOf(quint16 machine, bool wide)
{
    switch (machine) {
    case 3:
        return QStringLiteral("i686");
    case 40:
        return QStringLiteral("armv7l");
    case 62:
        return wide ? QStringLiteral("x86_64") : QString();
    case 183:
        return QStringLiteral("aarch64");
    case 243:
        return wide ? QStringLiteral("riscv64") : QString();
    default:
        return {};
    }
}

/// Two steps: the tar is put together on a worker, then sent.
class ImageImport : public std::enable_shared_from_this<ImageImport>
{
public:
    ImageImport(EngineContext &context, bool needsShell, Callback<QString> done)
        : m_context(context)
        , m_needsShell(needsShell)
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = runOffThread<QByteArray>(
            [architecture = m_context.info.architecture, needsShell = m_needsShell]() -> Result<QByteArray> {
                const Busybox busybox = findBusybox(architecture);
                if (busybox.content.isEmpty() && needsShell)
                    return noImage(architecture);
                return helperImageTar(busybox.content);
            },
            [this](Result<QByteArray> tar) {
                if (!tar)
                    return m_promise.resolve(tar.error());
                send(*std::move(tar));
            });
        return operation;
    }

private:
    void send(QByteArray tar)
    {
        EngineRequest request;
        request.method = "POST";
        request.path = "/images/create";
        const QString name =
            m_needsShell ? helperImageName() : QStringLiteral("opensandbox-console/nothing:1");
        const auto parts = name.split(u':');
        request.query = {{"fromSrc", "-"},
                         {"repo", parts.value(0).toUtf8()},
                         {"tag", parts.value(1).toUtf8()},
                         {"message", "Helper of OpenSandbox Console"},
                         {"changes", "ENV PATH=/bin"},
                         {"changes", "CMD [\"/bin/sh\"]"}};
        request.contentType = "application/x-tar";
        request.body = std::move(tar);
        request.failure = HelperImageText::tr("The image for volume helpers could not be imported.");
        m_step = m_context.engine.send(std::move(request), [this, name, failure = request.failure](
                                                               const Result<HttpResponse> &response) {
            if (!response)
                return m_promise.resolve(response.error());
            // Its success is known from the stream only.
            for (const QByteArray &line : response->body.split('\n')) {
                const auto told = decodePullLine(line);
                if (told && !told->error.isEmpty())
                    return m_promise.resolve(Error{
                        .kind = ErrorKind::Failed, .message = failure, .detail = told->error.left(1024)});
            }
            m_promise.resolve(name);
        });
    }

    EngineContext &m_context;
    bool m_needsShell;
    Promise<QString> m_promise;
    Operation m_step;
};

} // namespace

QString helperImageName()
{
    return QStringLiteral("opensandbox-console/helper:1");
}

QString staticArchitecture(const QByteArray &executable)
{
    constexpr quint32 interpreter = 3;
    constexpr quint16 maximumHeaders = 256;
    if (!executable.startsWith("\x7f"
                               "ELF") ||
        fieldAt<quint8>(executable, 5) != 1) // little-endian
        return {};
    const bool wide = fieldAt<quint8>(executable, 4) == 2;
    const quint64 table = wide ? fieldAt<quint64>(executable, 32) : quint64(fieldAt<quint32>(executable, 28));
    const quint16 size = fieldAt<quint16>(executable, wide ? 54 : 42);
    const quint16 count = fieldAt<quint16>(executable, wide ? 56 : 44);
    if (table > quint64(executable.size()) || count == 0 || count > maximumHeaders)
        return {};
    for (quint16 i = 0; i < count; ++i) {
        if (fieldAt<quint32>(executable, qsizetype(table) + qsizetype(i) * size) == interpreter)
            return {};
    }
    return architectureOf(fieldAt<quint16>(executable, 18), wide);
}

QByteArray helperImageTar(const QByteArray &busybox)
{
    QByteArray tar;
    for (const char *folder : {"bin", "dev", "etc", "proc", "sys", "tmp", "volume"})
        append(tar, {.path = folder, .type = FileType::Directory, .mode = 0755});
    append(tar, {.path = "etc/passwd"},
           "root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n");
    append(tar, {.path = "etc/group"}, "root:x:0:\nnogroup:x:65534:\n");
    if (!busybox.isEmpty()) {
        append(tar, {.path = "bin/busybox", .mode = 0755}, busybox);
        for (const char *program : Programs)
            append(tar, {.path = QByteArray("bin/") + program,
                         .type = FileType::Symlink,
                         .mode = 0777,
                         .linkTarget = "busybox"});
    }
    return tar + tarEnd();
}

Operation importHelperImage(EngineContext &context, bool needsShell, Callback<QString> done)
{
    return std::make_shared<ImageImport>(context, needsShell, std::move(done))->start();
}

Operation findHelperImages(EngineClient &engine, Callback<QStringList> done)
{
    EngineRequest request;
    request.path = "/images/json";
    request.failure = HelperImageText::tr("The images of the engine could not be listed.");
    return decodeAnswer<QStringList>(
        engine, std::move(request),
        [](const QByteArray &json) -> Result<QStringList> {
            auto images = decodeImageList(json);
            if (!images)
                return images.error();
            const auto isOurs = [](const Image &image) { return image.tags.contains(helperImageName()); };
            std::stable_sort(images->begin(), images->end(), [&](const Image &a, const Image &b) {
                return isOurs(a) != isOurs(b) ? isOurs(a) : a.size < b.size;
            });
            QStringList found;
            for (const Image &image : std::as_const(*images))
                if (!image.tags.isEmpty() && found.size() < MaximumCandidates)
                    found.append(image.id);
            return found;
        },
        std::move(done));
}

} // namespace osc
