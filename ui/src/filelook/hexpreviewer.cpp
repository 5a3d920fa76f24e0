// SPDX-License-Identifier: Apache-2.0
#include "filelook/hexpreviewer.h"

#include "filelook/hexview.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/lookwords.h>
#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>

namespace osc {

std::optional<qint64> offsetFromText(const QString &text)
{
    QString digits = text.trimmed().toLower();
    int base = 10;
    if (digits.startsWith(QLatin1String("0x"))) {
        digits.remove(0, 2);
        base = 16;
    } else if (digits.endsWith(u'h')) {
        digits.chop(1);
        base = 16;
    }
    bool ok = false;
    const qint64 offset = digits.toLongLong(&ok, base);
    return ok && offset >= 0 ? std::optional(offset) : std::nullopt;
}

HexPreviewer::HexPreviewer(QWidget *parent)
    : Previewer(parent)
    , m_view(new HexView(m_pages, this))
    , m_bar(new QWidget(this))
    , m_offset(new QLineEdit(m_bar))
    , m_problem(new Label({}, Tone::Failed, m_bar))
    , m_goTo(new QAction(tr("Go to offset"), this))
{
    m_view->setObjectName(QStringLiteral("previewHex"));
    m_view->setAccessibleName(tr("Bytes of the file"));
    m_offset->setObjectName(QStringLiteral("previewOffset"));
    m_offset->setAccessibleName(tr("Go to offset"));
    m_offset->setPlaceholderText(tr("Offset, such as 4096 or 0x1000"));
    m_problem->setObjectName(QStringLiteral("previewOffsetProblem"));
    m_problem->setFont(fonts::secondary());
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_goTo->setObjectName(QStringLiteral("previewGoTo"));
    m_goTo->setCheckable(true);
    setFocusProxy(m_view);
    auto *bar = new QVBoxLayout(m_bar);
    bar->setContentsMargins(14, 0, 14, 6);
    bar->setSpacing(4);
    bar->addWidget(m_offset);
    bar->addWidget(m_problem);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    m_bar->hide();
    connect(m_goTo, &QAction::toggled, this, [this](bool on) {
        m_bar->setVisible(on);
        if (on)
            m_offset->setFocus(Qt::OtherFocusReason);
        else
            m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_offset, &QLineEdit::returnPressed, this, &HexPreviewer::goToTyped);
    connect(&m_pages, &BytePages::failed, this, &Previewer::failed);
}

void HexPreviewer::open(const FilePreview &preview)
{
    m_known = preview.fileSize() < 0 ? preview.head().size() : -1;
    m_pages.open(preview.target().fileSystem, preview.target().location.path, preview.fileSize(),
                 preview.head());
    m_view->restart();
}

void HexPreviewer::close()
{
    m_goTo->setChecked(false);
    m_pages.close();
}

void HexPreviewer::goToTyped()
{
    const auto offset = offsetFromText(m_offset->text());
    const bool inside = offset && *offset < m_pages.size();
    setProblem(m_offset, !inside);
    m_problem->setVisible(!inside);
    if (!offset)
        m_problem->setText(tr("This is no offset."));
    else if (!inside)
        m_problem->setText(tr("The file ends at %1.").arg(m_pages.size()));
    if (!inside)
        return;
    m_view->goTo(*offset);
    m_view->setFocus(Qt::OtherFocusReason);
}

QString HexPreviewer::note() const
{
    return m_known >= 0 ? tr("binary, first %1 shown").arg(roundBytesText(m_known)) : tr("binary");
}

QList<QAction *> HexPreviewer::tools() const
{
    return {m_goTo};
}

} // namespace osc
