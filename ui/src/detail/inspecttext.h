// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace osc {

class JsonHighlighter;

/// A description as coloured JSON, with every place of a searched text marked.
class InspectText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit InspectText(QWidget *parent = nullptr);

    /// Keeps what is in view where it can.
    void setJson(const QByteArray &json);
    void search(const QString &text);
    /// By @p by hits further, round and round.
    void step(qsizetype by);
    [[nodiscard]] qsizetype currentHit() const { return m_hit; }
    [[nodiscard]] qsizetype hitCount() const { return m_hits.size(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void goTo(qsizetype hit);

    JsonHighlighter *m_highlighter;
    QString m_search;
    QList<int> m_hits; ///< Positions in the text.
    qsizetype m_hit = -1;
};

} // namespace osc
