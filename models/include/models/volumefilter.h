// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/volumemodel.h>

#include <QSortFilterProxyModel>

#include <optional>

namespace osc {

/// Which volumes are shown; all of it must hold.
struct VolumeFilter
{
    QString search;                   ///< Words that must all occur in what a row says.
    std::optional<VolumeKind> kind;   ///< None: any.
    QString connectionId;             ///< Empty: any.
    bool unused = false;              ///< Nothing uses it.
    std::optional<VolumeMaker> maker; ///< None: any.

    [[nodiscard]] bool isEmpty() const { return *this == VolumeFilter(); }
    bool operator==(const VolumeFilter &) const = default;
};

/// Filters and sorts a VolumeModel.
class VolumeFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit VolumeFilterProxy(QObject *parent = nullptr);

    void setFilter(const VolumeFilter &filter);
    [[nodiscard]] const VolumeFilter &filter() const { return m_filter; }
    /// How many pass everything but the kind; none: of all kinds.
    [[nodiscard]] int countOf(std::optional<VolumeKind> kind) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool passesButKind(const VolumeRow &row) const;

    VolumeFilter m_filter;
    QStringList m_words;
};

} // namespace osc
