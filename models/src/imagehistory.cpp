// SPDX-License-Identifier: Apache-2.0
#include <models/imagehistory.h>

namespace osc {

ImageHistory::ImageHistory(Inventory &inventory, SpecLibrary &library, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_library(library)
{}

void ImageHistory::refresh()
{
    m_reading = m_inventory.history(records, [this](const Result<QList<InventoryRecord>> &result) {
        QStringList used;
        if (result) {
            for (const InventoryRecord &record : *result) {
                if (!record.image.isEmpty() && !used.contains(record.image))
                    used.append(record.image);
            }
        }
        readHidden(used);
    });
}

void ImageHistory::readHidden(const QStringList &used)
{
    m_reading = m_library.hiddenImages([this, used](const Result<QStringList> &hidden) {
        QStringList images = used;
        if (hidden)
            images.removeIf([&](const QString &image) { return hidden->contains(image); });
        images = images.mid(0, most);
        if (images == m_images)
            return;
        m_images = images;
        Q_EMIT changed();
    });
}

void ImageHistory::setHidden(const QString &image, bool hidden)
{
    m_writing = m_library.setImageHidden(image, hidden, [this](const Done &) { refresh(); });
}

void ImageHistory::remove(const QString &image)
{
    setHidden(image, true);
}

void ImageHistory::restore(const QString &image)
{
    setHidden(image, false);
}

} // namespace osc
