// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/startchoices.h>
#include <models/templatestore.h>

#include <QPointer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace osc {

class Field;
class SegmentedControl;
class StartPicker;

/// What a sandbox begins with: an image, a saved form, or what a server has: snapshots, pools and image
/// templates. Shows the parts that belong to the choice; the image itself is edited beside it.
class StartBox : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Image, Snapshot, Template, Pool, ImageTemplate };

    /// @p choices outlives the box.
    explicit StartBox(StartChoices &choices, QWidget *parent = nullptr);

    [[nodiscard]] Kind kind() const;
    void setKind(Kind kind);
    /// @p store may be null: then there are none to choose from.
    void setTemplates(TemplateStore *store);
    void setTemplate(const QString &templateId);
    /// The kinds come after @p before for the Tab key.
    void setTabAfter(QWidget *before);
    /// What can be chosen may be different now.
    void showOffers();

    /// The fields in which the problems of the choice are shown.
    [[nodiscard]] QList<Field *> fields() const;
    /// The choice of what the server has; null for the other kinds.
    [[nodiscard]] StartPicker *picker() const;
    [[nodiscard]] std::optional<StartKind> startKind() const;
    /// Shows what is chosen; none: an image.
    void setStart(const std::optional<std::pair<StartKind, QString>> &start);

Q_SIGNALS:
    /// Another kind, by a person or by setKind().
    void kindChanged();
    void startEdited();
    void templateChosen(const QString &templateId);
    void manageRequested();
    void openFileRequested();

private:
    QWidget *buildRow();
    void buildKinds(const QList<Kind> &kinds);
    void orderTabs();
    void buildTemplate();
    void listTemplates();
    void showKind();
    void showTemplate();

    StartChoices &m_choices;
    QList<Kind> m_kinds; ///< Those that are offered, in the order of their segments.
    SegmentedControl *m_segments = nullptr;
    QHBoxLayout *m_row = nullptr;
    QWidget *m_before = nullptr;
    Field *m_kindField;
    std::map<Kind, StartPicker *> m_pickers;
    QComboBox *m_template;
    Field *m_templateField;
    QPushButton *m_use;
    QPushButton *m_manage;
    QPointer<TemplateStore> m_store;
};

} // namespace osc
