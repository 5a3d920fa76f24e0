// SPDX-License-Identifier: Apache-2.0
#include <models/transfermodel.h>

#include "transferentries.h"

#include <models/wording.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace osc {

namespace {

struct TransferText
{
    Q_DECLARE_TR_FUNCTIONS(osc::TransferModel)
};

} // namespace

QString transferPlaceText(const QString &title, const FileLocation &location)
{
    QString path = displayName(location.path);
    if (!isHere(location.place))
        return location.path == "/" ? safeText(title) : safeText(title) + path;
    const QByteArray home = QFile::encodeName(QDir::homePath());
    if (location.path == home || location.path.startsWith(home + '/'))
        path = QLatin1Char('~') + displayName(QByteArrayView(location.path).sliced(home.size()));
    return TransferText::tr("this computer: %1").arg(path);
}

QString transferVerb(const TransferRecord &record)
{
    if (record.move)
        return TransferText::tr("Move");
    if (isHere(record.from.place) == isHere(record.to.place))
        return TransferText::tr("Copy");
    return isHere(record.to.place) ? TransferText::tr("Download") : TransferText::tr("Upload");
}

} // namespace osc
