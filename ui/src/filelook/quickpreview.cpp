// SPDX-License-Identifier: Apache-2.0
#include "filelook/quickpreview.h"

#include "filelook/previewcontent.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QKeyEvent>
#include <QVBoxLayout>

namespace osc {

QuickPreview::QuickPreview(const LookServices &services, QWidget *parent)
    : QWidget(parent, Qt::Dialog)
    , m_content(new PreviewContent(this))
    , m_name(new ElidedLabel(Qt::ElideMiddle, this))
    , m_subtitle(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("quickPreview"));
    setBackgroundRole(QPalette::AlternateBase);
    m_content->setServices(services);
    m_name->setObjectName(QStringLiteral("quickPreviewName"));
    m_name->setFont(fonts::objectTitle());
    m_subtitle->setObjectName(QStringLiteral("quickPreviewSubtitle"));
    m_subtitle->setFont(fonts::secondary());
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 10, 14, 8);
    head->setSpacing(2);
    head->addWidget(m_name);
    head->addWidget(m_subtitle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addSpacing(8);
    layout->addWidget(m_content, 1);
    connect(m_content, &PreviewContent::changed, this,
            [this] { m_subtitle->setText(m_content->subtitle()); });
    resize(metrics::scaled(760), metrics::scaled(560));
}

void QuickPreview::look(const LookTarget &target)
{
    m_location = target.location;
    const QString name = displayName(target.entry.name);
    setWindowTitle(tr("Preview of %1").arg(name));
    m_name->setFullText(name);
    m_content->look(target);
}

void QuickPreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Space)
        close();
    else
        QWidget::keyPressEvent(event);
}

void QuickPreview::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_content->clear({});
    m_location = {};
}

} // namespace osc
