// SPDX-License-Identifier: Apache-2.0
#include <core/archivefiles.h>

namespace osc {

ArchiveFiles::~ArchiveFiles() = default;

QString archiveSuffix(ArchiveFormat format)
{
    switch (format) {
    case ArchiveFormat::TarGzip:
        return QStringLiteral("tar.gz");
    case ArchiveFormat::TarZstd:
        return QStringLiteral("tar.zst");
    case ArchiveFormat::Tar:
        break;
    }
    return QStringLiteral("tar");
}

std::optional<ArchiveFormat> archiveFormatOf(QStringView fileName)
{
    const auto ends = [&](QLatin1String suffix) { return fileName.endsWith(suffix, Qt::CaseInsensitive); };
    if (ends(QLatin1String(".tar.gz")) || ends(QLatin1String(".tgz")))
        return ArchiveFormat::TarGzip;
    if (ends(QLatin1String(".tar.zst")) || ends(QLatin1String(".tzst")))
        return ArchiveFormat::TarZstd;
    if (ends(QLatin1String(".tar")))
        return ArchiveFormat::Tar;
    return {};
}

} // namespace osc
