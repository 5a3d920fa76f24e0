// SPDX-License-Identifier: Apache-2.0
#include "dialogs/dialogframe.h"

#include "widgets/separators.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace osc {

DialogFrame::DialogFrame(QWidget *parent)
    : QDialog(parent)
{
    setBackgroundRole(QPalette::Window);
    auto *body = new QWidget(this);
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    m_content = new QVBoxLayout(body);
    m_content->setContentsMargins(metrics::margin, 16, metrics::margin, 16);
    m_content->setSpacing(12);

    auto *foot = new QWidget(this);
    m_footer = new QHBoxLayout(foot);
    m_footer->setContentsMargins(16, 12, 16, 12);
    m_footer->setSpacing(metrics::gap);
    m_buttons = new QDialogButtonBox(foot);
    m_footer->addStretch();
    m_footer->addWidget(m_buttons);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(foot);
}

} // namespace osc
