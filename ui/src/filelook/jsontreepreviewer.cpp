// SPDX-License-Identifier: Apache-2.0
#include "filelook/jsontreepreviewer.h"

#include "widgets/labels.h"

#include <models/filerange.h>
#include <models/jsonlayout.h>
#include <ui/theme.h>

#include <core/offthread.h>

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace osc {

namespace {

ParsedJson parseDocumentOrLines(const QByteArray &bytes)
{
    ParsedJson parsed = parseBoundedJson(bytes);
    if (!parsed.document.isUndefined())
        return parsed;
    const ParsedJson lines = parseBoundedJson(jsonLinesAsArray(bytes));
    return lines.document.isUndefined() ? parsed : lines;
}

} // namespace

JsonTreePreviewer::JsonTreePreviewer(QWidget *parent)
    : Previewer(parent)
    , m_tree(new QTreeView(this))
    , m_sentence(new Label({}, Tone::Secondary, this))
{
    m_tree->setObjectName(QStringLiteral("previewJsonTree"));
    m_tree->setAccessibleName(tr("Names and values"));
    m_tree->setModel(&m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->resizeSection(JsonTreeModel::Name, metrics::scaled(140));
    m_sentence->setObjectName(QStringLiteral("previewTreeSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(14, 0, 14, 8);
    m_sentence->hide();
    setFocusProxy(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sentence);
    layout->addWidget(m_tree, 1);
}

void JsonTreePreviewer::open(const FilePreview &preview)
{
    close();
    m_reading = readFileRange(
        preview.target().fileSystem, preview.target().location.path, 0, readLimit + 1,
        [this](const Result<QByteArray> &bytes) {
            if (!bytes) {
                Q_EMIT failed(bytes.error());
                return;
            }
            m_parsing = runOffThread<ParsedJson>(
                [json = bytes.value()]() -> Result<ParsedJson> { return parseDocumentOrLines(json); },
                [this](const Result<ParsedJson> &parsed) {
                    if (parsed)
                        take(parsed.value());
                });
        });
}

void JsonTreePreviewer::close()
{
    m_reading.cancel();
    m_parsing.cancel();
    m_model.setDocument(QJsonValue(QJsonValue::Undefined));
    m_sentence->hide();
}

void JsonTreePreviewer::take(const ParsedJson &parsed)
{
    m_model.setDocument(parsed.document);
    const bool isTree = !parsed.document.isUndefined();
    m_sentence->setText(tr("There is no tree: the file is larger than 4 MiB, or not all of it is JSON."));
    m_sentence->setVisible(!isTree);
    m_tree->setEnabled(isTree);
}

} // namespace osc
