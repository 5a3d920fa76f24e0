// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandbox.h>

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

namespace osc {

/// Which sandboxes are shown; all of it must hold.
struct SandboxFilter
{
    /// Words, each of which must occur anywhere in name, id, image, metadata, mounts, reason or connection.
    QString search;
    QSet<SandboxState> states;       ///< Empty: any.
    QString connectionId;            ///< Empty: any.
    QMap<QString, QString> metadata; ///< Entries that the metadata must have.
    bool expiringSoon = false;       ///< Expires in less than ten minutes.
    bool mine = false;               ///< Made by a console that shares our inventory.

    [[nodiscard]] bool isEmpty() const { return *this == SandboxFilter(); }
    bool operator==(const SandboxFilter &) const = default;
};

/// A filter under a name that the user gave.
struct SavedFilter
{
    QString name;
    SandboxFilter filter;

    bool operator==(const SavedFilter &) const = default;
};

/// The filters that the user keeps, in the order of their names. Names differ in more than case.
class SavedFilters
{
public:
    SavedFilters() = default;
    explicit SavedFilters(const QList<SavedFilter> &filters);

    [[nodiscard]] const QList<SavedFilter> &all() const { return m_filters; }
    /// Null when there is none.
    [[nodiscard]] const SavedFilter *find(const QString &name) const;
    /// The name of the one that equals @p filter; empty: none.
    [[nodiscard]] QString nameOf(const SandboxFilter &filter) const;
    /// In place of one with the same name. An empty name is ignored.
    void put(const QString &name, const SandboxFilter &filter);
    /// False when @p to is empty or taken by another one.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

private:
    void sort();

    QList<SavedFilter> m_filters;
};

} // namespace osc
