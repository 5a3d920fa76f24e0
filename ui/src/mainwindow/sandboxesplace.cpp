// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/sandboxesplace.h"

#include "panels/firstrunpanel.h"
#include "panels/sandboxespanel.h"

#include <QStackedLayout>

namespace osc {

SandboxesPlace::SandboxesPlace(SandboxesPanel &panel, SandboxStore &store, ConnectionManager &connections,
                               QWidget *parent)
    : Place(parent)
    , m_panel(panel)
    , m_store(store)
    , m_connections(connections)
    , m_layout(new QStackedLayout(this))
{
    m_layout->addWidget(&panel);
    connect(&panel, &SandboxesPanel::settingsChanged, this, &Place::settingsChanged);
    const SandboxModel &model = store.model();
    connect(&model, &QAbstractItemModel::rowsInserted, this, &Place::countChanged);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &Place::countChanged);
    connect(&store.registry(), &ConnectionRegistry::added, this, &SandboxesPlace::choosePanel);
    connect(&store.registry(), &ConnectionRegistry::removed, this, &SandboxesPlace::choosePanel);
    choosePanel();
}

void SandboxesPlace::choosePanel()
{
    const bool first = m_store.registry().isEmpty();
    if (first && !m_firstRun)
        makeFirstRun();
    m_layout->setCurrentWidget(first ? static_cast<QWidget *>(m_firstRun) : &m_panel);
}

void SandboxesPlace::makeFirstRun()
{
    m_firstRun = new FirstRunPanel(m_connections);
    m_layout->addWidget(m_firstRun);
    connect(m_firstRun, &FirstRunPanel::byHandRequested, this, &SandboxesPlace::byHandRequested);
    connect(m_firstRun, &FirstRunPanel::doctorRequested, this, &SandboxesPlace::doctorRequested);
    connect(m_firstRun, &FirstRunPanel::foundChanged, this, &SandboxesPlace::foundChanged);
}

void SandboxesPlace::refresh()
{
    m_store.refresh();
}

void SandboxesPlace::focusSearch()
{
    m_panel.focusSearch();
}

void SandboxesPlace::focusContents()
{
    m_panel.focusTable();
}

bool SandboxesPlace::focusNextPane()
{
    return m_panel.focusDetail();
}

void SandboxesPlace::escape()
{
    m_panel.escape();
}

void SandboxesPlace::restore(const WindowSettings &settings)
{
    m_panel.restore(settings);
}

void SandboxesPlace::save(WindowSettings &settings) const
{
    m_panel.save(settings);
}

Place::Count SandboxesPlace::count() const
{
    const int count = m_store.model().rowCount();
    return {.text = count > 0 ? QString::number(count) : QString()};
}

} // namespace osc
