// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/settings.h>

#include <QWidget>

namespace osc {

/// One place of the main window: what is shown beside the sidebar. A place is made when it is first needed,
/// so its constructor may ask and connect what it likes, and what it does later it does for as long as it
/// lives.
class Place : public QWidget
{
    Q_OBJECT

public:
    /// What the sidebar shows behind the name; no text: nothing.
    struct Count
    {
        QString text;
        bool alarming = false;

        bool operator==(const Count &) const = default;
    };

    explicit Place(QWidget *parent = nullptr);

    /// F5: asks the other side again. Returns at once.
    virtual void refresh() = 0;
    /// Ctrl+F.
    virtual void focusSearch() = 0;
    /// Where the keys go when the place is come to by key; the search unless overridden.
    virtual void focusContents();
    /// F6 within the place: from the contents to what is beside them, such as a detail. False: there is no
    /// further pane.
    virtual bool focusNextPane();
    /// Esc: gives up the search, then the selection.
    virtual void escape();
    /// The place has become the one that is shown.
    virtual void entered();
    /// Takes up what an earlier run kept; called once, before the place is shown.
    virtual void restore(const WindowSettings &settings);
    /// Keeps what restore() takes up. Touches no other field of @p settings.
    virtual void save(WindowSettings &settings) const;
    [[nodiscard]] virtual Count count() const;

Q_SIGNALS:
    void countChanged();
    /// Something changed that save() keeps.
    void settingsChanged();
};

} // namespace osc
