// SPDX-License-Identifier: Apache-2.0
#include <models/credentialmodel.h>

#include "textheading.h"

#include <models/credentialstore.h>
#include <models/credentialuse.h>
#include <models/credentialwords.h>
#include <models/wording.h>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestCredentialCell = 200;

QString searchText(const CredentialRow &row)
{
    const OssCredential &credential = row.credential;
    QStringList parts;
    if (row.kind == CredentialKind::OssKey)
        parts << credential.name << credential.endpoint << credential.internalEndpoint << credential.region
              << credential.bucket << credential.prefix << credential.maskedKeyId << credential.origin;
    else
        parts << row.login.registry << row.login.user << CredentialModel::tr("Registry login");
    return parts.join(QLatin1Char('\n')).toLower();
}

/// Bad before good: what needs attention comes first.
int rankOf(CredentialModel::Mark mark)
{
    switch (mark) {
    case CredentialModel::Mark::Bad:
        return 0;
    case CredentialModel::Mark::Warning:
        return 1;
    case CredentialModel::Mark::Running:
        return 2;
    case CredentialModel::Mark::None:
        return 3;
    case CredentialModel::Mark::Good:
        break;
    }
    return 4;
}

} // namespace

QString CredentialRow::key() const
{
    return kind == CredentialKind::OssKey ? ossKeyEntry(credential.id)
                                          : QStringLiteral("registry/") + login.registry;
}

CredentialModel::CredentialModel(CredentialStore &store, CredentialUse &use, RegistryLogins *logins,
                                 QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
    , m_store(store)
    , m_use(use)
    , m_logins(logins)
{
    connect(&store, &CredentialSource::credentialsChanged, this, &CredentialModel::rebuild);
    connect(&store.tests(), &CredentialTests::changed, this, &CredentialModel::rebuildOne);
    connect(&use, &CredentialUse::changed, this, &CredentialModel::rebuild);
    if (logins)
        connect(logins, &RegistryLogins::loginsChanged, this, &CredentialModel::rebuild);
    rebuild();
}

CredentialRow CredentialModel::prepared(CredentialRow row)
{
    row.name = shortText(row.kind == CredentialKind::OssKey ? row.credential.name : row.login.registry,
                         longestCredentialCell);
    row.search = searchText(row);
    return row;
}

CredentialRow CredentialModel::rowOf(const OssCredential &credential) const
{
    CredentialRow row;
    row.credential = credential;
    row.testing = m_store.tests().state(credential.id);
    const auto steps = m_store.tests().steps(credential.id);
    for (const CredentialStepResult &step : steps) {
        if (step.state == CredentialStepResult::State::Running)
            row.testingStep = step.title;
    }
    if (const auto trouble = m_store.tests().trouble(credential.id))
        row.trouble = trouble->message;
    row.usedBy = m_use.text(credential);
    row.used = !m_use.users(credential).isEmpty();
    return prepared(row);
}

void CredentialModel::rebuild()
{
    QList<CredentialRow> rows;
    const auto credentials = m_store.credentials();
    for (const OssCredential &credential : credentials)
        rows.append(rowOf(credential));
    if (m_logins) {
        for (const KeptLogin &login : m_logins->logins()) {
            CredentialRow row;
            row.kind = CredentialKind::RegistryLogin;
            row.login = login;
            row.usedBy = tr("image pulls");
            rows.append(prepared(row));
        }
    }
    setRows(rows);
}

void CredentialModel::rebuildOne(const QString &id)
{
    const OssCredential *credential = m_store.find(id);
    if (credential && KeyedTableModel::rowOf(ossKeyEntry(id)) >= 0)
        upsert(rowOf(*credential));
}

void CredentialModel::noteTime()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, LastTest), index(rowCount() - 1, LastTest));
}

QString CredentialModel::summary() const
{
    if (rows().isEmpty())
        return tr("No credentials yet");
    return m_store.secrets().state() == SecretStoreState::MemoryOnly
               ? tr("%n in memory for this run", nullptr, rowCount())
               : tr("%n in the keychain", nullptr, rowCount());
}

