// SPDX-License-Identifier: Apache-2.0
#include "designsheet.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <ui/glyphs.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>

namespace osc {

namespace {

class GlyphSample : public QWidget
{
public:
    GlyphSample(Glyph glyph, QWidget *parent)
        : QWidget(parent)
        , m_glyph(glyph)
    {
        setFixedSize(20, 20);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintGlyph(painter, QRect(3, 3, 14, 14), m_glyph, Theme::of(palette()));
    }

private:
    Glyph m_glyph;
};

QLayout *buttons(QWidget *parent)
{
    auto *row = new QHBoxLayout;
    row->addWidget(
        makeButton(QStringLiteral("a"), QStringLiteral("Primary"), parent, Symbol::Add, ButtonKind::Primary));
    row->addWidget(makeButton(QStringLiteral("b"), QStringLiteral("Normal"), parent));
    auto *off = makeButton(QStringLiteral("c"), QStringLiteral("Disabled"), parent);
    off->setEnabled(false);
    row->addWidget(off);
    row->addWidget(makeButton(QStringLiteral("d"), QStringLiteral("Delete…"), parent, Symbol::Delete,
                              ButtonKind::DangerOutline));
    row->addWidget(makeButton(QStringLiteral("e"), QStringLiteral("Delete 3 sandboxes"), parent,
                              Symbol::Delete, ButtonKind::Danger));
    row->addWidget(makeTextToolButton(QStringLiteral("f"), Symbol::Refresh, QStringLiteral("Tool"), parent));
    auto *toggle =
        makeTextToolButton(QStringLiteral("g"), Symbol::Preview, QStringLiteral("Toggle on"), parent);
    toggle->setCheckable(true);
    toggle->setChecked(true);
    row->addWidget(toggle);
    auto *menu = makeTextToolButton(QStringLiteral("h"), Symbol::Filter, QStringLiteral("Menu"), parent);
    menu->setAutoRaise(false);
    menu->setMenu(new QMenu(menu));
    menu->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(menu);
    row->addStretch();
    return row;
}

QLayout *fields(QWidget *parent)
{
    auto *row = new QHBoxLayout;
    auto *normal = new QLineEdit(QStringLiteral("/mnt/cache"), parent);
    auto *problem = new QLineEdit(QStringLiteral("../etc"), parent);
    setProblem(problem, true);
    auto *off = new QLineEdit(QStringLiteral("Disabled"), parent);
    off->setEnabled(false);
    auto *combo = new QComboBox(parent);
    combo->addItems({QStringLiteral("crawl-writer"), QStringLiteral("crawl-reader")});
    auto *spin = new QSpinBox(parent);
    for (QWidget *widget :
         {static_cast<QWidget *>(normal), static_cast<QWidget *>(problem), static_cast<QWidget *>(off),
          static_cast<QWidget *>(combo), static_cast<QWidget *>(spin)})
        row->addWidget(widget);
    return row;
}

QLayout *choices(QWidget *parent)
{
    auto *row = new QHBoxLayout;
    auto *access = new SegmentedControl(parent);
    access->addSegment(QStringLiteral("Read-write"), symbol(Symbol::Edit));
    access->addSegment(QStringLiteral("Read-only"), symbol(Symbol::Lock));
    access->addSegment(QStringLiteral("None"));
    auto *tick = new QCheckBox(QStringLiteral("Ticked"), parent);
    tick->setChecked(true);
    auto *radio = new QRadioButton(QStringLiteral("Chosen"), parent);
    radio->setChecked(true);
    row->addWidget(access);
    row->addWidget(tick);
    row->addWidget(new QCheckBox(QStringLiteral("Not ticked"), parent));
    row->addWidget(radio);
    row->addWidget(new QRadioButton(QStringLiteral("Other"), parent));
    row->addStretch();
    return row;
}

QLayout *chips(QWidget *parent)
{
    auto *row = new QHBoxLayout;
    for (const auto &[glyph, word] : {std::pair{Glyph::Running, "Running"},
                                      {Glyph::Progress, "Pending 2 min"},
                                      {Glyph::Paused, "Paused"},
                                      {Glyph::Failed, "Failed"},
                                      {Glyph::Ended, "Terminated"},
                                      {Glyph::Stale, "was Running"}}) {
        auto *chip = new Chip(parent);
        chip->setState(glyph, QLatin1String(word));
        row->addWidget(chip);
    }
    auto *tag = new Chip(parent);
    tag->setTag(QStringLiteral("RW"));
    row->addWidget(tag);
    row->addWidget(new FilterChip(QStringLiteral("team = agents"), parent));
    for (const Glyph glyph : {Glyph::Running, Glyph::Progress, Glyph::Paused, Glyph::Failed, Glyph::Ended,
                              Glyph::Stale, Glyph::Disc, Glyph::Ring, Glyph::Ok, Glyph::Soon, Glyph::Cross})
        row->addWidget(new GlyphSample(glyph, parent));
    row->addStretch();
    return row;
}

QLayout *symbols(QWidget *parent)
{
    auto *grid = new QGridLayout;
    constexpr int columns = 35;
    for (int i = 0; i < static_cast<int>(Symbol::Count); ++i)
        grid->addWidget(
            makeToolButton(QStringLiteral("s"), static_cast<Symbol>(i), QString::number(i), parent),
            i / columns, i % columns);
    return grid;
}

} // namespace

DesignSheet::DesignSheet(QWidget *parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(14);
    auto *title = new Label(QStringLiteral("Sandboxes"), Tone::Text, this);
    title->setFont(fonts::pageTitle());
    layout->addWidget(title);
    layout->addLayout(buttons(this));
    layout->addLayout(fields(this));
    layout->addLayout(choices(this));
    layout->addLayout(chips(this));
    auto *tabs = new QTabBar(this);
    for (const char *name : {"Overview", "Files", "Terminal", "Logs"})
        tabs->addTab(QLatin1String(name));
    tabs->setExpanding(false);
    layout->addWidget(tabs);
    auto *warning = new Banner(this);
    warning->setSeverity(Banner::Severity::Warning);
    warning->setMessage(QStringLiteral("Warning: it may heal, or you may go on."), {});
    layout->addWidget(warning);
    auto *error = new Banner(this);
    error->setMessage(QStringLiteral("Docker on this computer does not let you in."),
                      QStringLiteral("The socket belongs to the group docker."));
    error->setCommand(QStringLiteral("Run this once:"), QStringLiteral("sudo usermod -aG docker mei"));
    error->addButton(QStringLiteral("t"), QStringLiteral("Try again"));
    error->setNote(QStringLiteral("Next try in 0:18"));
    layout->addWidget(error);
    auto *progress = new QProgressBar(this);
    progress->setValue(64);
    layout->addWidget(progress);
    layout->addLayout(symbols(this));
    layout->addStretch();
}

} // namespace osc
