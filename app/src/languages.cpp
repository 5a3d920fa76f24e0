// SPDX-License-Identifier: Apache-2.0
#include "languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace osc {

namespace {

/// The catalogue that serves a language of the system: every Chinese in simplified characters has one.
QString catalogueFor(const QString &language)
{
    const QLocale locale(language);
    if (locale.language() == QLocale::Chinese && locale.script() == QLocale::SimplifiedHanScript)
        return QStringLiteral("zh_CN");
    return locale.language() == QLocale::English ? QStringLiteral("en") : QString();
}

QString languageOfSystem()
{
    for (const QString &language : QLocale::system().uiLanguages())
        if (const QString catalogue = catalogueFor(language); !catalogue.isEmpty())
            return catalogue;
    return QStringLiteral("en");
}

} // namespace

Languages::Languages(const QString &chosen)
    : m_current(chosen.isEmpty() ? languageOfSystem() : catalogueFor(chosen))
{
    if (m_current.isEmpty())
        m_current = QStringLiteral("en");
    // Of English the catalogue has the plural forms.
    if (m_console.load(QStringLiteral(":/i18n/console_%1.qm").arg(m_current)))
        QCoreApplication::installTranslator(&m_console);
    const QString own = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (m_current != QLatin1String("en") && m_qt.load(QStringLiteral("qtbase_") + m_current, own))
        QCoreApplication::installTranslator(&m_qt);
}

Languages::~Languages()
{
    QCoreApplication::removeTranslator(&m_console);
    QCoreApplication::removeTranslator(&m_qt);
}

} // namespace osc
