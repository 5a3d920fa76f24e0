// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTranslator>

namespace osc {

/// The catalogue of the language that the console speaks, and of Qt's own texts, installed while this lives.
/// To be made after the application and before the first window.
class Languages
{
public:
    /// @p chosen: "en", "zh_CN"; empty: the first language of the system that there is a catalogue for.
    explicit Languages(const QString &chosen);
    ~Languages();
    Languages(const Languages &) = delete;
    Languages &operator=(const Languages &) = delete;

    /// The language whose catalogue was loaded: "en" or "zh_CN".
    [[nodiscard]] const QString &current() const { return m_current; }

private:
    QString m_current;
    QTranslator m_console;
    QTranslator m_qt;
};

} // namespace osc