CredentialModel::Mark CredentialModel::mark(const CredentialRow &row) const
{
    if (row.kind == CredentialKind::RegistryLogin)
        return Mark::None;
    if (row.testing != CredentialTests::State::None)
        return Mark::Running;
    const CredentialStore::Expiry expiry = m_store.expiry(row.credential);
    if (expiry == CredentialStore::Expiry::Over || !row.trouble.isEmpty())
        return Mark::Bad;
    const CredentialTest::Verdict verdict = row.credential.lastTest.verdict;
    if (verdict == CredentialTest::Verdict::Failed || verdict == CredentialTest::Verdict::ReadOnly)
        return Mark::Bad;
    if (expiry == CredentialStore::Expiry::Soon || expiry == CredentialStore::Expiry::VerySoon)
        return Mark::Warning;
    return verdict == CredentialTest::Verdict::None ? Mark::None : Mark::Good;
}

QString CredentialModel::testText(const CredentialRow &row) const
{
    const QDateTime now = m_store.clock().now();
    if (row.kind == CredentialKind::RegistryLogin)
        return row.login.lastUsedAt.isValid() ? tr("Used, %1").arg(agoText(row.login.lastUsedAt, now))
                                              : tr("Kept, %1").arg(agoText(row.login.keptAt, now));
    if (row.testing == CredentialTests::State::Waiting)
        return tr("Waits to be tested");
    if (row.testing == CredentialTests::State::Running)
        return row.testingStep.isEmpty() ? tr("Being tested…") : tr("%1…").arg(safeText(row.testingStep));
    const CredentialStore::Expiry expiry = m_store.expiry(row.credential);
    if (expiry == CredentialStore::Expiry::Over)
        return m_store.expiryText(row.credential);
    if (!row.trouble.isEmpty())
        return tr("Could not be tested");
    const CredentialTest &test = row.credential.lastTest;
    const bool bad = mark(row) == Mark::Bad;
    if (!bad && (expiry == CredentialStore::Expiry::Soon || expiry == CredentialStore::Expiry::VerySoon))
        return m_store.expiryText(row.credential);
    if (test.verdict == CredentialTest::Verdict::None)
        return verdictText(test.verdict);
    return tr("%1, %2").arg(verdictText(test.verdict), agoText(test.at, now));
}

QString CredentialModel::display(const CredentialRow &row, int column) const
{
    const bool oss = row.kind == CredentialKind::OssKey;
    switch (column) {
    case Name:
        return row.name;
    case Endpoint:
        return oss ? shortText(row.credential.endpoint, longestCredentialCell) : tr("Registry login");
    case KeyId:
        return oss ? shortText(row.credential.maskedKeyId, longestCredentialCell)
                   : shortText(row.login.user, longestCredentialCell);
    case Bucket:
        return oss ? bucketText(row.credential) : QString();
    case LastTest:
        return testText(row);
    case UsedBy:
        return row.usedBy;
    default:
        return {};
    }
}

bool CredentialModel::isQuiet(const CredentialRow &row, int column) const
{
    switch (column) {
    case Bucket:
        return true;
    case UsedBy:
        return !row.used;
    case LastTest:
        return mark(row) == Mark::None;
    default:
        return false;
    }
}

QString CredentialModel::toolTip(const CredentialRow &row, int column) const
{
    if (row.kind == CredentialKind::RegistryLogin)
        return {};
    const OssCredential &credential = row.credential;
    QStringList lines;
    switch (column) {
    case Name:
        if (!credential.origin.isEmpty())
            lines << tr("Imported from %1").arg(safeText(credential.origin));
        if (credential.createdAt.isValid())
            lines << tr("Kept since %1").arg(exactMomentText(credential.createdAt));
        break;
    case Endpoint:
        if (!credential.region.isEmpty())
            lines << tr("Region %1").arg(safeText(credential.region));
        if (!credential.internalEndpoint.isEmpty())
            lines << (credential.useInternal
                          ? tr("Mounts use %1").arg(safeText(credential.internalEndpoint))
                          : tr("Inside the region: %1").arg(safeText(credential.internalEndpoint)));
        break;
    case LastTest:
        if (!row.trouble.isEmpty())
            lines << safeText(row.trouble);
        else if (!credential.lastTest.summary.isEmpty())
            lines << safeText(credential.lastTest.summary) << safeText(credential.lastTest.advice);
        if (credential.lastTest.at.isValid())
            lines << tr("Tested %1").arg(exactMomentText(credential.lastTest.at));
        if (credential.expiresAt.isValid())
            lines << tr("The token ends %1").arg(exactMomentText(credential.expiresAt));
        break;
    case UsedBy:
        if (row.used)
            lines << safeText(m_use.removalText(credential));
        break;
    default:
        break;
    }
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
}

