// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/objectstorage.h>

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace osc {

class KeyValueGrid;
class KeyValueTable;
class Label;

/// What only objects have: shown, and where it can be changed, edited. Asked for when the panel is made.
class ObjectFactsPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p whyReadOnly: a sentence when nothing may be changed.
    ObjectFactsPanel(std::shared_ptr<FileSystem> files, const FilePath &path, const QString &whyReadOnly,
                     QWidget *parent);

Q_SIGNALS:
    /// The object was changed.
    void saved();

private:
    void showFacts(const ObjectFacts &facts);
    void addRow(const QString &key, const char *objectName, const QString &value);
    void buildEditor();
    void edited();
    void save();
    void say(const QString &sentence, bool problem);
    [[nodiscard]] QMap<QString, QString> metadata() const;

    std::shared_ptr<FileSystem> m_files;
    FilePath m_path;
    QString m_whyReadOnly;
    ObjectFacts m_facts;
    KeyValueGrid *m_grid;
    Label *m_status;
    QWidget *m_editor;
    QLineEdit *m_contentType = nullptr;
    KeyValueTable *m_metadata = nullptr;
    QPushButton *m_save = nullptr;
    Operation m_asking;
    Operation m_saving;
};

} // namespace osc
