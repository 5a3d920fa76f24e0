// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"

#include <core/archivefiles.h>
#include <core/volumes.h>

#include <QHash>

#include <algorithm>

namespace osc::test {

/// Claims in memory. Calls succeed at the next turn of the event loop; with answersAtOnce off they wait until
/// the test answers them.
class FakeVolumeService : public VolumeService
{
public:
    struct Call
    {
        QString name; ///< "remove", "empty" …
        QString claim;
        std::function<void(const Done &)> answer;
        std::function<bool()> isWanted; ///< False once the caller let go.
    };

    QList<Claim> claims;
    QHash<QString, TreeSize> sizes; ///< By name; what is not in it cannot be measured.
    QHash<QString, Error> failures; ///< By name: what acting on it fails with.
    std::optional<Error> listError;
    QByteArray archive = "a tar stream"; ///< What is exported.
    QByteArray imported;                 ///< What was imported last.
    QByteArray description = "{\"Name\": \"pip-cache\"}";
    bool answersAtOnce = true;
    bool measuresAtOnce = true;
    std::vector<Call> calls;
    std::vector<std::pair<QStringList, Promise<void>>> measurements; ///< With measuresAtOnce off.
    QStringList log;                                                 ///< Every call as "name claim".
    int lists = 0;

    void tellChange() const
    {
        if (m_onChanged)
            m_onChanged();
    }
    [[nodiscard]] bool has(const QString &name) const
    {
        return std::any_of(claims.cbegin(), claims.cend(),
                           [&](const Claim &claim) { return claim.name == name; });
    }

    [[nodiscard]] Operation list(Callback<QList<Claim>> done) override
    {
        ++lists;
        if (listError)
            return finished<QList<Claim>>(*listError, std::move(done));
        return finished<QList<Claim>>(claims, std::move(done));
    }
    [[nodiscard]] Operation watch(std::function<void()> onChanged) override
    {
        m_onChanged = std::move(onChanged);
        Promise<void> promise({});
        return promise.operation();
    }
    [[nodiscard]] Operation create(const ClaimSpec &spec, Callback<Claim> done) override
    {
        return add(QStringLiteral("create"), spec, std::move(done));
    }
    [[nodiscard]] Operation clone(const QString &from, const ClaimSpec &to, OnBytes,
                                  Callback<Claim> done) override
    {
        return add(QStringLiteral("clone ") + from + QStringLiteral(" to"), to, std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &name, Callback<void> done) override
    {
        return call(QStringLiteral("remove"), name, std::move(done), [this, name] {
            claims.removeIf([&](const Claim &claim) { return claim.name == name; });
        });
    }
    [[nodiscard]] Operation empty(const QString &name, Callback<void> done) override
    {
        return call(QStringLiteral("empty"), name, std::move(done), [this, name] { sizes[name] = {}; });
    }
    [[nodiscard]] Operation exportTo(const QString &name, std::shared_ptr<ByteSink> sink,
                                     Callback<void> done) override
    {
        return call(QStringLiteral("export"), name, std::move(done),
                    [this, sink = std::move(sink)] { (void)sink->write(archive); });
    }
    [[nodiscard]] Operation importFrom(const QString &name, std::shared_ptr<ByteSource> source,
                                       Callback<void> done) override
    {
        return call(QStringLiteral("import"), name, std::move(done),
                    [this, source = std::move(source)] { imported = source->read(1 << 20).value_or(""); });
    }
    [[nodiscard]] Operation measure(const QStringList &names, OnMeasured onMeasured,
                                    Callback<void> done) override
    {
        log << QStringLiteral("measure ") + names.join(QLatin1Char(','));
        if (!measuresAtOnce) {
            measurements.emplace_back(names, Promise<void>(std::move(done)));
            return measurements.back().second.operation();
        }
        return finished<void>(Done(), [this, names, onMeasured = std::move(onMeasured),
                                       done = std::move(done)](const Done &result) {
            for (const QString &name : names)
                if (sizes.contains(name))
                    onMeasured(name, sizes.value(name));
            done(result);
        });
    }
    [[nodiscard]] Operation inspect(const QString &, Callback<QByteArray> done) override
    {
        return finished<QByteArray>(description, std::move(done));
    }

private:
    [[nodiscard]] Operation call(const QString &name, const QString &claim, Callback<void> done,
                                 std::function<void()> effect)
    {
        log << name + QLatin1Char(' ') + claim;
        Promise<void> promise(std::move(done));
        Operation operation = promise.operation();
        const auto answer = [promise, effect = std::move(effect)](const Done &result) {
            if (result && promise.isActive())
                effect();
            promise.resolve(result);
        };
        const Done result = failures.contains(claim) ? Done(failures.value(claim)) : Done();
        if (answersAtOnce)
            detail::post([answer, result] { answer(result); });
        else
            calls.push_back({name, claim, answer, [promise] { return promise.isActive(); }});
        return operation;
    }
    [[nodiscard]] Operation add(const QString &name, const ClaimSpec &spec, Callback<Claim> done)
    {
        Claim made;
        made.name = spec.name;
        made.driver = spec.driver.isEmpty() ? QStringLiteral("local") : spec.driver;
        made.labels = spec.labels;
        made.options = spec.options;
        made.madeHere = true;
        return call(
            name, spec.name,
            [done = std::move(done), made](const Done &result) {
                done(result ? Result<Claim>(made) : Result<Claim>(result.error()));
            },
            [this, made] { claims.append(made); });
    }

    std::function<void()> m_onChanged;
};

/// A connection with claims.
class FakeVolumeBackend : public FakeBackend
{
public:
    using FakeBackend::FakeBackend;

