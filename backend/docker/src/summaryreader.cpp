// SPDX-License-Identifier: Apache-2.0
#include "summaryreader.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace osc {

namespace {

using Json = nlohmann::json;

/// The members that are read, of an element and of the objects inside it.
enum class SummaryMember {
    Other,
    Created,
    Destination,
    HostConfig,
    Id,
    Image,
    ImageId,
    Ip,
    Labels,
    Mounts,
    Name,
    Names,
    NetworkMode,
    Ports,
    PrivatePort,
    PublicPort,
    ReadWrite,
    Source,
    State,
    Status,
    Type,
};

SummaryMember summaryMember(std::string_view key)
{
    using M = SummaryMember;
    static constexpr std::array<std::pair<std::string_view, M>, 20> known{{{"Created", M::Created},
                                                                           {"Destination", M::Destination},
                                                                           {"HostConfig", M::HostConfig},
                                                                           {"Id", M::Id},
                                                                           {"Image", M::Image},
                                                                           {"ImageID", M::ImageId},
                                                                           {"IP", M::Ip},
                                                                           {"Labels", M::Labels},
                                                                           {"Mounts", M::Mounts},
                                                                           {"Name", M::Name},
                                                                           {"Names", M::Names},
                                                                           {"NetworkMode", M::NetworkMode},
                                                                           {"Ports", M::Ports},
                                                                           {"PrivatePort", M::PrivatePort},
                                                                           {"PublicPort", M::PublicPort},
                                                                           {"RW", M::ReadWrite},
                                                                           {"Source", M::Source},
                                                                           {"State", M::State},
                                                                           {"Status", M::Status},
                                                                           {"Type", M::Type}}};
    for (const auto &[name, member] : known) {
        if (name == key)
            return member;
    }
    return M::Other;
}

/// Takes the events of a parser. An element is at level 1, what is inside it at 2, and mounts and ports at 3.
class SummaryReader final : public nlohmann::json_sax<Json>
{
public:
    /// @p above: so many arrays are around the elements.
    explicit SummaryReader(int above)
        : m_level(-above)
    {}

    [[nodiscard]] QList<ContainerSummary> &summaries() { return m_summaries; }
    /// Whether the outermost value was what was expected around the elements.
    [[nodiscard]] bool isArray() const { return m_isArray; }

    bool null() override { return true; }
    bool boolean(bool value) override
    {
        if (m_level == 3 && isIn(SummaryMember::Mounts) && m_inner == SummaryMember::ReadWrite)
            m_summary.mounts.last().readOnly = !value;
        return true;
    }
    bool number_integer(number_integer_t value) override
    {
        take(value);
        return true;
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        if (value <= number_unsigned_t(std::numeric_limits<qint64>::max()))
            take(static_cast<qint64>(value));
        return true;
    }
    bool number_float(number_float_t value, const string_t &) override
    {
        if (std::isfinite(value) && std::abs(value) < 9e18)
            take(static_cast<qint64>(value));
        return true;
    }
    bool string(string_t &value) override
    {
        if (m_level == 1)
            takeText(value);
        else if (m_level == 2)
            takeInner(value);
        else if (m_level == 3 && isIn(SummaryMember::Mounts))
            takeOfMount(value);
        else if (m_level == 3 && isIn(SummaryMember::Ports))
            takeOfPort(value);
        return true;
    }
    bool binary(binary_t &) override { return true; }

    bool key(string_t &value) override
    {
        if (m_level == 1)
            m_member = summaryMember(value);
        else if (m_level == 2 && m_member == SummaryMember::Labels)
            m_label = QString::fromStdString(value);
        else if (m_level == 2 || m_level == 3)
            m_inner = summaryMember(value);
        return true;
    }
    bool start_object(std::size_t) override
    {
        enter(false);
        if (m_level == 3 && isIn(SummaryMember::Mounts))
            m_summary.mounts.append(ContainerMount{});
        else if (m_level == 3 && isIn(SummaryMember::Ports))
            m_port = {};
        return m_level <= deepest;
    }
    bool end_object() override
    {
        if (m_level == 3 && isIn(SummaryMember::Ports))
            takePort();
        else if (m_level == 1)
            takeElement();
        --m_level;
        return true;
    }
    bool start_array(std::size_t) override
    {
        enter(true);
        return m_level <= deepest;
    }
    bool end_array() override
    {
        --m_level;
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const Json::exception &) override { return false; }

private:
    static constexpr int deepest = 100;

