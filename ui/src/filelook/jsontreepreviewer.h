// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filelook/previewer.h"

#include <models/jsontreemodel.h>

#include <core/operation.h>

class QTreeView;

namespace osc {

class Label;

/// A JSON document, or the lines of JSON Lines, as a tree of names and values.
class JsonTreePreviewer : public Previewer
{
    Q_OBJECT

public:
    /// Larger documents have no tree.
    static constexpr qint64 readLimit = 4 * 1024 * 1024 - 2;

    explicit JsonTreePreviewer(QWidget *parent = nullptr);

    void open(const FilePreview &preview) override;
    void close() override;

private:
    void take(const ParsedJson &parsed);

    JsonTreeModel m_model;
    QTreeView *m_tree;
    Label *m_sentence;
    Operation m_reading; ///< Last: they end before what their callbacks use.
    Operation m_parsing;
};

} // namespace osc
