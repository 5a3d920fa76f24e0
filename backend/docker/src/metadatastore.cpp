// SPDX-License-Identifier: Apache-2.0
#include "metadatastore.h"

#include "enginecodec.h"

#include <json/jsonread.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace osc {

namespace {

constexpr qint64 maximumFile = 4 * 1024 * 1024;

struct MetadataFiles
{
    Q_DECLARE_TR_FUNCTIONS(osc::MetadataStore)
};

/// Ids are label values: whatever someone wrote. Only those that are a plain file name have files.
bool isFileName(const QString &sandboxId)
{
    return !sandboxId.isEmpty() && sandboxId.size() <= 200 && !sandboxId.startsWith(u'.') &&
           !sandboxId.contains(u'/') && !sandboxId.contains(QChar::Null);
}

json::Value readObject(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile() || info.size() > maximumFile)
        return json::Value(json::Value::value_t::discarded);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return json::Value(json::Value::value_t::discarded);
    return json::parse(file.read(maximumFile));
}

/// As Python's json module writes it by default: a space after each colon and comma, ASCII only.
QByteArray pythonJson(const QMap<QString, QString> &object)
{
    const auto text = [](const QString &value) {
        return QByteArray::fromStdString(
            json::Value(value.toStdString()).dump(-1, ' ', true, json::Value::error_handler_t::replace));
    };
    QByteArrayList members;
    for (auto it = object.cbegin(); it != object.cend(); ++it)
        members.append(text(it.key()) + ": " + text(it.value()));
    return '{' + members.join(", ") + '}';
}

Error fileError(const QString &path, const QString &reason)
{
    Error error;
    error.message = MetadataFiles::tr("The file %1 could not be written.").arg(path);
    error.advice = MetadataFiles::tr("Check the permissions of the folder and the free disk space.");
    error.detail = reason;
    return error;
}

Error badId(const QString &sandboxId)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = MetadataFiles::tr("The sandbox id “%1” cannot be used as the name of a file.")
                        .arg(sandboxId.left(200));
    return error;
}

Done writeFile(const QString &path, const QByteArray &content)
{
    const auto folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return fileError(path, MetadataFiles::tr("The folder %1 could not be made.").arg(folder));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fileError(path, file.errorString());
    return {};
}

} // namespace

MetadataStore::MetadataStore(const QString &homeDirectory)
    : m_directory(homeDirectory + QStringLiteral("/.opensandbox/metadata"))
{}

QString MetadataStore::expirationDirectory() const
{
    return m_directory + QStringLiteral("/_expiration");
}

StoredFacts MetadataStore::read(const QString &sandboxId) const
{
    StoredFacts facts;
    if (!isFileName(sandboxId))
        return facts;
    const auto metadata = readObject(metadataFile(sandboxId));
    if (metadata.is_object())
        facts.metadata = json::toTextMap(metadata);
    facts.expiresAt = decodeTime(json::text(readObject(expirationFile(sandboxId)), "expires_at"));
    return facts;
}

bool MetadataStore::isEmpty() const
{
    return !QFileInfo::exists(m_directory);
}

Done MetadataStore::writeMetadata(const QString &sandboxId, const QMap<QString, QString> &metadata) const
{
    return isFileName(sandboxId) ? writeFile(metadataFile(sandboxId), pythonJson(metadata))
                                 : badId(sandboxId);
}

Done MetadataStore::writeExpiry(const QString &sandboxId, const QDateTime &expiresAt) const
{
    if (!isFileName(sandboxId))
        return badId(sandboxId);
    return writeFile(expirationFile(sandboxId),
                     pythonJson({{QStringLiteral("expires_at"), pythonTime(expiresAt)}}));
}

Done MetadataStore::remove(const QString &sandboxId) const
{
    if (!isFileName(sandboxId))
        return {};
    for (const auto &path : {metadataFile(sandboxId), expirationFile(sandboxId)}) {
        QFile file(path);
        if (!file.remove() && file.exists())
            return fileError(path, file.errorString());
    }
    return {};
}

QString MetadataStore::metadataFile(const QString &sandboxId) const
{
    return m_directory + QLatin1Char('/') + sandboxId + QStringLiteral(".json");
}

QString MetadataStore::expirationFile(const QString &sandboxId) const
{
    return expirationDirectory() + QLatin1Char('/') + sandboxId + QStringLiteral(".json");
}

QString pythonTime(const QDateTime &time)
{
    const auto utc = time.toUTC();
    const auto milliseconds = utc.time().msec();
    auto text = utc.toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss"));
    if (milliseconds != 0)
        text +=
            QLatin1Char('.') + QString::number(milliseconds).rightJustified(3, u'0') + QStringLiteral("000");
    return text + QStringLiteral("+00:00");
}

} // namespace osc
