// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"

namespace osc::test {

/// Leftovers in memory; cleaning takes them away unless the test says otherwise.
class FakeLeftoverService : public LeftoverService
{
public:
    QList<Leftover> leftovers;
    QHash<QString, qint64> sizes;   ///< By id.
    QHash<QString, Error> failures; ///< By id: what cleaning fails with.
    std::optional<Error> findError;
    bool answersAtOnce = true;
    std::vector<Promise<void>> waiting; ///< Cleanings, with answersAtOnce off.
    QStringList cleaned;                ///< What was asked for, oldest first.
    int finds = 0;
    int lastDays = 0;

    [[nodiscard]] Operation find(int exitedDays, Callback<QList<Leftover>> done) override
    {
        ++finds;
        lastDays = exitedDays;
        if (findError)
            return finished<QList<Leftover>>(*findError, std::move(done));
        return finished<QList<Leftover>>(leftovers, std::move(done));
    }
    [[nodiscard]] Operation measure(const QList<Leftover> &which, std::function<void(Leftover)> onMeasured,
                                    Callback<void> done) override
    {
        return finished<void>(Done(), [this, which, onMeasured = std::move(onMeasured),
                                       done = std::move(done)](const Done &result) {
            for (Leftover leftover : which) {
                if (!sizes.contains(leftover.id))
                    continue;
                leftover.bytes = sizes.value(leftover.id);
                onMeasured(leftover);
            }
            done(result);
        });
    }
    [[nodiscard]] Operation clean(const Leftover &leftover, Callback<void> done) override
    {
        cleaned << leftover.id;
        if (!answersAtOnce) {
            waiting.emplace_back(std::move(done));
            return waiting.back().operation();
        }
        if (failures.contains(leftover.id))
            return finished<void>(failures.value(leftover.id), std::move(done));
        leftovers.removeIf([&](const Leftover &other) { return other.id == leftover.id; });
        return finished<void>(Done(), std::move(done));
    }
};

class FakeLeftoverBackend : public FakeBackend
{
public:
    using FakeBackend::FakeBackend;
    FakeLeftoverService leftoverService;
    [[nodiscard]] LeftoverService *leftovers() override { return &leftoverService; }
};

inline Leftover makeLeftover(const QString &id, Leftover::Kind kind, bool losesFiles = false)
{
    Leftover leftover;
    leftover.kind = kind;
    leftover.id = id;
    leftover.name = id;
    leftover.why = QStringLiteral("nobody uses it");
    leftover.act = QStringLiteral("Remove it");
    leftover.losesFiles = losesFiles;
    return leftover;
}

} // namespace osc::test
