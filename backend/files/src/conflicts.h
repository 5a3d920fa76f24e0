// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/transferengine.h>

namespace osc {

/// Where something may go.
struct Placement
{
    enum class Kind { Free, Replace, Merge, Skip };

    Kind kind = Kind::Free;
    QByteArray name;
    FileEntry there{}; ///< What is there; not when it is free.
};

/// Decides what happens where something is there already, by the policy of the job or by asking. One for a
/// job: an answer "for all" holds for the rest of it.
class Conflicts
{
public:
    Conflicts(std::shared_ptr<FileSystem> target, ConflictPolicy policy,
              std::function<void(const TransferQuestion &, std::function<void(TransferAnswer)>)> ask);

    [[nodiscard]] ConflictPolicy policy() const { return m_policy; }
    /// Looks whether @p name is free in @p directory, and decides. @p onto: it is the source itself that is
    /// there.
    [[nodiscard]] Operation place(const FilePath &directory, const QByteArray &name, const FileEntry &source,
                                  bool onto, Callback<Placement> done);
    /// The same when it is known what is there.
    [[nodiscard]] Operation decide(const FilePath &directory, const QByteArray &name, const FileEntry &source,
                                   const FileEntry &there, bool onto, Callback<Placement> done);

private:
    class Decision;

    std::shared_ptr<FileSystem> m_target;
    ConflictPolicy m_policy;
    std::function<void(const TransferQuestion &, std::function<void(TransferAnswer)>)> m_ask;
};

/// "report.csv", 2 → "report (2).csv"; at most 255 bytes.
[[nodiscard]] QByteArray numberedName(const QByteArray &name, int number);
/// The hidden name of an incomplete copy; at most 255 bytes.
[[nodiscard]] QByteArray partNameOf(const QByteArray &name, const QByteArray &id);
/// The name that something of the other side gets on this computer: its own, or when that could mislead or
/// disturb, a safe one that no other name gets.
[[nodiscard]] QByteArray localNameOf(const QByteArray &name);

} // namespace osc
