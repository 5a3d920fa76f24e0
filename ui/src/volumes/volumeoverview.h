// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/volumestore.h>

#include <QScrollArea>

class QAction;
class QPushButton;
class QVBoxLayout;

namespace osc {

class KeyValueGrid;
class Label;
class PathLabel;
class SectionHeader;

/// The facts about a volume: the tab Overview.
class VolumeOverview : public QScrollArea
{
    Q_OBJECT

public:
    /// @p store and @p countAgain outlive this.
    VolumeOverview(VolumeStore &store, QAction *countAgain, QWidget *parent = nullptr);

    void show(const VolumeRow &row);

private:
    [[nodiscard]] QWidget *makeSizeRow(QAction *countAgain);
    void build(QAction *countAgain);
    void showPairs(SectionHeader *header, QVBoxLayout *layout, const QMap<QString, QString> &pairs,
                   bool masked);
    [[nodiscard]] QString sizeText(const VolumeSize &size) const;

    VolumeStore &m_store;
    Label *m_kind = nullptr;
    Label *m_connection = nullptr;
    Label *m_state = nullptr;
    Label *m_users = nullptr;
    Label *m_size = nullptr;
    Label *m_driver = nullptr;
    Label *m_created = nullptr;
    Label *m_maker = nullptr;
    PathLabel *m_path = nullptr;
    SectionHeader *m_labelsHeader = nullptr;
    QVBoxLayout *m_labels = nullptr;
    SectionHeader *m_optionsHeader = nullptr;
    QVBoxLayout *m_options = nullptr;
    QMap<QString, QString> m_shownLabels;
    QMap<QString, QString> m_shownOptions;
    bool m_filled = false;
};

} // namespace osc
