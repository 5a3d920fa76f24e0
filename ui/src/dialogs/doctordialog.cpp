// SPDX-License-Identifier: Apache-2.0
#include "dialogs/doctordialog.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace osc {

namespace {

using Verdict = Finding::Verdict;

SymbolLabel *makeVerdict(Verdict verdict, QWidget *parent)
{
    switch (verdict) {
    case Verdict::Good:
        return new SymbolLabel(Symbol::Ok, Tone::Running, parent);
    case Verdict::Note:
        return new SymbolLabel(Symbol::Warning, Tone::Warning, parent);
    case Verdict::Bad:
        break;
    }
    return new SymbolLabel(Symbol::Error, Tone::Failed, parent);
}

QString verdictWord(Verdict verdict)
{
    if (verdict == Verdict::Good)
        return DoctorDialog::tr("Well");
    return verdict == Verdict::Note ? DoctorDialog::tr("To note") : DoctorDialog::tr("To mend");
}

Label *makeLine(const QString &text, Tone tone, QWidget *parent)
{
    auto *label = new Label(text, tone, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

DoctorDialog::DoctorDialog(Doctor &doctor, QWidget *parent)
    : DialogFrame(parent)
    , m_doctor(doctor)
    , m_summary(new Label({}, Tone::Text, this))
{
    setObjectName(QStringLiteral("doctorDialog"));
    setWindowTitle(tr("Doctor"));
    m_summary->setObjectName(QStringLiteral("doctorSummary"));
    m_summary->setFont(fonts::section());
    m_summary->setWordWrap(true);
    auto *box = new OutlinedBox(this);
    m_rows = new QVBoxLayout(box);
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(0);
    auto *page = new QWidget(this);
    page->setBackgroundRole(QPalette::Base);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->addWidget(box);
    pageLayout->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("doctorFindings"));
    scroll->setAccessibleName(tr("Findings"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    content()->addWidget(m_summary);
    content()->addWidget(scroll, 1);

    m_again = makeButton(QStringLiteral("doctorAgainButton"), tr("Look again"), this, Symbol::Refresh);
    footer()->insertWidget(0, m_again);
    connect(m_again, &QPushButton::clicked, this, &DoctorDialog::examine);
    buttons()->addButton(QDialogButtonBox::Close);
    connect(buttons(), &QDialogButtonBox::rejected, this, &DoctorDialog::reject);
    resize(roomFor(*this, QSize(metrics::scaled(680), metrics::scaled(620))));
    examine();
}

void DoctorDialog::examine()
{
    m_summary->setText(tr("Looking…"));
    m_again->setEnabled(false);
    m_examination = m_doctor.examine([this](const Result<QList<Finding>> &findings) {
        m_again->setEnabled(true);
        if (findings)
            showFindings(*findings);
        else
            m_summary->setText(findings.error().message);
    });
}

void DoctorDialog::showFindings(const QList<Finding> &findings)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    QList<Finding> sorted = findings;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Finding &left, const Finding &right) { return left.verdict > right.verdict; });
    for (const Finding &finding : std::as_const(sorted))
        addRow(finding);
    const auto bad = std::count_if(findings.cbegin(), findings.cend(),
                                   [](const Finding &finding) { return finding.verdict == Verdict::Bad; });
    m_summary->setText(bad == 0 ? tr("Everything that sandboxes need is there.")
                                : tr("%n thing(s) to mend.", nullptr, static_cast<int>(bad)));
}

void DoctorDialog::addRow(const Finding &finding)
{
    if (m_rows->count() > 0)
        m_rows->addWidget(new HairLine(Qt::Horizontal, this));
    auto *row = new QWidget(this);
    row->setAccessibleName(
        QStringLiteral("%1, %2, %3").arg(finding.what, verdictWord(finding.verdict), finding.line));
    auto *name = makeLine(safeText(finding.what), Tone::Text, row);
    name->setFont(fonts::section());
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(makeLine(safeText(finding.line), Tone::Text, row));
    if (!finding.advice.isEmpty())
        words->addWidget(makeLine(safeText(finding.advice), Tone::Secondary, row));
    if (!finding.command.isEmpty()) {
        auto *command = new PathLabel(QStringLiteral("doctorCommand"), tr("Copy the command"), row);
        command->setPath(finding.command);
        words->addWidget(command);
    }
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(12);
    layout->addWidget(makeVerdict(finding.verdict, row), 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    m_rows->addWidget(row);
}

} // namespace osc
