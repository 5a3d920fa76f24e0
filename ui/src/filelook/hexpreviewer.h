// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filelook/previewer.h"

#include <models/bytepages.h>

class QLineEdit;

namespace osc {

class HexView;
class Label;

/// Any file in hexadecimal, and a field to go to an offset.
class HexPreviewer : public Previewer
{
    Q_OBJECT

public:
    explicit HexPreviewer(QWidget *parent = nullptr);

    void open(const FilePreview &preview) override;
    void close() override;
    [[nodiscard]] QString note() const override;
    [[nodiscard]] QList<QAction *> tools() const override;

private:
    void goToTyped();

    BytePages m_pages;
    HexView *m_view;
    QWidget *m_bar;
    QLineEdit *m_offset;
    Label *m_problem;
    QAction *m_goTo;
    qint64 m_known = -1; ///< The size is not known: only so much is shown.
};

/// "4096", "0x1000", or "1000h"; none when it is no number, or less than nothing.
[[nodiscard]] std::optional<qint64> offsetFromText(const QString &text);

} // namespace osc
