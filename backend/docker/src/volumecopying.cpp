// SPDX-License-Identifier: Apache-2.0
#include "volumeflows.h"

#include "volumeusers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace osc {

namespace {

struct VolumeCopyText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

constexpr std::chrono::milliseconds ShortestLookPause{500};
constexpr std::chrono::milliseconds LongestLookPause{10'000};

const char CopyAll[] = R"sh(
LC_ALL=C; export LC_ALL
if cp --sparse=always /dev/null /tmp/probe 2>/dev/null; then
    exec cp -a --sparse=always /from/. /to/
fi
cp -a /from/. /to/ || exit 1
cd /from || exit 1
find . -type f -size +256k -exec /bin/sh -c '
    for f do
        blocks=$(stat -c %b "$f"); size=$(stat -c %s "$f")
        [ $((blocks * 512 + 131072)) -lt "$size" ] || continue
        t="/to/$f"; n=0
        : > "$t" && truncate -s "$size" "$t" || exit 1
        while [ $((n * 1048576)) -lt "$size" ]; do
            if [ "$(dd if="$f" bs=1048576 skip=$n count=1 2>/dev/null | tr -d "\000" | head -c 1 | wc -c)" -ne 0 ]
            then
                dd if="$f" of="$t" bs=1048576 skip=$n seek=$n count=1 conv=notrunc 2>/dev/null || exit 1
            fi
            n=$((n + 1))
        done
        chmod "$(stat -c %a "$f")" "$t" && touch -r "$f" "$t" || exit 1
    done' sh {} +
)sh";

qint64 kilobytesIn(const HelperScriptEnd &end)
{
    return end.output.left(end.output.indexOf('\t')).trimmed().toLongLong() * 1024;
}

/// Makes the target, starts one helper that mounts both, and looks now and then how far it got.
class VolumeClone : public std::enable_shared_from_this<VolumeClone>
{
public:
    VolumeClone(VolumeHelperMaker &maker, QString from, ClaimSpec to, VolumeService::OnBytes onBytes,
                Callback<Claim> done)
        : m_maker(maker)
        , m_engine(maker.context().engine)
        , m_from(std::move(from))
        , m_to(std::move(to))
        , m_onBytes(std::move(onBytes))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        m_pause.callOnTimeout([this] { look(); });
    }

    Operation start()
    {
        auto operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->takeBack();
            },
            shared_from_this());
        m_step = readVolumeUse(m_engine, m_from, failure(), [this](const Result<UsedVolume> &use) {
            if (!use)
                m_promise.resolve(use.error());
            else
                create();
        });
        return operation;
    }

private:
    void create()
    {
        m_created = true;
        m_step = createVolume(m_engine, m_to, m_creation, [this](Result<Claim> claim) {
            if (!claim)
                return fail(claim.error());
            m_claim = *std::move(claim);
            startHelper();
        });
    }

    void startHelper()
    {
        HelperWish wish;
        wish.volume = m_to.name;
        wish.mounts = {{m_from, QStringLiteral("/from"), true}, {m_to.name, QStringLiteral("/to"), false}};
        // To read and write what others own, to hand it to them with its set-id bits, and for device files.
        wish.capabilities = {QStringLiteral("DAC_OVERRIDE"), QStringLiteral("CHOWN"),
                             QStringLiteral("FOWNER"), QStringLiteral("FSETID"), QStringLiteral("MKNOD")};
        m_step = m_maker.make(std::move(wish), [this](Result<std::shared_ptr<HelperContainer>> helper) {
            if (!helper)
                return fail(helper.error());
            m_helper = *std::move(helper);
            copy();
        });
    }

    void copy()
    {
        const auto self = shared_from_this(); // whoever is told may cancel
        tell(0);
        if (!m_promise.isActive())
            return;
        m_step = runHelperScript(m_engine, *m_helper, QString::fromLatin1(CopyAll), {},
                                 [this](const Result<HelperScriptEnd> &end) {
                                     m_pause.stop();
                                     m_look.cancel();
                                     if (!end)
                                         return fail(end.error());
                                     if (end->code != 0)
                                         return fail(notAll(*end));
                                     finish();
                                 });
        look();
    }

    /// First at how much there is, then how far it got. Counting is work too: the larger the volume, the
    /// rarer.
    void look()
    {
        const auto script = m_total < 0 ? QStringLiteral("du -sk /from 2>/dev/null")
                                        : QStringLiteral("du -sk /to 2>/dev/null");
        m_looked.start();
        m_look = runHelperScript(m_engine, *m_helper, script, {}, [this](const Result<HelperScriptEnd> &end) {
            const auto self = shared_from_this();
            const qint64 counted = end && end->code == 0 ? kilobytesIn(*end) : -1;
            if (m_total >= 0 && counted >= 0)
                m_copied = counted;
            if (m_total < 0)
                m_total = counted;
            tell(m_copied);
            if (!m_promise.isActive())
                return;
            const std::chrono::milliseconds took(m_looked.elapsed());
            m_pause.start(std::clamp(took * 5, ShortestLookPause, LongestLookPause));
        });
    }

    void tell(qint64 bytes) const
    {
        if (m_onBytes)
            m_onBytes(m_total < 0 ? bytes : std::min(bytes, m_total), m_total);
    }

    void finish()
    {
        const auto self = shared_from_this();
        if (m_total >= 0)
            tell(m_total);
        if (m_promise.isActive())
            m_step = m_helper->remove([this](const Done &) { m_promise.resolve(m_claim); });
    }

    void fail(const Error &error)
    {
        takeBack();
        m_promise.resolve(error);
    }

    void takeBack()
    {
        m_step.cancel();
        m_look.cancel();
        m_pause.stop();
        if (std::exchange(m_created, false))
            m_maker.keep(takeBackVolume(m_engine, m_to.name, m_creation, std::exchange(m_helper, {}),
                                        [](const Done &) {}));
    }

    [[nodiscard]] QString failure() const
    {
        return VolumeCopyText::tr("Volume %1 was not cloned.").arg(m_from);
    }

    [[nodiscard]] Error notAll(const HelperScriptEnd &end) const
    {
        return {.kind = end.words.contains("No space left") ? ErrorKind::Exhausted : ErrorKind::Failed,
                .message =
                    VolumeCopyText::tr("Volume %1 was not cloned: not all of its files could be copied.")
                        .arg(m_from),
                .detail = QString::fromUtf8(end.words).left(1024)};
    }

    VolumeHelperMaker &m_maker;
    EngineClient &m_engine;
    QString m_from;
    ClaimSpec m_to;
    VolumeService::OnBytes m_onBytes;
    Promise<Claim> m_promise;
    QString m_creation = newCreation();
    Operation m_step;
    Operation m_look;
    QTimer m_pause;
    QElapsedTimer m_looked;
    std::shared_ptr<HelperContainer> m_helper;
    Claim m_claim;
    qint64 m_copied = 0;
    qint64 m_total = -1;    ///< Not known yet.
    bool m_created = false; ///< There may be a volume that is to be taken back.
};

} // namespace

Operation cloneVolume(VolumeHelperMaker &maker, const QString &from, const ClaimSpec &to,
                      VolumeService::OnBytes onBytes, Callback<Claim> done)
{
    return std::make_shared<VolumeClone>(maker, from, to, std::move(onBytes), std::move(done))->start();
}

} // namespace osc
