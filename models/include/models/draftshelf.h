// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>
#include <core/speclibrary.h>

#include <QObject>
#include <QSet>

#include <optional>

namespace osc {

/// The drafts of forms that were not sent. A form takes one, keeps it while it is open, and puts it back.
class DraftShelf : public QObject
{
    Q_OBJECT

public:
    /// @p library and @p clock outlive the shelf.
    DraftShelf(SpecLibrary &library, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// The newest draft that no form has; it is held from then on. None: there is none, or they cannot be
    /// read.
    [[nodiscard]] Operation take(std::function<void(const std::optional<DraftRecord> &)> done);
    /// A name for a new draft, held.
    [[nodiscard]] QString newId();
    /// Written also when whoever asked is gone.
    void keep(DraftRecord record);
    void discard(const QString &id);
    /// The form is closed: the draft may be taken again.
    void release(const QString &id) { m_held.remove(id); }

private:
    SpecLibrary &m_library;
    const Clock &m_clock;
    QSet<QString> m_held;
};

} // namespace osc
