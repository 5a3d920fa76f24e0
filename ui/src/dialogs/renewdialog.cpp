// SPDX-License-Identifier: Apache-2.0
#include "dialogs/renewdialog.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
/// Lines that a small dialog has room for.
constexpr int mostExcludedLines = 6;
constexpr qint64 spans[] = {30 * minute, hour, 4 * hour, 8 * hour, 24 * hour, 7 * 24 * hour};

} // namespace

RenewDialog::RenewDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_span(new QComboBox(this))
    , m_until(new QDateTimeEdit(this))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    QStringList excluded;
    for (const SandboxKey &key : keys) {
        const QString why = store.whyNot(key, SandboxAction::Renew);
        const SandboxRow *row = store.find(key);
        if (why.isEmpty())
            m_keys.append(key);
        else
            excluded << tr("%1: %2").arg(row ? sandboxTitle(row->sandbox) : safeText(key.id.left(8)), why);
    }
    const int count = static_cast<int>(m_keys.size());
    const SandboxRow *only = count == 1 ? store.find(m_keys.constFirst()) : nullptr;
    setObjectName(QStringLiteral("renewDialog"));
    setWindowTitle(only ? tr("Renew %1").arg(sandboxTitle(only->sandbox))
                        : tr("Renew %n sandbox(es)", nullptr, count));

    m_span->setObjectName(QStringLiteral("renewSpan"));
    for (const qint64 span : spans)
        m_span->addItem(tr("%1 from now").arg(durationText(span)), span);
    m_span->addItem(tr("Exact time"), 0);
    m_until->setObjectName(QStringLiteral("renewUntil"));
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(QStringLiteral("d MMM yyyy HH:mm"));
    auto *spanLabel = new QLabel(tr("Lives for"), this);
    spanLabel->setBuddy(m_span);
    auto *untilLabel = new QLabel(tr("Until"), this);
    untilLabel->setBuddy(m_until);
    m_span->setAccessibleName(spanLabel->text());
    m_until->setAccessibleName(untilLabel->text());
    m_hint->setWordWrap(true);
    for (QWidget *widget : {static_cast<QWidget *>(spanLabel), static_cast<QWidget *>(m_span),
                            static_cast<QWidget *>(untilLabel), static_cast<QWidget *>(m_until),
                            static_cast<QWidget *>(m_hint)})
        content()->addWidget(widget);
    content()->setSpacing(6);
    buildExcluded(excluded);
    content()->addStretch();

    m_confirm = makeButton(QStringLiteral("renewButton"),
                           count == 1 ? tr("Renew sandbox") : tr("Renew %n sandbox(es)", nullptr, count),
                           this, Symbol::Stopwatch, ButtonKind::Primary);
    m_confirm->setDefault(true);
    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &RenewDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &RenewDialog::reject);
    connect(m_span, &QComboBox::currentIndexChanged, this, &RenewDialog::chooseSpan);
    connect(m_until, &QDateTimeEdit::dateTimeChanged, this, &RenewDialog::check);
    chooseSpan(0);
    resize(metrics::scaled(400), sizeHint().height());
}

void RenewDialog::chooseSpan(int index)
{
    const qint64 span = m_span->itemData(index).toLongLong();
    m_until->setEnabled(span == 0);
    if (span > 0)
        m_until->setDateTime(m_store.clock().now().addSecs(span).toLocalTime());
    check();
}

void RenewDialog::buildExcluded(const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    const auto count = static_cast<int>(lines.size());
    auto *title = new Label(tr("%n sandbox(es) cannot be renewed:", nullptr, count), Tone::Warning, this);
    QStringList shown = lines.mid(0, mostExcludedLines);
    if (count > mostExcludedLines)
        shown << tr("and %n more", nullptr, count - mostExcludedLines);
    auto *list = new Label(shown.join(QLatin1Char('\n')), Tone::Secondary, this);
    list->setObjectName(QStringLiteral("renewExcluded"));
    list->setWordWrap(true);
    list->setTextInteractionFlags(Qt::TextSelectableByMouse);
    content()->addSpacing(metrics::gap);
    content()->addWidget(title);
    content()->addWidget(list);
}

QDateTime RenewDialog::until() const
{
    const qint64 span = m_span->currentData().toLongLong();
    return span > 0 ? m_store.clock().now().addSecs(span) : m_until->dateTime().toUTC();
}

void RenewDialog::check()
{
    const bool future = until() > m_store.clock().now();
    int earlier = 0;
    for (const SandboxKey &key : std::as_const(m_keys))
        if (const SandboxRow *row = m_store.find(key); row && row->sandbox.expiresAt > until())
            ++earlier;
    m_confirm->setEnabled(future && !m_keys.isEmpty());
    setProblem(m_until, !future);
    m_hint->setTone(future ? Tone::Secondary : Tone::Failed);
    if (!future)
        m_hint->setText(tr("The time has passed. Choose a later one."));
    else
        m_hint->setText(
            earlier > 0 ? tr("This is earlier than the present expiry of %n sandbox(es).", nullptr, earlier)
                        : tr("Then it is deleted, unless you renew it again."));
}

void RenewDialog::accept()
{
    SandboxOrder order;
    order.action = SandboxAction::Renew;
    order.expiresAt = until();
    QList<BulkJob> jobs;
    for (const SandboxKey &key : std::as_const(m_keys))
        jobs.append({key, order});
    Q_EMIT chosen(jobs);
    DialogFrame::accept();
}

} // namespace osc
