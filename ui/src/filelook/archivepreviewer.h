// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filelook/previewer.h"

#include <models/archivemodel.h>

class QTableView;

namespace osc {

class Label;

/// What is in a tar or zip, without unpacking it.
class ArchivePreviewer : public Previewer
{
    Q_OBJECT

public:
    /// @p lister may be null, and outlives this.
    explicit ArchivePreviewer(ArchiveLister *lister, QWidget *parent = nullptr);

    void open(const FilePreview &preview) override;
    void close() override;
    [[nodiscard]] QString note() const override;

private:
    void onStateChanged();

    ArchiveLister *m_lister;
    ArchiveModel m_model;
    QTableView *m_table;
    Label *m_sentence;
};

} // namespace osc
