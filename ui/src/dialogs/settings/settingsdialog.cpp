// SPDX-License-Identifier: Apache-2.0
#include "dialogs/settings/settingsdialog.h"

#include "dialogs/settings/connectionspage.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

QList<SettingsPage::Choice> themeChoices()
{
    return {{SettingsDialog::tr("As the system"), static_cast<int>(ThemeChoice::System)},
            {SettingsDialog::tr("Light"), static_cast<int>(ThemeChoice::Light)},
            {SettingsDialog::tr("Dark"), static_cast<int>(ThemeChoice::Dark)}};
}

QList<SettingsPage::Choice> heightChoices()
{
    return {{SettingsDialog::tr("Compact"), static_cast<int>(RowHeight::Compact)},
            {SettingsDialog::tr("Normal"), static_cast<int>(RowHeight::Normal)},
            {SettingsDialog::tr("Roomy"), static_cast<int>(RowHeight::Roomy)}};
}

/// A language is named in its own words, so that whoever cannot read the others finds it.
QList<SettingsPage::Choice> languageChoices()
{
    return {{SettingsDialog::tr("As the system"), QString()},
            {QStringLiteral("English"), QStringLiteral("en")},
            {QStringLiteral("简体中文"), QStringLiteral("zh_CN")}};
}

QList<SettingsPage::Choice> closingChoices()
{
    return {{SettingsDialog::tr("Ask"), static_cast<int>(ClosingChoice::Ask)},
            {SettingsDialog::tr("Keep running in the tray"), static_cast<int>(ClosingChoice::KeepInTray)},
            {SettingsDialog::tr("Quit"), static_cast<int>(ClosingChoice::Quit)}};
}

/// What the pages change; the dialog tells of it.
struct Changer
{
    SettingsDialog &dialog;
    WindowSettings &settings;

    template<typename Value>
    [[nodiscard]] auto preference(Value Preferences::*member) const
    {
        return [dialog = &dialog, settings = &settings, member](const Value &value) {
            settings->preferences.*member = value;
            Q_EMIT dialog->preferencesChanged(settings->preferences);
        };
    }
};

SettingsPage *makeAppearance(Changer changer, QWidget *parent)
{
    SettingsDialog &dialog = changer.dialog;
    WindowSettings &settings = changer.settings;
    auto *page = new SettingsPage(parent);
    page->addChoice(QStringLiteral("themeChoice"), SettingsDialog::tr("Colours"), themeChoices(),
                    static_cast<int>(settings.theme), [&dialog, &settings](const QVariant &value) {
                        settings.theme = static_cast<ThemeChoice>(value.toInt());
                        Q_EMIT dialog.themeChanged(settings.theme);
                    });
    page->addChoice(QStringLiteral("rowHeightChoice"), SettingsDialog::tr("Row height"), heightChoices(),
                    static_cast<int>(settings.rowHeight), [&dialog, &settings](const QVariant &value) {
                        settings.rowHeight = static_cast<RowHeight>(value.toInt());
                        Q_EMIT dialog.rowHeightChanged(settings.rowHeight);
                    });
    page->addChoice(QStringLiteral("detailPlaceChoice"), SettingsDialog::tr("Detail"),
                    {{SettingsDialog::tr("Below the table"), false},
                     {SettingsDialog::tr("At the right of the table"), true}},
                    settings.detailAtRight, [&dialog, &settings](const QVariant &value) {
                        settings.detailAtRight = value.toBool();
                        Q_EMIT dialog.detailAtRightChanged(settings.detailAtRight);
                    });
    const auto changeLanguage = changer.preference(&Preferences::language);
    page->addChoice(QStringLiteral("languageChoice"), SettingsDialog::tr("Language"), languageChoices(),
                    settings.preferences.language,
                    [changeLanguage](const QVariant &value) { changeLanguage(value.toString()); });
    page->addHint(SettingsDialog::tr("A change of the language shows at the next start."));
    page->finish();
    return page;
}

SettingsPage *makeBehaviour(Changer changer, bool hasTray, QWidget *parent)
{
    const Preferences &now = changer.settings.preferences;
    auto *page = new SettingsPage(parent);
    page->addHeading(SettingsDialog::tr("Tray"));
    QCheckBox *tray =
        page->addTick(QStringLiteral("trayTick"), SettingsDialog::tr("Show an icon in the tray"),
                      now.showTray, changer.preference(&Preferences::showTray));
    const auto changeClosing = changer.preference(&Preferences::closing);
    QComboBox *closing = page->addChoice(
        QStringLiteral("closingChoice"), SettingsDialog::tr("Closing the window"), closingChoices(),
        static_cast<int>(now.closing),
        [changeClosing](const QVariant &value) { changeClosing(static_cast<ClosingChoice>(value.toInt())); });
    closing->setEnabled(hasTray && now.showTray);
    QObject::connect(tray, &QCheckBox::toggled, closing,
                     [closing, hasTray](bool on) { closing->setEnabled(hasTray && on); });
    page->addHint(
        hasTray ? SettingsDialog::tr("In the tray the console goes on deleting sandboxes when they expire.")
                : SettingsDialog::tr("This desktop has no tray, so closing the window ends the console."));
    page->addHeading(SettingsDialog::tr("Work"));
    page->addNumber(QStringLiteral("parallelNumber"), SettingsDialog::tr("Actions at the same time"), 1, 16,
                    now.parallelActions, changer.preference(&Preferences::parallelActions));
    page->addNumber(QStringLiteral("parallelCreationsNumber"),
                    SettingsDialog::tr("Creations of a batch at the same time"), 1, 16, now.parallelCreations,
                    changer.preference(&Preferences::parallelCreations));
    page->addNumber(QStringLiteral("leftoverDaysNumber"),
                    SettingsDialog::tr("Days after which an ended sandbox is a leftover"), 1, 365,
                    now.leftoverDays, changer.preference(&Preferences::leftoverDays));
    page->addTick(QStringLiteral("sessionTick"),
                  SettingsDialog::tr("Go on at the next start where this one ended"), now.restoreSession,
                  changer.preference(&Preferences::restoreSession));
    page->finish();
    return page;
}

