// SPDX-License-Identifier: Apache-2.0
#include "panels/place.h"

namespace osc {

Place::Place(QWidget *parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void Place::focusContents()
{
    focusSearch();
}

bool Place::focusNextPane()
{
    return false;
}

void Place::escape() {}

void Place::entered() {}

void Place::restore(const WindowSettings &) {}

void Place::save(WindowSettings &) const {}

Place::Count Place::count() const
{
    return {};
}

} // namespace osc
