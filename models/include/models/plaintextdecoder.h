// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace osc {

/// Turns the output of programs, which is untrusted, into text that can do nothing: one decoder per stream.
///
/// UTF-8 may be cut anywhere between calls; what is not UTF-8 becomes U+FFFD. Escape sequences of terminals
/// (ECMA-48: CSI, OSC, DCS and the rest, also those that begin with a C1 character) are left out unless asked
/// for. Other control characters become their visible symbols (U+2400 and up), characters that reorder or
/// break lines become U+FFFD. Tab, line feed and carriage return stay.
class PlainTextDecoder
{
public:
    enum class Escapes {
        Remove, ///< For the output of programs.
        Show,   ///< For what a file holds: an escape character appears as its symbol, nothing is left out.
    };

    PlainTextDecoder() = default;
    explicit PlainTextDecoder(Escapes escapes)
        : m_escapes(escapes)
    {}

    [[nodiscard]] QString decode(QByteArrayView bytes);

private:
    enum class State { Text, Escape, Intermediate, Csi, String, StringEscape };

    void take(char16_t c, QString &out);
    void startEscape(char16_t c, QString &out);

    Escapes m_escapes = Escapes::Remove;
    QByteArray m_cut; ///< The beginning of a character whose rest has not arrived.
    State m_state = State::Text;
};

} // namespace osc
