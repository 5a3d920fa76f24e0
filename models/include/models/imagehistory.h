// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/inventory.h>
#include <core/speclibrary.h>

#include <QObject>

namespace osc {

/// The images that sandboxes were made from here, the last used first, without those that were removed.
class ImageHistory : public QObject
{
    Q_OBJECT

public:
    /// @p inventory and @p library outlive this.
    ImageHistory(Inventory &inventory, SpecLibrary &library, QObject *parent = nullptr);

    [[nodiscard]] const QStringList &images() const { return m_images; }
    /// Reads anew; changed() follows when they differ.
    void refresh();
    /// Takes an image out of the suggestions, until restore().
    void remove(const QString &image);
    void restore(const QString &image);

Q_SIGNALS:
    void changed();

private:
    void readHidden(const QStringList &used);
    void setHidden(const QString &image, bool hidden);

    static constexpr int records = 1000;
    static constexpr int most = 50;

    Inventory &m_inventory;
    SpecLibrary &m_library;
    QStringList m_images;
    Operation m_reading;
    Operation m_writing;
};

} // namespace osc