SettingsPage *makeNotifications(Changer changer, QWidget *parent)
{
    const Preferences &now = changer.settings.preferences;
    auto *page = new SettingsPage(parent);
    page->addHint(SettingsDialog::tr("The desktop shows these only while the window is not active."));
    page->addTick(QStringLiteral("notifyExpiryTick"),
                  SettingsDialog::tr("A sandbox or a temporary key is about to end"), now.notifyExpiry,
                  changer.preference(&Preferences::notifyExpiry));
    page->addTick(QStringLiteral("notifyFailuresTick"), SettingsDialog::tr("An action failed"),
                  now.notifyFailures, changer.preference(&Preferences::notifyFailures));
    page->addTick(QStringLiteral("notifyFinishedTick"),
                  SettingsDialog::tr("An action of some seconds is done"), now.notifyFinished,
                  changer.preference(&Preferences::notifyFinished));
    page->finish();
    return page;
}

SettingsPage *makeFiles(Changer changer, QWidget *parent)
{
    auto *page = new SettingsPage(parent);
    page->addTick(QStringLiteral("hiddenFilesTick"), SettingsDialog::tr("Show hidden files"),
                  changer.settings.preferences.filesShowHidden,
                  changer.preference(&Preferences::filesShowHidden));
    page->addHint(SettingsDialog::tr("Those whose names begin with a dot."));
    const Preferences &now = changer.settings.preferences;
    page->addHeading(SettingsDialog::tr("Transfers"));
    page->addNumber(QStringLiteral("parallelTransfersNumber"),
                    SettingsDialog::tr("Transfers at the same time"), 1, 16, now.parallelTransfers,
                    changer.preference(&Preferences::parallelTransfers));
    page->addTick(QStringLiteral("verifyTransfersTick"),
                  SettingsDialog::tr("Compare checksums of copied files"), now.verifyTransfers,
                  changer.preference(&Preferences::verifyTransfers));
    page->finish();
    return page;
}

} // namespace

SettingsDialog::SettingsDialog(const WindowSettings &settings, const Services &services, bool hasTray,
                               QWidget *parent)
    : DialogFrame(parent)
    , m_settings(settings)
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    m_tabs->setObjectName(QStringLiteral("settingsTabs"));
    m_tabs->setAccessibleName(windowTitle());
    m_tabs->setDocumentMode(true);
    const Changer changer{*this, m_settings};
    m_tabs->addTab(makeAppearance(changer, m_tabs), tr("Appearance"));
    m_tabs->addTab(makeBehaviour(changer, hasTray, m_tabs), tr("Behaviour"));
    m_tabs->addTab(makeNotifications(changer, m_tabs), tr("Notifications"));
    auto *connections = new ConnectionsPage(services.connections, services.manager, m_tabs);
    connect(connections, &ConnectionsPage::addRequested, this, &SettingsDialog::addConnectionRequested);
    connect(connections, &ConnectionsPage::editRequested, this, &SettingsDialog::editConnectionRequested);
    m_tabs->addTab(connections, tr("Connections"));
    m_tabs->addTab(makeFiles(changer, m_tabs), tr("Files"));
    content()->setContentsMargins(0, 0, 0, 0);
    content()->addWidget(m_tabs);
    buttons()->addButton(QDialogButtonBox::Close);
    connect(buttons(), &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    resize(roomFor(*this, QSize(metrics::scaled(600), metrics::scaled(480))));
}

void SettingsDialog::setSettings(const WindowSettings &settings)
{
    m_settings = settings;
    const auto show = [this](const char *name, const QVariant &value) {
        auto *box = findChild<QComboBox *>(QLatin1String(name));
        box->setCurrentIndex(std::max(0, box->findData(value)));
    };
    show("themeChoice", static_cast<int>(settings.theme));
    show("rowHeightChoice", static_cast<int>(settings.rowHeight));
    show("detailPlaceChoice", settings.detailAtRight);
    show("closingChoice", static_cast<int>(settings.preferences.closing));
}

} // namespace osc
