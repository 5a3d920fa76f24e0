// SPDX-License-Identifier: Apache-2.0
#include "startbox.h"

#include "field.h"
#include "startpicker.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"

#include <models/wording.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace osc {

namespace {

constexpr std::pair<StartBox::Kind, StartKind> serverKinds[] = {
    {StartBox::Kind::Snapshot, StartKind::Snapshot},
    {StartBox::Kind::Pool, StartKind::Pool},
    {StartBox::Kind::ImageTemplate, StartKind::ImageTemplate}};

} // namespace

StartBox::StartBox(StartChoices &choices, QWidget *parent)
    : QWidget(parent)
    , m_choices(choices)
    , m_template(new QComboBox(this))
    , m_use(makeButton(QStringLiteral("useTemplateButton"), tr("Use template…"), this))
    , m_manage(makeButton(QStringLiteral("manageTemplatesButton"), tr("Manage templates…"), this))
{
    m_kindField = new Field(tr("Start from"), buildRow(), this);
    buildTemplate();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_kindField);
    layout->addWidget(m_templateField);
    for (const auto &[kind, startKind] : serverKinds) {
        auto *picker = new StartPicker(startKind, choices, this);
        m_pickers.emplace(kind, picker);
        layout->addWidget(picker);
        connect(picker, &StartPicker::edited, this, &StartBox::startEdited);
    }
    listTemplates();
    showOffers();
    showKind();
}

QWidget *StartBox::buildRow()
{
    auto *row = new QWidget(this);
    m_row = new QHBoxLayout(row);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(metrics::gap);
    m_row->addStretch(1);
    auto *open = makeButton(QStringLiteral("openJsonButton"), tr("Open JSON…"), row);
    open->setAutoDefault(false);
    m_row->addWidget(open);
    connect(open, &QPushButton::clicked, this, &StartBox::openFileRequested);
    buildKinds({Kind::Image, Kind::Snapshot, Kind::Template});
    return row;
}

void StartBox::buildKinds(const QList<Kind> &kinds)
{
    if (kinds == m_kinds)
        return;
    const Kind chosen = m_segments ? kind() : Kind::Image;
    m_kinds = kinds;
    delete m_segments;
    m_segments = new SegmentedControl(m_row->parentWidget());
    m_segments->setObjectName(QStringLiteral("startSegments"));
    const std::map<Kind, std::pair<QString, Symbol>> looks{
        {Kind::Image, {tr("Image"), Symbol::Database}},
        {Kind::Snapshot, {tr("Snapshot"), Symbol::Camera}},
        {Kind::Template, {tr("Template"), Symbol::Clone}},
        {Kind::Pool, {tr("Pool"), Symbol::Sandboxes}},
        {Kind::ImageTemplate, {tr("Image template"), Symbol::Server}}};
    for (const Kind each : kinds)
        m_segments->addSegment(looks.at(each).first, symbol(looks.at(each).second));
    m_row->insertWidget(0, m_segments);
    orderTabs();
    setKind(chosen);
    connect(m_segments, &SegmentedControl::currentChanged, this, [this] {
        showKind();
        Q_EMIT kindChanged();
    });
}

void StartBox::setTabAfter(QWidget *before)
{
    m_before = before;
    orderTabs();
}

/// Segments that are made later would be the last ones.
void StartBox::orderTabs()
{
    QWidget *before = m_before;
    for (QAbstractButton *segment : m_segments->findChildren<QAbstractButton *>()) {
        if (before)
            setTabOrder(before, segment);
        before = segment;
    }
}

void StartBox::buildTemplate()
{
    m_template->setObjectName(QStringLiteral("templateCombo"));
    m_templateField = new Field(tr("&Template"), m_template, this);
    for (QPushButton *button : {m_use, m_manage}) {
        button->setAutoDefault(false);
        m_templateField->addButton(button);
    }
    connect(m_template, &QComboBox::currentIndexChanged, this, &StartBox::showTemplate);
    connect(m_use, &QPushButton::clicked, this,
            [this] { Q_EMIT templateChosen(m_template->currentData().toString()); });
    connect(m_manage, &QPushButton::clicked, this, &StartBox::manageRequested);
}

