// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/sharelinkdialog.h"

#include "dialogs/newsandbox/field.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/fileclip.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace osc {

ShareLinkDialog::ShareLinkDialog(std::shared_ptr<FileSystem> files, const FilePath &path,
                                 const QDateTime &keyEndsAt, QWidget *parent)
    : DialogFrame(parent)
    , m_files(std::move(files))
    , m_path(path)
    , m_keyEndsAt(keyEndsAt)
    , m_validFor(new QComboBox(this))
    , m_link(new QLineEdit(this))
    , m_who(new Label({}, Tone::Text, this))
    , m_copied(new Label({}, Tone::Running, this))
{
    setObjectName(QStringLiteral("shareLinkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Share link"));
    build();
    update();
    resize(metrics::scaled(560), sizeHint().height());
}

void ShareLinkDialog::build()
{
    auto *title = new ElidedLabel(Qt::ElideMiddle, this);
    title->setFullText(displayName(lastName(m_path)));
    title->setFont(fonts::objectTitle());
    m_validFor->setObjectName(QStringLiteral("shareValidFor"));
    for (const auto &[text, seconds] :
         {std::pair{tr("15 minutes"), 15 * 60}, std::pair{tr("1 hour"), 3600},
          std::pair{tr("8 hours"), 8 * 3600}, std::pair{tr("1 day"), 24 * 3600},
          std::pair{tr("3 days"), 3 * 24 * 3600}, std::pair{tr("7 days"), 7 * 24 * 3600}})
        m_validFor->addItem(text, seconds);
    m_validFor->setCurrentIndex(1);
    connect(m_validFor, &QComboBox::currentIndexChanged, this, &ShareLinkDialog::update);
    m_link->setObjectName(QStringLiteral("shareLink"));
    m_link->setReadOnly(true);
    m_link->setFont(fonts::mono());
    m_who->setObjectName(QStringLiteral("shareWho"));
    m_who->setWordWrap(true);
    m_copied->setObjectName(QStringLiteral("shareCopied"));
    content()->addWidget(title);
    content()->addWidget(new Field(tr("Valid for"), m_validFor, this));
    content()->addWidget(new Field(tr("Link"), m_link, this));
    content()->addWidget(m_who);
    footer()->insertWidget(0, m_copied);
    auto *copyButton = makeButton(QStringLiteral("copyLinkButton"), tr("Copy link"), this, Symbol::Copy,
                                  ButtonKind::Primary);
    copyButton->setDefault(true);
    buttons()->addButton(copyButton, QDialogButtonBox::ActionRole);
    buttons()->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeButton"));
    connect(copyButton, &QPushButton::clicked, this, &ShareLinkDialog::copy);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ShareLinkDialog::reject);
}

void ShareLinkDialog::update()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const std::chrono::seconds seconds(m_validFor->currentData().toInt());
    m_link->setText(QString::fromLatin1(m_files->objects()->shareLink(m_path, seconds).toEncoded()));
    m_link->setCursorPosition(0);
    m_copied->setText({});
    QDateTime until = now.addSecs(seconds.count());
    const bool endsEarlier = m_keyEndsAt.isValid() && m_keyEndsAt < until;
    if (endsEarlier)
        until = m_keyEndsAt;
    QString who = tr("Anybody who has the link can read this object until %1, without a key and without "
                     "signing in. Nobody can change or list anything with it.")
                      .arg(momentText(until, now));
    who += u' ' + (endsEarlier ? tr("It ends earlier than chosen, because the temporary key does.")
                               : tr("It can be taken back only by disabling the key."));
    m_who->setText(who);
}

void ShareLinkDialog::copy()
{
    update(); // its time runs from now
    QGuiApplication::clipboard()->setText(m_link->text());
    m_copied->setText(tr("Copied."));
}

} // namespace osc
