// SPDX-License-Identifier: Apache-2.0
#include "transfers/transferquestion.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

namespace {

QString factsOf(const FileEntry &entry)
{
    QStringList parts;
    if (entry.type == FileType::Directory)
        parts << TransferQuestionBar::tr("a folder");
    else if (entry.size >= 0)
        parts << bytesText(entry.size);
    if (entry.modified.isValid())
        parts << exactMomentText(entry.modified);
    return parts.join(QStringLiteral(", "));
}

} // namespace

TransferQuestionBar::TransferQuestionBar(TransferStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_sentence(new ElidedLabel(Qt::ElideMiddle, this))
    , m_facts(new Label({}, Tone::Secondary, this))
    , m_skip(addAnswer(QStringLiteral("transferAnswerSkip"), tr("Skip"), ConflictPolicy::Skip))
    , m_replace(addAnswer(QStringLiteral("transferAnswerReplace"), tr("Replace"), ConflictPolicy::Overwrite))
    , m_keepBoth(
          addAnswer(QStringLiteral("transferAnswerKeepBoth"), tr("Keep both"), ConflictPolicy::KeepBoth))
    , m_newer(addAnswer(QStringLiteral("transferAnswerNewer"), tr("Replace if newer"), ConflictPolicy::Newer))
    , m_forAll(new QCheckBox(tr("For all of this transfer"), this))
{
    setObjectName(QStringLiteral("transferQuestion"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    m_sentence->setObjectName(QStringLiteral("transferQuestionText"));
    m_facts->setObjectName(QStringLiteral("transferQuestionFacts"));
    m_facts->setFont(fonts::secondary());
    m_forAll->setObjectName(QStringLiteral("transferAnswerForAll"));
    m_forAll->setAccessibleName(m_forAll->text());
    m_forAll->setMinimumHeight(24);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_sentence);
    words->addWidget(m_facts);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 6, metrics::margin, 6);
    layout->setSpacing(metrics::gap);
    layout->addLayout(words, 1);
    layout->addWidget(m_forAll);
    for (QPushButton *button : {m_skip, m_replace, m_keepBoth, m_newer})
        layout->addWidget(button);
    connect(&store, &TransferStore::asks, this, &TransferQuestionBar::update);
    connect(&store, &TransferStore::changed, this, &TransferQuestionBar::update);
    update();
}

QPushButton *TransferQuestionBar::addAnswer(const QString &objectName, const QString &text,
                                            ConflictPolicy policy)
{
    QPushButton *button = makeButton(objectName, text, this);
    connect(button, &QPushButton::clicked, this, [this, policy] {
        const bool forAll = m_forAll->isChecked();
        m_forAll->setChecked(false);
        m_store.answer(m_id, policy, forAll);
        update();
    });
    return button;
}

void TransferQuestionBar::prefer(const QString &id)
{
    m_preferred = id;
    update();
}

void TransferQuestionBar::focusAnswer()
{
    m_skip->setFocus(Qt::OtherFocusReason);
}

void TransferQuestionBar::update()
{
    const auto asks = [](const TransferItem *item) {
        return item && item->record.state == TransferState::Asking && item->question;
    };
    const TransferItem *shown = m_store.find(m_preferred);
    if (!asks(shown))
        shown = m_store.find(m_id);
    if (!asks(shown) && m_store.counts().asking > 0) {
        for (const TransferItem &item : m_store.model().items()) {
            if (asks(&item)) {
                shown = &item;
                break;
            }
        }
    }
    const bool any = asks(shown);
    setVisible(any);
    if (any)
        showQuestion(*shown);
    else
        m_id.clear();
}

void TransferQuestionBar::showQuestion(const TransferItem &item)
{
    m_id = item.record.id;
    const TransferQuestion &question = *item.question;
    const QByteArray name = question.path.mid(question.path.lastIndexOf('/') + 1);
    const bool folders =
        question.source.type == FileType::Directory && question.target.type == FileType::Directory;
    m_sentence->setFullText(
        tr("%1 is there already, in %2.")
            .arg(displayName(name),
                 transferPlaceText(item.record.toTitle, {item.record.to.place, parentPath(question.path)})));
    m_facts->setText(tr("There: %1. Comes: %2.").arg(factsOf(question.target), factsOf(question.source)));
    const QString replace = folders ? tr("Merge") : tr("Replace");
    m_replace->setText(replace);
    m_replace->setAccessibleName(replace);
    m_newer->setVisible(!folders);
}

} // namespace osc
