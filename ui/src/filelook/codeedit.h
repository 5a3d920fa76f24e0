// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace osc {

/// A text field for files: fixed font, numbered lines, and search.
class CodeEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeEdit(QWidget *parent = nullptr);

    /// The text with line feeds, exactly as typed (toPlainText() turns no-break spaces into spaces).
    [[nodiscard]] QString exactText() const;

    void search(const QString &text);
    /// By @p by hits further from the cursor, round and round.
    void step(int by);
    [[nodiscard]] int currentHit() const { return m_hit; }
    [[nodiscard]] int hitCount() const { return static_cast<int>(m_hits.size()); }

Q_SIGNALS:
    void hitsChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class NumberArea;

    [[nodiscard]] int numberWidth() const;
    void placeNumbers();
    void paintNumbers(QPaintEvent *event);
    void findHits();
    void markHits();

    NumberArea *m_numbers;
    QString m_search;
    QList<int> m_hits; ///< Positions in the text, in order.
    int m_hit = -1;
};

} // namespace osc
