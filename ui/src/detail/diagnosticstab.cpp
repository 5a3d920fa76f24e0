// SPDX-License-Identifier: Apache-2.0
#include "detail/diagnosticstab.h"

#include "detail/loadnotice.h"
#include "detail/savetext.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>

namespace osc {

DiagnosticsTab::DiagnosticsTab(QWidget *parent)
    : QWidget(parent)
    , m_part(new SegmentedControl(this))
    , m_scope(new QComboBox(this))
    , m_copy(makeTextToolButton(QStringLiteral("diagnosticsCopy"), Symbol::Copy, tr("Copy"), this))
    , m_save(makeTextToolButton(QStringLiteral("diagnosticsSave"), Symbol::Save, tr("Save…"), this))
    , m_notice(new LoadNotice(QStringLiteral("diagnosticsNotice"), this))
    , m_note(new Label({}, Tone::Secondary, this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("diagnosticsTab"));
    m_part->setObjectName(QStringLiteral("diagnosticsParts"));
    m_part->setAccessibleName(tr("What to show"));
    for (const QString &part : {tr("Summary"), tr("Logs"), tr("Events"), tr("Inspect")})
        m_part->addSegment(part);
    m_scope->setObjectName(QStringLiteral("diagnosticsScope"));
    m_scope->setAccessibleName(tr("Scope"));
    auto *again =
        makeTextToolButton(QStringLiteral("diagnosticsRefresh"), Symbol::Refresh, tr("Refresh"), this);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    bar->setSpacing(metrics::gap);
    bar->addWidget(m_part);
    bar->addWidget(m_scope);
    bar->addStretch();
    for (QToolButton *button : {m_copy, m_save, again})
        bar->addWidget(button);
    m_note->setObjectName(QStringLiteral("diagnosticsNote"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(metrics::margin, 0, metrics::margin, 8);
    m_text->setObjectName(QStringLiteral("diagnosticsText"));
    m_text->setAccessibleName(tr("Diagnostics"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(fonts::mono());
    m_text->document()->setDocumentMargin(metrics::margin);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_notice);
    layout->addWidget(m_note);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_text, 1);

    connect(m_part, &SegmentedControl::currentChanged, this, [this] {
        fillScopes();
        refresh();
    });
    connect(m_scope, &QComboBox::activated, this, &DiagnosticsTab::refresh);
    connect(again, &QToolButton::clicked, this, &DiagnosticsTab::refresh);
    connect(m_notice, &LoadNotice::retryRequested, this, &DiagnosticsTab::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, this, [this] {
        m_asking.cancel();
        m_notice->clear();
    });
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_save, &QToolButton::clicked, this, [this] {
        saveText(this, tr("Save the diagnostics"), m_title + QStringLiteral("-diagnostics.txt"),
                 m_text->toPlainText(), [this](const Error &error) { m_notice->setError(error); });
    });
    fillScopes();
    take(DiagnosticText());
}

DiagnosticsTab::~DiagnosticsTab() = default;

void DiagnosticsTab::fillScopes()
{
    m_scope->clear();
    const int part = m_part->current();
    m_scope->setVisible(part == Logs || part == Events);
    m_scope->addItem(tr("Everything"), QStringLiteral("all"));
    if (part == Logs)
        m_scope->addItem(tr("The container"), QStringLiteral("container"));
    else
        m_scope->addItem(tr("The runtime"), QStringLiteral("runtime"));
}

void DiagnosticsTab::open(DiagnosticsService *service, const QString &sandboxId, const QString &title)
{
    close();
    m_service = service;
    m_sandboxId = sandboxId;
    m_title = title;
    refresh();
}

void DiagnosticsTab::close()
{
    m_asking.cancel();
    m_service = nullptr;
    m_notice->clear();
    take(DiagnosticText());
}

void DiagnosticsTab::refresh()
{
    if (!m_service)
        return;
    m_notice->setLoading(tr("Asking the server…"));
    const auto done = [this](const Result<DiagnosticText> &text) { take(text); };
    const QString scope = m_scope->currentData().toString();
    switch (m_part->current()) {
    case Logs:
        m_asking = m_service->logs(m_sandboxId, scope, done);
        break;
    case Events:
        m_asking = m_service->events(m_sandboxId, scope, done);
        break;
    case Inspect:
        m_asking = m_service->inspect(m_sandboxId, done);
        break;
    default:
        m_asking = m_service->summary(m_sandboxId, done);
        break;
    }
}

void DiagnosticsTab::take(const Result<DiagnosticText> &text)
{
    if (!text) {
        m_text->clear();
        m_note->hide();
        return m_notice->setError(text.error());
    }
    m_notice->clear();
    m_text->setPlainText(text->content);
    QStringList notes;
    if (text->truncated)
        notes << tr("The server has cut the text short.");
    for (const QString &warning : text->warnings)
        notes << safeText(warning);
    if (!text->contentUrl.isEmpty())
        notes << tr("The server keeps the text at %1.").arg(safeText(text->contentUrl));
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
    m_copy->setEnabled(!text->content.isEmpty());
    m_save->setEnabled(!text->content.isEmpty());
}

} // namespace osc
