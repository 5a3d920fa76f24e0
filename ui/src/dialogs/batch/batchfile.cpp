// SPDX-License-Identifier: Apache-2.0
#include "dialogs/batch/batchfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace osc {

namespace {

struct BatchFileText
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

bool hasEnding(const QString &path, const QStringList &endings)
{
    return endings.contains(QFileInfo(path).suffix().toLower());
}

} // namespace

bool isBatchFileName(const QString &path)
{
    return hasEnding(path, {QStringLiteral("json"), QStringLiteral("jsonl"), QStringLiteral("ndjson")});
}

Result<QList<BatchItem>> readBatchFile(const QString &path)
{
    Error error;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error.message = BatchFileText::tr("%1 was not read: %2.").arg(path, file.errorString());
        return error;
    }
    const bool lines = hasEnding(path, {QStringLiteral("jsonl"), QStringLiteral("ndjson")});
    auto items = readBatch(file.read(batchBytesLimit + 1), lines ? BatchForm::Lines : BatchForm::Guess);
    if (items)
        return items;
    error = items.error();
    error.message = BatchFileText::tr("%1 was not read: %2").arg(path, error.message);
    return error;
}

} // namespace osc
