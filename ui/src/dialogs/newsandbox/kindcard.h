// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include <QAbstractButton>

namespace osc {

/// A choice with an icon, a name and a sentence. Where it cannot be chosen, the sentence says why.
class KindCard : public QAbstractButton
{
    Q_OBJECT

public:
    KindCard(Symbol icon, const QString &title, const QString &sentence, QWidget *parent = nullptr);

    /// Disables the card and shows @p reason in place of its sentence; an empty reason enables it.
    void setReason(const QString &reason);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] const QString &shownSentence() const { return m_reason.isEmpty() ? m_sentence : m_reason; }

    Symbol m_icon;
    QString m_sentence;
    QString m_reason;
};

} // namespace osc
