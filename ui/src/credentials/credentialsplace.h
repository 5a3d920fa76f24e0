// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/place.h"

#include <models/credentialimport.h>
#include <models/credentialmodel.h>
#include <ui/credentialservices.h>
#include <ui/glyphs.h>

#include <QTimer>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace osc {

class Banner;
class CredentialActions;
class CredentialTable;
class EmptyState;
class Label;
class PlaceTitle;
class SegmentedControl;
class SymbolLabel;

/// The place Credentials: the keys and logins of the keychain, with what their last tests said and who uses
/// them; and an offer to import keys that lie about in plain text.
class CredentialsPlace : public Place
{
    Q_OBJECT

public:
    /// What @p services has outlives the place.
    explicit CredentialsPlace(const CredentialServices &services, QWidget *parent = nullptr);
    ~CredentialsPlace() override;

    [[nodiscard]] CredentialActions &actions() { return *m_actions; }
    /// Selects a row by CredentialRow::key(), and takes the filters away when they hide it.
    void reveal(const QString &key);

    void refresh() override;
    void focusSearch() override;
    void focusContents() override;
    void escape() override;
    void entered() override;
    void restore(const WindowSettings &settings) override;
    void save(WindowSettings &settings) const override;
    [[nodiscard]] Count count() const override;

Q_SIGNALS:
    void messageRequested(const QString &text);

private:
    void build();
    [[nodiscard]] QWidget *buildFilterBar();
    void connectParts();
    void look();
    void showFound(const QList<FoundCredential> &found);
    [[nodiscard]] QList<FoundCredential> offered() const;
    void importOffered();
    void dismiss();
    void showError(const Error &error);
    void updateSoon();
    void updateContent();
    void updateBanner();
    void updateKeychain();
    void updateFilter();
    void clearFilter();
    void showContextMenu(const QPoint &position);

    CredentialServices m_services;
    CredentialModel m_model;
    CredentialFilterProxy m_proxy;
    CredentialActions *m_actions;
    PlaceTitle *m_title;
    CredentialTable *m_table;
    Banner *m_banner;
    QPushButton *m_importOffered;
    QPushButton *m_dismiss;
    QLineEdit *m_search;
    SegmentedControl *m_kinds;
    QToolButton *m_columns;
    SymbolLabel *m_lock;
    Label *m_keychain;
    QPushButton *m_unlock;
    QStackedWidget *m_content;
    EmptyState *m_empty;
    RingAnimator *m_rings;
    QTimer m_soon;
    QTimer m_tick;
    QList<FoundCredential> m_found;
    QStringList m_dismissed; ///< Offers that the user does not want to see again.
    std::optional<Error> m_error;
    QString m_wished; ///< A row that is to be selected once it is there.
    Operation m_looking;
    Operation m_importing;
    Operation m_unlocking;
};

} // namespace osc
