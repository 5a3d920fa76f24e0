// SPDX-License-Identifier: Apache-2.0
#include "volumeflows.h"

#include "decodeanswer.h"
#include "leftoverfacts.h"
#include "volumeusers.h"

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct VolumeMeasureText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

/// The Engine can count volumes alone from here on; before, it counts images and containers as well.
constexpr ApiVersion CountsVolumes{1, 42};
/// In one helper: starting it takes longer than counting a small volume.
constexpr int VolumesAtOnce = 32;

// Bytes, files, directories, and those that could not be looked into.
const char CountFiles[] = R"sh(
LC_ALL=C; export LC_ALL
cd "/volumes/$1" || exit 1
find . -mindepth 1 -exec stat -c '%f %s' {} + 2>/tmp/words | {
    bytes=0; files=0; folders=0
    while read -r mode size; do
        case $mode in
            4???) folders=$((folders + 1));;
            8???) files=$((files + 1)); bytes=$((bytes + size));;
            *) files=$((files + 1));;
        esac
    done
    printf '%s %s %s ' "$bytes" "$files" "$folders"
}
wc -l < /tmp/words
)sh";

std::optional<TreeSize> sizeIn(const HelperScriptEnd &end)
{
    const auto parts = end.output.simplified().split(' ');
    if (end.code != 0 || parts.size() != 4)
        return {};
    TreeSize size;
    size.bytes = parts.at(0).toLongLong();
    size.files = parts.at(1).toLongLong();
    size.directories = parts.at(2).toLongLong();
    size.unreadable = parts.at(3).toLongLong();
    return size;
}

class VolumeMeasure : public std::enable_shared_from_this<VolumeMeasure>
{
public:
    VolumeMeasure(VolumeHelperMaker &maker, QStringList names, VolumeService::OnMeasured onMeasured,
                  Callback<void> done)
        : m_maker(maker)
        , m_engine(maker.context().engine)
        , m_names(std::move(names))
        , m_onMeasured(std::move(onMeasured))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        // Also so that a volume which is gone is not made anew by being mounted.
        m_step = listVolumes(m_engine, [this](const Result<QList<VolumeDetails>> &volumes) {
            if (!volumes)
                return m_promise.resolve(volumes.error());
            for (const VolumeDetails &volume : *volumes)
                if (volume.driver == QLatin1String("local") && m_names.contains(volume.name))
                    m_local.append(volume.name);
            if (m_local.isEmpty())
                m_promise.resolve(Done());
            else if (m_engine.apiVersion() >= CountsVolumes)
                askEngine();
            else
                startHelper();
        });
        return operation;
    }

private:
    void askEngine()
    {
        EngineRequest request;
        request.path = "/system/df";
        request.query = {{"type", "volume"}};
        request.timeout = std::chrono::minutes(30);
        request.failure = VolumeMeasureText::tr("The room that volumes take could not be counted.");
        using Sizes = QHash<QString, qint64>;
        m_step = decodeAnswer<Sizes>(
            m_engine, std::move(request),
            [](const QByteArray &json) { return Result<Sizes>(decodeVolumeSizes(json)); },
            [this](const Result<Sizes> &sizes) {
                if (!sizes)
                    return m_promise.resolve(sizes.error());
                const auto self = shared_from_this(); // whoever is told may cancel
                for (const QString &name : std::as_const(m_local))
                    if (sizes->contains(name))
                        tell(name, {.bytes = sizes->value(name), .files = -1, .directories = -1});
                m_promise.resolve(Done());
            });
    }

    void startHelper()
    {
        if (m_local.isEmpty())
            return m_promise.resolve(Done());
        m_here = m_local.mid(0, VolumesAtOnce);
        m_local.remove(0, m_here.size());
        m_next = 0;
        HelperWish wish;
        wish.volume = m_here.first();
        for (int i = 0; i < m_here.size(); ++i)
            wish.mounts.append({m_here.at(i), QStringLiteral("/volumes/%1").arg(i), true});
        wish.capabilities = {QStringLiteral("DAC_READ_SEARCH")};
        m_step = m_maker.make(std::move(wish), [this](Result<std::shared_ptr<HelperContainer>> helper) {
            if (!helper)
                return m_promise.resolve(helper.error());
            m_helper = *std::move(helper);
            countNext();
        });
    }

    void countNext()
    {
        if (m_next >= m_here.size()) {
            m_helper.reset();
            return startHelper();
        }
        const int index = m_next++;
        m_step = runHelperScript(m_engine, *m_helper, QString::fromLatin1(CountFiles),
                                 {QString::number(index)}, [this, index](const Result<HelperScriptEnd> &end) {
                                     if (!end && end.error().kind == ErrorKind::Unreachable)
                                         return m_promise.resolve(end.error());
                                     const auto self = shared_from_this();
                                     const auto size = end ? sizeIn(*end) : std::nullopt;
                                     if (size)
                                         tell(m_here.at(index), *size);
                                     if (m_promise.isActive())
                                         countNext();
                                 });
    }

    void tell(const QString &name, const TreeSize &size) const
    {
        if (m_onMeasured && m_promise.isActive())
            m_onMeasured(name, size);
    }

    VolumeHelperMaker &m_maker;
    EngineClient &m_engine;
    QStringList m_names;
    VolumeService::OnMeasured m_onMeasured;
    Promise<void> m_promise;
    Operation m_step;
    QStringList m_local; ///< Not counted yet.
    QStringList m_here;  ///< In the present helper.
    int m_next = 0;
    std::shared_ptr<HelperContainer> m_helper;
};

} // namespace

Operation measureVolumes(VolumeHelperMaker &maker, const QStringList &names,
                         VolumeService::OnMeasured onMeasured, Callback<void> done)
{
    return std::make_shared<VolumeMeasure>(maker, names, std::move(onMeasured), std::move(done))->start();
}

} // namespace osc