    struct ListedPort
    {
        qint64 inside = 0;
        qint64 outside = 0;
        bool isTcp = false;
        QString address{};
    };

    void enter(bool isArray)
    {
        ++m_level;
        if (m_level == 0)
            m_isArray = isArray;
        if (m_level == 1) {
            m_summary = {};
            m_created = 0;
            m_member = SummaryMember::Other;
        }
        if (m_level == 2)
            m_inArray = isArray;
        m_inner = SummaryMember::Other;
    }

    /// Whether level 3 is an object of that array.
    [[nodiscard]] bool isIn(SummaryMember member) const { return m_member == member && m_inArray; }

    void take(qint64 value)
    {
        if (m_level == 1 && m_member == SummaryMember::Created)
            m_created = value;
        else if (m_level == 3 && m_inner == SummaryMember::PrivatePort)
            m_port.inside = value;
        else if (m_level == 3 && m_inner == SummaryMember::PublicPort)
            m_port.outside = value;
    }

    void takeText(const std::string &value)
    {
        const auto into = [&](QString &text) { text = QString::fromStdString(value); };
        switch (m_member) {
        case SummaryMember::Id:
            return into(m_summary.id);
        case SummaryMember::Image:
            return into(m_summary.image);
        case SummaryMember::ImageId:
            return into(m_summary.imageId);
        case SummaryMember::State:
            return into(m_summary.state);
        case SummaryMember::Status:
            return into(m_summary.status);
        default:
            return;
        }
    }

    void takeInner(const std::string &value)
    {
        if (m_member == SummaryMember::Labels && !m_inArray)
            m_summary.labels.insert(m_label, QString::fromStdString(value));
        else if (isIn(SummaryMember::Names) && m_summary.name.isEmpty())
            m_summary.name = QString::fromStdString(value.starts_with('/') ? value.substr(1) : value);
        else if (m_member == SummaryMember::HostConfig && m_inner == SummaryMember::NetworkMode)
            m_summary.networkMode = QString::fromStdString(value);
    }

    void takeOfMount(const std::string &value)
    {
        if (m_inner == SummaryMember::Other) // an array in the place of a mount
            return;
        auto &mount = m_summary.mounts.last();
        const auto into = [&](QString &text) { text = QString::fromStdString(value); };
        switch (m_inner) {
        case SummaryMember::Type:
            return into(mount.type);
        case SummaryMember::Name:
            return into(mount.name);
        case SummaryMember::Source:
            return into(mount.source);
        case SummaryMember::Destination:
            return into(mount.destination);
        default:
            return;
        }
    }

    void takeOfPort(const std::string &value)
    {
        if (m_inner == SummaryMember::Type)
            m_port.isTcp = value == "tcp";
        else if (m_inner == SummaryMember::Ip)
            m_port.address = QString::fromStdString(value);
    }

    void takePort()
    {
        const auto isPort = [](qint64 number) { return number > 0 && number < 65536; };
        if (!m_port.isTcp || !isPort(m_port.inside) || !isPort(m_port.outside))
            return;
        const auto inside = static_cast<int>(m_port.inside);
        if (!m_summary.ports.contains(inside))
            m_summary.ports.insert(inside, {m_port.address, static_cast<int>(m_port.outside)});
    }

    void takeElement()
    {
        m_summary.created = QDateTime::fromSecsSinceEpoch(m_created, Qt::UTC);
        if (!m_summary.id.isEmpty())
            m_summaries.append(std::move(m_summary));
    }

    QList<ContainerSummary> m_summaries;
    ContainerSummary m_summary;
    ListedPort m_port;
    QString m_label;
    qint64 m_created = 0;
    int m_level;
    SummaryMember m_member = SummaryMember::Other; ///< Of the element.
    SummaryMember m_inner = SummaryMember::Other;  ///< Of an object inside it.
    bool m_inArray = false;                        ///< Level 2 is an array.
    bool m_isArray = false;
};

} // namespace

std::optional<QList<ContainerSummary>> readSummaries(QByteArrayView json)
{
    SummaryReader reader(1);
    if (!Json::sax_parse(json.begin(), json.end(), &reader) || !reader.isArray())
        return {};
    return std::move(reader.summaries());
}

std::optional<ContainerSummary> readSummary(QByteArrayView json)
{
    SummaryReader reader(0);
    if (!Json::sax_parse(json.begin(), json.end(), &reader) || reader.summaries().isEmpty())
        return {};
    return std::move(reader.summaries().first());
}

} // namespace osc
