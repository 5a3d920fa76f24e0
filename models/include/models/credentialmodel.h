// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/credentialtests.h>
#include <models/keyedtablemodel.h>
#include <models/registrylogins.h>

#include <core/clock.h>
#include <core/credentials.h>

#include <QSortFilterProxyModel>
#include <QTimer>

#include <optional>

namespace osc {

class CredentialStore;
class CredentialUse;

/// What a row of the place Credentials is.
enum class CredentialKind { OssKey, RegistryLogin };

struct CredentialRow
{
    CredentialKind kind = CredentialKind::OssKey;
    OssCredential credential; ///< Of an OSS key.
    KeptLogin login;          ///< Of a registry login.
    CredentialTests::State testing = CredentialTests::State::None;
    QString testingStep; ///< The title of the step under way; may be empty.
    QString trouble;     ///< Why the last test could not begin.
    QString usedBy;      ///< "2 sandboxes, 1 template".
    bool used = false;

    // Made by CredentialModel::prepared().
    QString name;
    QString search; ///< Everything the search looks at, in lower case.

    /// "oss/<id>", "registry/<host>": also the entry of the keychain.
    [[nodiscard]] QString key() const;
    bool operator==(const CredentialRow &) const = default;
};

/// The OSS keys and registry logins, texts ready to be painted. Order and filtering belong to
/// CredentialFilterProxy.
class CredentialModel : public KeyedTableModel<CredentialRow>
{
    Q_OBJECT

public:
    enum Column { Name, Endpoint, KeyId, Bucket, LastTest, UsedBy, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< CredentialRow::key().
        IdRole,                     ///< OssCredential::id; of a login its registry.
        KindRole,                   ///< int of CredentialKind.
        MarkRole,                   ///< int of Mark, of the column LastTest.
        QuietRole,                  ///< bool: the cell says that something is not known or does not apply.
        MonospaceRole,              ///< bool: the cell is a key ID or the name of a user.
        SortRole,
        CopyRole,     ///< The cell as one line for the clipboard; never a secret.
        ColumnIdRole, ///< Of headers: a name that stays, for settings.
    };
    /// The sign in front of the last test.
    enum class Mark { None, Good, Warning, Bad, Running };

    /// All outlive the model; @p logins may be null.
    CredentialModel(CredentialStore &store, CredentialUse &use, RegistryLogins *logins,
                    QObject *parent = nullptr);

    /// @p row with its ready texts.
    [[nodiscard]] static CredentialRow prepared(CredentialRow row);
    [[nodiscard]] QString text(const CredentialRow &row, int column) const { return display(row, column); }
    [[nodiscard]] Mark mark(const CredentialRow &row) const;
    /// "crawl-writer, OSS key, oss-cn-hangzhou.aliyuncs.com, Read and write, 2 h ago, used by 2 sandboxes".
    [[nodiscard]] QString accessibleText(const CredentialRow &row) const;
    /// Whether @p left stands above @p right when the column is sorted upwards. No two rows are equal.
    [[nodiscard]] bool comesBefore(const CredentialRow &left, const CredentialRow &right, int column) const;
    /// To be called as time goes by: announces the column LastTest.
    void noteTime();
    /// "5 in the keychain", "5 in memory for this run", "No credentials yet".
    [[nodiscard]] QString summary() const;

protected:
    [[nodiscard]] QString keyOf(const CredentialRow &row) const override { return row.key(); }
    [[nodiscard]] QVariant cell(const CredentialRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    void rebuild();
    void rebuildOne(const QString &id);
    [[nodiscard]] CredentialRow rowOf(const OssCredential &credential) const;
    [[nodiscard]] QString display(const CredentialRow &row, int column) const;
    [[nodiscard]] QString testText(const CredentialRow &row) const;
    [[nodiscard]] QString toolTip(const CredentialRow &row, int column) const;
    [[nodiscard]] bool isQuiet(const CredentialRow &row, int column) const;
    [[nodiscard]] QVariant sortValue(const CredentialRow &row, int column) const;

    CredentialStore &m_store;
    CredentialUse &m_use;
    RegistryLogins *m_logins;
};

/// Which credentials are shown; all of it must hold.
struct CredentialFilter
{
    QString search;                     ///< Words that must all occur in what a row says.
    std::optional<CredentialKind> kind; ///< None: any.

    [[nodiscard]] bool isEmpty() const { return *this == CredentialFilter(); }
    bool operator==(const CredentialFilter &) const = default;
};

/// Filters and sorts a CredentialModel.
class CredentialFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit CredentialFilterProxy(QObject *parent = nullptr);

    void setFilter(const CredentialFilter &filter);
    [[nodiscard]] const CredentialFilter &filter() const { return m_filter; }
    /// How many pass the search; none: of all kinds.
    [[nodiscard]] int countOf(std::optional<CredentialKind> kind) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool passesSearch(const CredentialRow &row) const;

    CredentialFilter m_filter;
    QStringList m_words;
};

} // namespace osc
