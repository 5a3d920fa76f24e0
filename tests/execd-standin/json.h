// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standin {

/// A parsed JSON value; just enough for request bodies.
struct Json
{
    enum class Type { Null, Bool, Number, String, Array, Object };

    Type type = Type::Null;
    bool boolean = false;
    std::string text; ///< Of a string; of a number as it was written.
    std::vector<Json> items;
    std::vector<std::pair<std::string, Json>> members;

    [[nodiscard]] const Json *find(std::string_view name) const;
    /// A string member; empty when it is absent, null or of another type.
    [[nodiscard]] std::string string(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    /// An integer without a fraction.
    [[nodiscard]] std::optional<int64_t> integer() const;

    /// No value when @p source is not JSON; @p problem tells, worded as Go does.
    static std::optional<Json> parse(std::string_view source, std::string &problem);
};

} // namespace standin
