// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filelook/previewer.h"

#include <core/operation.h>

namespace osc {

class Label;

/// How many entries a folder has.
class FolderPreviewer : public Previewer
{
    Q_OBJECT

public:
    explicit FolderPreviewer(QWidget *parent = nullptr);

    void open(const FilePreview &preview) override;
    void close() override;

private:
    void tell(bool isWhole);

    Label *m_sentence;
    qint64 m_folders = 0;
    qint64 m_files = 0;
    Operation m_listing; ///< Last: it ends before what its callbacks use.
};

} // namespace osc
