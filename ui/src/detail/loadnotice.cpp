// SPDX-License-Identifier: Apache-2.0
#include "detail/loadnotice.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QHBoxLayout>
#include <QPushButton>

#include <chrono>

namespace osc {

using namespace std::chrono_literals;

LoadNotice::LoadNotice(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_line(new QWidget(this))
    , m_text(new Label({}, Tone::Secondary, m_line))
    , m_banner(new Banner(this))
{
    setObjectName(objectName);
    m_delay.setSingleShot(true);
    m_delay.setInterval(300ms);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_line->show();
        show();
    });

    m_text->setObjectName(objectName + QLatin1String("Text"));
    auto *cancel =
        makeTextToolButton(objectName + QLatin1String("Cancel"), Symbol::Close, tr("Cancel"), m_line);
    connect(cancel, &QToolButton::clicked, this, &LoadNotice::cancelRequested);
    auto *lineLayout = new QHBoxLayout(m_line);
    lineLayout->setContentsMargins(metrics::margin, 8, metrics::margin, 4);
    lineLayout->addWidget(m_text);
    lineLayout->addWidget(cancel);
    lineLayout->addStretch();

    m_banner->setObjectName(objectName + QLatin1String("Banner"));
    QPushButton *retry = m_banner->addButton(objectName + QLatin1String("Retry"), tr("Retry"));
    connect(retry, &QPushButton::clicked, this, &LoadNotice::retryRequested);

    auto *bannerMargins = new QVBoxLayout;
    bannerMargins->setContentsMargins(metrics::margin, 12, metrics::margin, 8);
    bannerMargins->addWidget(m_banner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_line);
    layout->addLayout(bannerMargins);
    clear();
}

void LoadNotice::setLoading(const QString &text)
{
    m_text->setText(text);
    if (m_delay.isActive() || !m_line->isHidden())
        return;
    clear();
    m_delay.start();
}

void LoadNotice::setError(const Error &error)
{
    clear();
    m_failed = true;
    m_banner->setError(error);
    m_banner->show();
    show();
}

void LoadNotice::clear()
{
    m_delay.stop();
    m_failed = false;
    m_line->hide();
    m_banner->hide();
    hide();
}

} // namespace osc
