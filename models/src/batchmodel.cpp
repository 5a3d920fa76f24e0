// SPDX-License-Identifier: Apache-2.0
#include <models/batchmodel.h>

#include <models/wording.h>

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

QVariant display(const BatchRow &row, int column)
{
    switch (column) {
    case BatchModel::Line:
        return row.line > 0 ? row.line : row.number;
    case BatchModel::Name:
        return row.spec.name().isEmpty() ? BatchModel::tr("no name") : safeText(row.spec.name());
    case BatchModel::Image:
        return safeText(row.spec.image.isEmpty() ? row.spec.snapshotId : row.spec.image);
    case BatchModel::State:
        return batchStateWord(row.state);
    case BatchModel::Details:
        return safeText(BatchModel::details(row));
    default:
        return {};
    }
}

} // namespace

QList<BatchRow> checkedRows(const QList<BatchItem> &items, const ValidationRules &rules)
{
    QList<BatchRow> rows;
    rows.reserve(items.size());
    for (const BatchItem &item : items) {
        BatchRow row;
        row.number = int(rows.size()) + 1;
        row.line = item.line;
        if (!item.spec) {
            row.state = BatchRow::State::Bad;
            row.error = item.spec.error();
            rows.append(row);
            continue;
        }
        row.spec = *item.spec;
        const auto problems = validate(row.spec, rules);
        const auto wrong = std::find_if(problems.begin(), problems.end(), [](const Problem &problem) {
            return problem.severity == Severity::Error;
        });
        if (wrong != problems.end()) {
            row.state = BatchRow::State::Bad;
            row.error.kind = ErrorKind::Invalid;
            row.error.message = wrong->field.isEmpty()
                                    ? wrong->message
                                    : BatchModel::tr("%1: %2").arg(wrong->field, wrong->message);
            row.error.code = wrong->code;
        }
        rows.append(row);
    }
    return rows;
}

QList<BatchRow> namedRows(const SandboxSpec &spec, const QStringList &names)
{
    QList<BatchRow> rows;
    for (const QString &name : names) {
        BatchRow row;
        row.number = int(rows.size()) + 1;
        row.spec = spec;
        if (name.isEmpty())
            row.spec.metadata.remove(QStringLiteral("name"));
        else
            row.spec.metadata.insert(QStringLiteral("name"), name);
        rows.append(row);
    }
    return rows;
}

QString batchStateWord(BatchRow::State state)
{
    switch (state) {
    case BatchRow::State::Bad:
        return BatchModel::tr("Not usable");
    case BatchRow::State::Waiting:
        return BatchModel::tr("Waiting");
    case BatchRow::State::Running:
        return BatchModel::tr("Creating");
    case BatchRow::State::Created:
        return BatchModel::tr("Created");
    case BatchRow::State::NotReady:
        return BatchModel::tr("Created, not ready");
    case BatchRow::State::Failed:
        return BatchModel::tr("Failed");
    case BatchRow::State::Cancelled:
        return BatchModel::tr("Cancelled");
    }
    return {};
}

BatchModel::BatchModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{}

int BatchModel::count(BatchRow::State state) const
{
    return int(
        std::count_if(rows().begin(), rows().end(), [&](const BatchRow &row) { return row.state == state; }));
}

QString BatchModel::details(const BatchRow &row)
{
    switch (row.state) {
    case BatchRow::State::Bad:
    case BatchRow::State::Failed:
        return row.error.advice.isEmpty() ? row.error.message : row.error.message + u' ' + row.error.advice;
    case BatchRow::State::Running:
        return row.progress;
    case BatchRow::State::Created:
    case BatchRow::State::NotReady: {
        const QString took = tr("after %1").arg(durationText(row.tookMs / 1000));
        return row.note.isEmpty() ? took : took + QStringLiteral(". ") + row.note;
    }
    case BatchRow::State::Waiting:
    case BatchRow::State::Cancelled:
        break;
    }
    return {};
}

QVariant BatchModel::cell(const BatchRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return column == Details && !row.error.detail.isEmpty()
                   ? safeText(details(row)) + u'\n' + safeText(row.error.detail)
                   : display(row, column);
    case Qt::AccessibleTextRole:
        return column == Line && row.line > 0 ? tr("line %1").arg(row.line) : display(row, column);
    case Qt::TextAlignmentRole:
        return column == Line ? int(Qt::AlignRight | Qt::AlignVCenter)
                              : int(Qt::AlignLeft | Qt::AlignVCenter);
    case StateRole:
        return int(row.state);
    default:
        return {};
    }
}

QVariant BatchModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return column == Line ? int(Qt::AlignRight | Qt::AlignVCenter)
                              : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Line:
        return !rows().isEmpty() && rows().constFirst().line > 0 ? tr("Line") : tr("No.");
    case Name:
        return tr("Name");
    case Image:
        return tr("Image");
    case State:
        return tr("State");
    case Details:
        return tr("Details");
    default:
        return {};
    }
}

} // namespace osc
