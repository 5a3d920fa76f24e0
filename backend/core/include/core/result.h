// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

#include <utility>
#include <variant>

namespace osc {

/// What kind of trouble it was, as far as a caller can act on it.
enum class ErrorKind {
    Unreachable,  ///< Nobody answered: no socket, refused, DNS, broken link.
    Unauthorized, ///< No or wrong credentials.
    Forbidden,    ///< Known, but not allowed (also a socket without permission).
    NotFound,     ///< The object named in the call does not exist (any more).
    Conflict,     ///< The object is in a state that does not allow the call.
    Invalid,      ///< The request itself is wrong.
    Timeout,      ///< No answer in time. Whether the call had an effect is unknown.
    Protocol,     ///< An answer that cannot be understood, is cut off or too large.
    Unsupported,  ///< The other side cannot do this (too old, feature off).
    Exhausted,    ///< Disk full, no free port, out of memory.
    Failed        ///< It was tried and failed for another reason.
};

/// A failure, worded for a person. Sentences are complete and translated; nothing in here is secret.
struct Error
{
    ErrorKind kind = ErrorKind::Failed;
    QString message{}; ///< What happened, to which object, because of what. One sentence.
    QString advice{};  ///< What to do next. One sentence, may be empty.
    QString detail{};  ///< The other side's own words: untrusted plain text, at most 4 KiB.
    QString code{};    ///< The code an OpenSandbox server uses for this, for example "VOLUME::PVC_NOT_FOUND".
    QString command{}; ///< A shell command that mends it, to be copied; may be empty.

    bool operator==(const Error &) const = default;
};

/// Either a value or an Error. Test it before use; reading the wrong side is a programming error.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): a function returns either side directly
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The result of something that has no value.
template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_failed(true)
        , m_error(std::move(error))
    {}

    [[nodiscard]] bool ok() const { return !m_failed; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    bool m_failed = false;
    Error m_error;
};

using Done = Result<void>;

} // namespace osc

Q_DECLARE_METATYPE(osc::Error)
