// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bucketmounts.h>

namespace osc::test {

/// Says the same of every place.
class FakeBucketMounts : public BucketMountService
{
public:
    BucketMountFacts facts;
    int looks = 0;

    [[nodiscard]] Operation look(const VolumeSpec &, Callback<BucketMountFacts> done) override
    {
        ++looks;
        return finished<BucketMountFacts>(facts, std::move(done));
    }
};

} // namespace osc::test
