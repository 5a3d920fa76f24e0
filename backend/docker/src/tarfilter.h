// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>
#include <core/tarball.h>

#include <QSet>

namespace osc {

/// Passes a tar stream on with what may be unpacked: no member that would land outside, neither by "..", by
/// an absolute path, nor through a link of the same stream (Invalid), and neither devices nor pipes, which
/// are left out. Only what a tar says of owners, permissions, times and links is kept.
class TarFilter : public ByteSource
{
public:
    /// Members are passed on below @p directory, a relative path.
    TarFilter(std::shared_ptr<ByteSource> inner, const QByteArray &directory);
    ~TarFilter() override;

    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override;
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }

private:
    bool takeEntry(const TarEntry &entry);
    bool takeData(QByteArrayView bytes);
    void endMember();
    void finish();
    bool refuse(const QString &message);
    [[nodiscard]] QByteArray below(const QByteArray &path) const;
    [[nodiscard]] bool leadsThroughLink(const QByteArray &path) const;

    std::shared_ptr<ByteSource> m_inner;
    QByteArray m_directory;
    TarStreamReader m_reader;
    QByteArray m_output;
    QSet<QByteArray> m_links;
    std::optional<Error> m_error;
    qint64 m_missing = 0; ///< Content of the present member that is still to come.
    qint64 m_size = 0;
    bool m_passing = false;
    bool m_ended = false;
};

} // namespace osc