QString CredentialModel::accessibleText(const CredentialRow &row) const
{
    const bool oss = row.kind == CredentialKind::OssKey;
    QStringList parts{row.name, oss ? tr("OSS key") : tr("Registry login")};
    if (oss)
        parts << display(row, Endpoint);
    parts << display(row, KeyId) << display(row, Bucket) << display(row, LastTest);
    parts << (row.used ? tr("used by %1").arg(row.usedBy) : row.usedBy);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant CredentialModel::sortValue(const CredentialRow &row, int column) const
{
    if (column == LastTest)
        return rankOf(mark(row));
    return display(row, column).toLower();
}

bool CredentialModel::comesBefore(const CredentialRow &left, const CredentialRow &right, int column) const
{
    if (column == LastTest) {
        const int first = rankOf(mark(left));
        const int second = rankOf(mark(right));
        if (first != second)
            return first < second;
    } else if (const int order = display(left, column).compare(display(right, column), Qt::CaseInsensitive)) {
        return order < 0;
    }
    const int names = left.name.compare(right.name, Qt::CaseInsensitive);
    return names != 0 ? names < 0 : left.key() < right.key();
}

QVariant CredentialModel::cell(const CredentialRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return display(row, column);
    case Qt::ToolTipRole: {
        const QString tip = toolTip(row, column);
        return tip.isEmpty() ? QVariant() : tip;
    }
    case Qt::AccessibleTextRole:
        return column == Name ? accessibleText(row) : display(row, column);
    case KeyRole:
        return row.key();
    case IdRole:
        return row.kind == CredentialKind::OssKey ? row.credential.id : row.login.registry;
    case KindRole:
        return static_cast<int>(row.kind);
    case MarkRole:
        return static_cast<int>(column == LastTest ? mark(row) : Mark::None);
    case QuietRole:
        return isQuiet(row, column);
    case MonospaceRole:
        return column == KeyId;
    case SortRole:
        return sortValue(row, column);
    default:
        return {};
    }
}

QVariant CredentialModel::heading(int column, int role) const
{
    static constexpr const char *ids[ColumnCount] = {"name", "endpoint", "key", "bucket", "test", "used"};
    const QString titles[ColumnCount] = {tr("Name"),           tr("Endpoint"),  tr("Key ID or user"),
                                         tr("Default bucket"), tr("Last test"), tr("Used by")};
    if (role == ColumnIdRole)
        return QString::fromLatin1(ids[column]);
    return textHeading(titles[column], role);
}

CredentialFilterProxy::CredentialFilterProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(CredentialModel::SortRole);
    setDynamicSortFilter(true);
    sort(CredentialModel::Name, Qt::AscendingOrder);
}

void CredentialFilterProxy::setFilter(const CredentialFilter &filter)
{
    CredentialFilter next = filter;
    next.search = filter.search.simplified();
    if (next == m_filter)
        return;
    m_filter = next;
    m_words = next.search.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool CredentialFilterProxy::passesSearch(const CredentialRow &row) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return row.search.contains(word); });
}

int CredentialFilterProxy::countOf(std::optional<CredentialKind> kind) const
{
    const auto &rows = static_cast<const CredentialModel *>(sourceModel())->rows();
    return static_cast<int>(std::count_if(rows.cbegin(), rows.cend(), [&](const CredentialRow &row) {
        return (!kind || row.kind == *kind) && passesSearch(row);
    }));
}

bool CredentialFilterProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    const CredentialRow &candidate = static_cast<const CredentialModel *>(sourceModel())->at(row);
    return (!m_filter.kind || candidate.kind == *m_filter.kind) && passesSearch(candidate);
}

bool CredentialFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto *source = static_cast<const CredentialModel *>(sourceModel());
    return source->comesBefore(source->at(left.row()), source->at(right.row()), left.column());
}

} // namespace osc