    FakeVolumeService volumeService;
    [[nodiscard]] VolumeService *volumes() override { return &volumeService; }
};

inline Claim makeClaim(const QString &name, const QList<ClaimUser> &users = {})
{
    Claim claim;
    claim.name = name;
    claim.driver = QStringLiteral("local");
    claim.createdAt = QDateTime(QDate(2026, 11, 9), QTime(14, 33), Qt::UTC);
    claim.mountpoint = QStringLiteral("/var/lib/docker/volumes/%1/_data").arg(name);
    claim.users = users;
    return claim;
}

/// Archive files in memory.
class FakeArchives : public ArchiveFiles
{
public:
    QHash<QString, QByteArray> files; ///< What is there, uncompressed.

    [[nodiscard]] std::shared_ptr<ArchiveSink> create(const QString &path, ArchiveFormat,
                                                      bool overwrite) override
    {
        return std::make_shared<Sink>(*this, path, overwrite);
    }
    [[nodiscard]] Operation open(const QString &path, Callback<std::shared_ptr<ArchiveSource>> done) override
    {
        using Source = std::shared_ptr<ArchiveSource>;
        if (!files.contains(path))
            return finished<Source>(Error{.kind = ErrorKind::Invalid,
                                          .message = QStringLiteral("File %1 is no archive.").arg(path)},
                                    std::move(done));
        return finished<Source>(Source(std::make_shared<Bytes>(files.value(path))), std::move(done));
    }

private:
    class Sink : public ArchiveSink
    {
    public:
        Sink(FakeArchives &archives, QString path, bool overwrite)
            : m_archives(archives)
            , m_path(std::move(path))
            , m_overwrite(overwrite)
        {}
        Next write(QByteArrayView bytes) override
        {
            m_bytes.append(bytes);
            return Next::More;
        }
        [[nodiscard]] Operation commit(Callback<void> done) override
        {
            if (!m_overwrite && m_archives.files.contains(m_path))
                return finished<void>(
                    Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("It exists.")},
                    std::move(done));
            m_archives.files.insert(m_path, m_bytes);
            return finished<void>(Done(), std::move(done));
        }

    private:
        FakeArchives &m_archives;
        QString m_path;
        bool m_overwrite;
        QByteArray m_bytes;
    };
    class Bytes : public ArchiveSource
    {
    public:
        explicit Bytes(QByteArray bytes)
            : m_bytes(std::move(bytes))
            , m_size(m_bytes.size())
        {}
        [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
        {
            if (m_bytes.isEmpty())
                return {};
            const QByteArray piece = m_bytes.left(maximum);
            m_bytes.remove(0, piece.size());
            return piece;
        }
        [[nodiscard]] qint64 fileBytesRead() const override { return m_size - m_bytes.size(); }
        [[nodiscard]] qint64 fileSize() const override { return m_size; }

    private:
        QByteArray m_bytes;
        qint64 m_size;
    };
};

} // namespace osc::test
