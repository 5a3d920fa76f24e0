// SPDX-License-Identifier: Apache-2.0
#include <models/poolstore.h>

#include <models/wording.h>

#include <QRegularExpression>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto poolLook = 10s;
constexpr auto buildingLook = 3s;
constexpr qsizetype longestPhaseWhy = 300;

} // namespace

PoolStore::PoolStore(QObject *parent)
    : QObject(parent)
{
    m_again.setInterval(poolLook);
    m_again.callOnTimeout(this, &PoolStore::refresh);
}

PoolStore::~PoolStore() = default;

void PoolStore::open(PoolService *service)
{
    close();
    m_service = service;
    refresh();
    if (service)
        m_again.start();
}

void PoolStore::close()
{
    m_again.stop();
    m_reading.cancel();
    m_changing.cancel();
    m_service = nullptr;
    m_pools.clear();
    m_error.reset();
    Q_EMIT changed();
}

void PoolStore::refresh()
{
    if (!m_service || m_reading.isActive())
        return;
    m_reading = m_service->list([this](const Result<QList<Pool>> &pools) {
        if (pools)
            m_pools = *pools;
        m_error = pools ? std::nullopt : std::optional(pools.error());
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

const Pool *PoolStore::find(const QString &name) const
{
    const auto found =
        std::find_if(m_pools.cbegin(), m_pools.cend(), [&](const Pool &pool) { return pool.name == name; });
    return found == m_pools.cend() ? nullptr : &*found;
}

void PoolStore::create(const PoolSpec &spec, const Ended &ended)
{
    if (!m_service || isChanging())
        return;
    m_changing = m_service->create(spec, [this, ended](const Result<Pool> &made) {
        refresh();
        ended(made ? Done() : Done(made.error()));
    });
    Q_EMIT changed();
}

void PoolStore::setCapacity(const QString &name, const PoolCapacity &capacity, const Ended &ended)
{
    if (!m_service || isChanging())
        return;
    m_changing = m_service->setCapacity(name, capacity, [this, ended](const Result<Pool> &pool) {
        refresh();
        ended(pool ? Done() : Done(pool.error()));
    });
    Q_EMIT changed();
}

void PoolStore::remove(const QString &name, const Ended &ended)
{
    if (!m_service || isChanging())
        return;
    m_changing = m_service->remove(name, [this, ended](const Done &removed) {
        refresh();
        ended(removed);
    });
    Q_EMIT changed();
}

ImageTemplateStore::ImageTemplateStore(QObject *parent)
    : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(buildingLook);
    m_again.callOnTimeout(this, &ImageTemplateStore::refresh);
}

ImageTemplateStore::~ImageTemplateStore() = default;

void ImageTemplateStore::open(ImageTemplateService *service)
{
    close();
    m_service = service;
    refresh();
}

void ImageTemplateStore::close()
{
    m_again.stop();
    m_reading.cancel();
    m_changing.cancel();
    m_service = nullptr;
    m_templates.clear();
    m_error.reset();
    Q_EMIT changed();
}

void ImageTemplateStore::refresh()
{
    if (!m_service || m_reading.isActive())
        return;
    m_reading = m_service->list([this](const Result<QList<ImageTemplate>> &templates) { take(templates); });
    Q_EMIT changed();
}

void ImageTemplateStore::take(const Result<QList<ImageTemplate>> &templates)
{
    if (templates)
        m_templates = *templates;
    m_error = templates ? std::nullopt : std::optional(templates.error());
    const bool building =
        std::any_of(m_templates.cbegin(), m_templates.cend(), [](const ImageTemplate &each) {
            return each.phase == TemplatePhase::Pending || each.phase == TemplatePhase::Building;
        });
    if (building)
        m_again.start();
    Q_EMIT changed();
}

const ImageTemplate *ImageTemplateStore::find(const QString &id) const
{
    const auto found = std::find_if(m_templates.cbegin(), m_templates.cend(),
                                    [&](const ImageTemplate &each) { return each.id == id; });
    return found == m_templates.cend() ? nullptr : &*found;
}

void ImageTemplateStore::create(const ImageTemplateSpec &spec, const Ended &ended)
{
    if (!m_service || isChanging())
        return;
    m_changing = m_service->create(spec, [this, ended](const Result<ImageTemplate> &made) {
        refresh();
        ended(made ? Done() : Done(made.error()));
    });
    Q_EMIT changed();
}

void ImageTemplateStore::remove(const QString &id, const Ended &ended)
{
    if (!m_service || isChanging())
        return;
    m_changing = m_service->remove(id, [this, ended](const Done &removed) {
        refresh();
        ended(removed);
    });
    Q_EMIT changed();
}

QString poolStatusText(const Pool &pool)
{
    if (!pool.status)
        return PoolStore::tr("not looked at yet");
    return PoolStore::tr("%1 of %2 taken, %3 ready")
        .arg(pool.status->allocated)
        .arg(pool.status->total)
        .arg(pool.status->available);
}

QString templatePhaseText(const ImageTemplate &imageTemplate)
{
    QString word;
    switch (imageTemplate.phase) {
    case TemplatePhase::Pending:
        word = PoolStore::tr("Waiting");
        break;
    case TemplatePhase::Building:
        word = PoolStore::tr("Building");
        break;
    case TemplatePhase::Succeeded:
        return PoolStore::tr("Ready");
    case TemplatePhase::Failed:
        word = PoolStore::tr("Failed");
        break;
    case TemplatePhase::Unknown:
        word = safeText(imageTemplate.phaseName);
        break;
    }
    const QString why = shortText(imageTemplate.message.simplified(), longestPhaseWhy);
    return why.isEmpty() ? word : PoolStore::tr("%1, %2").arg(word, why);
}

QString capacityProblem(const PoolCapacity &capacity)
{
    if (capacity.bufferMin > capacity.bufferMax)
        return PoolStore::tr("At least so many ready ones cannot be more than at most so many.");
    if (capacity.poolMin > capacity.poolMax)
        return PoolStore::tr("At least so many sandboxes cannot be more than at most so many.");
    return capacity.poolMax == 0 ? PoolStore::tr("A pool of at most 0 sandboxes holds none.") : QString();
}

QString poolProblem(const PoolSpec &spec)
{
    static const QRegularExpression name(QStringLiteral("^[a-z0-9]([-a-z0-9]{0,251}[a-z0-9])?$"));
    if (!name.match(spec.name).hasMatch())
        return PoolStore::tr("The name has lower-case letters, digits and dashes, and begins and ends with a "
                             "letter or a digit.");
    if (spec.podTemplate.trimmed().isEmpty())
        return PoolStore::tr("The pool needs a pod template.");
    return capacityProblem(spec.capacity);
}

} // namespace osc
