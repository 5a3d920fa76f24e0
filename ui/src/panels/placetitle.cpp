// SPDX-License-Identifier: Apache-2.0
#include "panels/placetitle.h"

#include "widgets/labels.h"

#include <ui/theme.h>

#include <QHBoxLayout>

namespace osc {

PlaceTitle::PlaceTitle(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_summary(new Label({}, Tone::Secondary, this))
{
    setFixedHeight(metrics::scaled(56));
    auto *name = new Label(title, Tone::Text, this);
    name->setObjectName(QStringLiteral("placeTitle"));
    name->setFont(fonts::pageTitle());
    m_summary->setObjectName(QStringLiteral("placeSummary"));
    m_layout->setContentsMargins(metrics::margin, 0, 16, 0);
    m_layout->setSpacing(metrics::gap);
    m_layout->addWidget(name);
    m_layout->addSpacing(metrics::gap);
    m_layout->addWidget(m_summary, 1);
}

void PlaceTitle::setSummary(const QString &summary)
{
    m_summary->setText(summary);
}

void PlaceTitle::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

} // namespace osc
