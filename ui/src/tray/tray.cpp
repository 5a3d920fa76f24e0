// SPDX-License-Identifier: Apache-2.0
#include <ui/tray.h>

#include <models/wording.h>
#include <ui/symbols.h>

#include <QMenu>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr qint64 trayRenewal = 30 * 60;
constexpr qsizetype mostSoon = 10;

/// In a menu an ampersand marks the letter that follows.
QString asMenuText(const QString &text)
{
    return QString(safeText(text)).replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString minutesLeft(const SandboxRow &row, const QDateTime &now)
{
    const int minutes = static_cast<int>((std::max<qint64>(0, now.secsTo(row.sandbox.expiresAt)) + 59) / 60);
    return Tray::tr("%n minute(s) left", nullptr, minutes);
}

} // namespace

QList<SandboxRow> expiringSoon(const SandboxModel &model, const QDateTime &now)
{
    QList<SandboxRow> soon;
    for (const SandboxRow &row : model.rows()) {
        const SandboxState state = row.sandbox.status.state;
        const bool ended = state == SandboxState::Terminated || state == SandboxState::Failed;
        const QDateTime &expires = row.sandbox.expiresAt;
        if (!row.stale && !ended && expires.isValid() && expires > now &&
            now.secsTo(expires) < SandboxModel::soonSeconds)
            soon.append(row);
    }
    std::sort(soon.begin(), soon.end(), [](const SandboxRow &left, const SandboxRow &right) {
        return left.sandbox.expiresAt < right.sandbox.expiresAt;
    });
    return soon;
}

Tray::Tray(SandboxStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_menu(std::make_unique<QMenu>())
{
    m_menu->setObjectName(QStringLiteral("trayMenu"));
    m_icon.setIcon(QIcon(QStringLiteral(":/io.opensandbox.Console.svg")));
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT windowRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
    m_rebuild.setSingleShot(true);
    m_rebuild.setInterval(500ms);
    m_rebuild.callOnTimeout(this, &Tray::rebuild);
    m_minutes.setInterval(30s);
    m_minutes.setTimerType(Qt::VeryCoarseTimer);
    m_minutes.callOnTimeout(this, &Tray::rebuild);
    const auto later = [this] {
        if (m_icon.isVisible() && !m_rebuild.isActive())
            m_rebuild.start();
    };
    const SandboxModel &model = store.model();
    connect(&model, &QAbstractItemModel::rowsInserted, this, later);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&model, &QAbstractItemModel::dataChanged, this, later);
    connect(m_menu.get(), &QMenu::aboutToShow, this, &Tray::rebuild);
    rebuild();
}

Tray::~Tray() = default;

void Tray::setWanted(bool wanted)
{
    // Where the tray comes up after the console, Qt shows the icon then.
    m_icon.setVisible(wanted);
    wanted ? m_minutes.start() : m_minutes.stop();
    rebuild();
}

bool Tray::isThere() const
{
    return m_icon.isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::tell(const QString &title, const QString &text)
{
    if (isThere())
        m_icon.showMessage(title, text, QSystemTrayIcon::NoIcon);
}

int Tray::runningCount() const
{
    const auto &rows = m_store.model().rows();
    return static_cast<int>(std::count_if(rows.cbegin(), rows.cend(), [](const SandboxRow &row) {
        return !row.stale && row.sandbox.status.state == SandboxState::Running;
    }));
}

void Tray::rebuild()
{
    const QString running = tr("%n sandbox(es) running", nullptr, runningCount());
    m_icon.setToolTip(tr("OpenSandbox Console: %1").arg(running));
    m_menu->clear();
    QAction *count = m_menu->addAction(running);
    count->setObjectName(QStringLiteral("trayRunning"));
    count->setEnabled(false);
    const QList<SandboxRow> soon = expiringSoon(m_store.model(), m_store.clock().now());
    for (const SandboxRow &row : soon.mid(0, mostSoon))
        addSoon(row);
    if (soon.size() > mostSoon)
        m_menu->addAction(tr("%n more in the window", nullptr, static_cast<int>(soon.size() - mostSoon)),
                          this, &Tray::windowRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Open the window"), this, &Tray::windowRequested);
    m_menu->addAction(tr("&New sandbox…"), this, &Tray::newSandboxRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &Tray::quitRequested);
}

void Tray::addSoon(const SandboxRow &row)
{
    const SandboxKey key = row.key();
    const QString name = row.name.isEmpty() ? row.shortId : row.name;
    QAction *renew = m_menu->addAction(
        symbol(Symbol::Stopwatch),
        tr("Renew %1 by 30 min (%2)").arg(asMenuText(name), minutesLeft(row, m_store.clock().now())));
    renew->setObjectName(QStringLiteral("trayRenew"));
    renew->setEnabled(m_store.whyNot(key, SandboxAction::Renew).isEmpty());
    connect(renew, &QAction::triggered, this, [this, key] { m_store.renewBy(key, trayRenewal); });
}

} // namespace osc