StartBox::Kind StartBox::kind() const
{
    return m_kinds.at(m_segments->current());
}

void StartBox::setKind(Kind kind)
{
    if (!m_kinds.contains(kind))
        buildKinds(QList<Kind>(m_kinds) << kind);
    m_segments->setCurrent(static_cast<int>(m_kinds.indexOf(kind)));
}

void StartBox::setTemplates(TemplateStore *store)
{
    m_store = store;
    if (store) {
        connect(store, &TemplateStore::changed, this, &StartBox::listTemplates);
        store->refresh();
    }
    listTemplates();
}

QList<Field *> StartBox::fields() const
{
    QList<Field *> fields;
    for (const auto &[kind, picker] : m_pickers)
        fields.append(picker->field());
    return fields;
}

StartPicker *StartBox::picker() const
{
    const auto found = m_pickers.find(kind());
    return found == m_pickers.end() ? nullptr : found->second;
}

std::optional<StartKind> StartBox::startKind() const
{
    for (const auto &[kind, startKind] : serverKinds)
        if (kind == this->kind())
            return startKind;
    return {};
}

void StartBox::setStart(const std::optional<std::pair<StartKind, QString>> &start)
{
    Kind chosen = Kind::Image;
    for (const auto &[kind, startKind] : serverKinds) {
        const bool isIt = start && start->first == startKind;
        m_pickers.at(kind)->setId(isIt ? start->second : QString());
        if (isIt)
            chosen = kind;
    }
    setKind(chosen);
    showOffers();
}

void StartBox::setTemplate(const QString &templateId)
{
    setKind(Kind::Template);
    m_template->setCurrentIndex(std::max(0, m_template->findData(templateId)));
}

/// What nobody can have here is left out; what this connection lacks says why.
void StartBox::showOffers()
{
    QList<Kind> kinds{Kind::Image, Kind::Snapshot, Kind::Template};
    QStringList reasons;
    for (const auto &[kind, startKind] : serverKinds) {
        if (kind != Kind::Snapshot && (kind == this->kind() || m_choices.isOffered(startKind)))
            kinds << kind;
        if (const QString why = m_choices.whyNot(startKind); !why.isEmpty())
            reasons << why;
    }
    buildKinds(kinds);
    for (const auto &[kind, startKind] : serverKinds)
        if (m_kinds.contains(kind))
            m_segments->setSegmentReason(static_cast<int>(m_kinds.indexOf(kind)),
                                         m_choices.whyNot(startKind));
    m_kindField->setHint(reasons.join(QLatin1Char(' ')));
}

void StartBox::showKind()
{
    for (const auto &[kind, picker] : m_pickers)
        picker->setVisible(kind == this->kind());
    m_templateField->setVisible(kind() == Kind::Template);
}

void StartBox::listTemplates()
{
    const QString chosen = m_template->currentData().toString();
    const QSignalBlocker blocker(m_template);
    m_template->clear();
    if (m_store) {
        for (const KeptTemplate &kept : m_store->templates()) {
            m_template->addItem(safeText(kept.content.name), kept.record.id);
            if (kept.isUsable())
                continue;
            const int row = m_template->count() - 1;
            m_template->setItemData(row, kept.trouble, Qt::ToolTipRole);
            qobject_cast<QStandardItemModel *>(m_template->model())->item(row)->setEnabled(false);
        }
    }
    m_template->setCurrentIndex(std::max(0, m_template->findData(chosen)));
    showTemplate();
}

void StartBox::showTemplate()
{
    const KeptTemplate *kept = m_store ? m_store->find(m_template->currentData().toString()) : nullptr;
    m_template->setEnabled(m_template->count() > 0);
    setDisabledReason(m_use, !kept ? tr("There are no templates yet.") : kept->trouble);
    if (!kept)
        m_templateField->setHint(
            tr("No templates yet. Fill in the form and save it with “Save as template…”."));
    else if (!kept->isUsable())
        m_templateField->setHint(kept->trouble);
    else
        m_templateField->setHint(kept->content.note.isEmpty()
                                     ? tr("Using it replaces what is in the form now.")
                                     : safeText(kept->content.note));
}

} // namespace osc
