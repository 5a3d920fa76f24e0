// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QMap>
#include <QObject>

namespace osc {

/// Bytes of a file of any size, read page by page as they are asked for. A bounded number of pages is kept:
/// those that were asked for last.
class BytePages : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 pageSize = 64 * 1024;
    static constexpr qsizetype mostPages = 16;

    explicit BytePages(QObject *parent = nullptr);

    /// @p head: the first bytes, which are there already.
    void open(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, qint64 size,
              const QByteArray &head);
    void close();

    [[nodiscard]] qint64 size() const { return m_size; }
    /// Up to @p length bytes within one page. Empty: they are being read, and arrived() tells when they are
    /// there.
    [[nodiscard]] QByteArrayView bytes(qint64 offset, qint64 length);

Q_SIGNALS:
    void arrived();
    void failed(const osc::Error &error);

private:
    struct Page
    {
        QByteArray bytes;
        quint64 used = 0;
    };

    void fetch(qint64 page);
    void keep(qint64 page, const QByteArray &bytes);

    std::shared_ptr<FileSystem> m_fileSystem;
    FilePath m_path;
    qint64 m_size = 0;
    QMap<qint64, Page> m_pages;
    quint64 m_uses = 0;
    qint64 m_wanted = -1; ///< Asked for while another one is being read.
    bool m_failed = false;
    Operation m_reading; ///< Last: it ends before what its callback uses.
};

} // namespace osc
