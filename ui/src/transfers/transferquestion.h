// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/transferstore.h>

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace osc {

class ElidedLabel;
class Label;

/// Asks what happens where something of that name is there already: about the transfer that is selected, else
/// about the first that asks. Nothing is shown while none does.
class TransferQuestionBar : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the bar.
    explicit TransferQuestionBar(TransferStore &store, QWidget *parent = nullptr);

    /// Its question comes first when it has one.
    void prefer(const QString &id);
    /// Where the keys go to answer.
    void focusAnswer();

private:
    QPushButton *addAnswer(const QString &objectName, const QString &text, ConflictPolicy policy);
    void update();
    void showQuestion(const TransferItem &item);

    TransferStore &m_store;
    QString m_preferred;
    QString m_id; ///< The transfer that is asked about.
    ElidedLabel *m_sentence;
    Label *m_facts;
    QPushButton *m_skip;
    QPushButton *m_replace;
    QPushButton *m_keepBoth;
    QPushButton *m_newer;
    QCheckBox *m_forAll;
};

} // namespace osc
