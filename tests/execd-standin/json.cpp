// SPDX-License-Identifier: Apache-2.0
#include "json.h"

#include <cctype>
#include <charconv>

namespace standin {

namespace {

constexpr int maximumDepth = 64;

class Parser
{
public:
    explicit Parser(std::string_view source)
        : m_rest(source)
    {}

    bool value(Json &out, int depth = 0);
    void skipSpace();
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    bool take(std::string_view word);
    bool string(std::string &out);
    bool escape(std::string &out);
    bool hex4(unsigned &out);
    bool number(Json &out);
    bool array(Json &out, int depth);
    bool object(Json &out, int depth);

    std::string_view m_rest;
};

void appendUtf8(std::string &out, unsigned code)
{
    const auto byte = [&](unsigned value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

void Parser::skipSpace()
{
    while (!m_rest.empty() && std::string_view(" \t\r\n").find(m_rest[0]) != std::string_view::npos)
        m_rest.remove_prefix(1);
}

bool Parser::take(std::string_view word)
{
    if (!m_rest.starts_with(word))
        return false;
    m_rest.remove_prefix(word.size());
    return true;
}

bool Parser::hex4(unsigned &out)
{
    if (m_rest.size() < 4)
        return false;
    const auto result = std::from_chars(m_rest.data(), m_rest.data() + 4, out, 16);
    if (result.ptr != m_rest.data() + 4)
        return false;
    m_rest.remove_prefix(4);
    return true;
}

bool Parser::escape(std::string &out)
{
    if (m_rest.empty())
        return false;
    const char c = m_rest[0];
    m_rest.remove_prefix(1);
    if (c == 'u') {
        unsigned code = 0;
        if (!hex4(code))
            return false;
        unsigned low = 0;
        if (code >= 0xD800 && code < 0xDC00 && take("\\u")) {
            if (!hex4(low))
                return false;
            code =
                low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00) : 0xFFFD;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = 0xFFFD;
        }
        appendUtf8(out, code);
        return true;
    }
    static constexpr std::string_view from = "\"\\/bfnrt";
    static constexpr std::string_view to = "\"\\/\b\f\n\r\t";
    const auto index = from.find(c);
    if (index == std::string_view::npos)
        return false;
    out += to[index];
    return true;
}

bool Parser::string(std::string &out)
{
    if (!take("\""))
        return false;
    while (!m_rest.empty()) {
        const char c = m_rest[0];
        m_rest.remove_prefix(1);
        if (c == '"')
            return true;
        if (static_cast<unsigned char>(c) < 0x20)
            return false;
        if (c != '\\')
            out += c;
        else if (!escape(out))
            return false;
    }
    return false;
}

bool Parser::number(Json &out)
{
    out.type = Json::Type::Number;
    while (!m_rest.empty() && std::string_view("+-.eE0123456789").find(m_rest[0]) != std::string_view::npos) {
        out.text += m_rest[0];
        m_rest.remove_prefix(1);
    }
    return !out.text.empty();
}

bool Parser::array(Json &out, int depth)
{
    out.type = Json::Type::Array;
    skipSpace();
    if (take("]"))
        return true;
    do {
        if (!value(out.items.emplace_back(), depth))
            return false;
        skipSpace();
    } while (take(","));
    return take("]");
}

bool Parser::object(Json &out, int depth)
{
    out.type = Json::Type::Object;
    skipSpace();
    if (take("}"))
        return true;
    do {
        skipSpace();
        auto &[name, member] = out.members.emplace_back();
        if (!string(name))
            return false;
        skipSpace();
        if (!take(":") || !value(member, depth))
            return false;
        skipSpace();
    } while (take(","));
    return take("}");
}

bool Parser::value(Json &out, int depth)
{
    skipSpace();
    if (m_rest.empty() || depth > maximumDepth)
        return false;
    if (take("null"))
        return true;
    if (m_rest[0] == '"') {
        out.type = Json::Type::String;
        return string(out.text);
    }
    if (take("["))
        return array(out, depth + 1);
    if (take("{"))
        return object(out, depth + 1);
    if (m_rest[0] == 't' || m_rest[0] == 'f') {
        out.type = Json::Type::Bool;
        out.boolean = m_rest[0] == 't';
        return take(out.boolean ? "true" : "false");
    }
    return number(out);
}

} // namespace

const Json *Json::find(std::string_view name) const
{
    for (const auto &[key, member] : members) {
        if (key == name)
            return &member;
    }
    return nullptr;
}

std::string Json::string(std::string_view name) const
{
    const auto *member = find(name);
    return member && member->type == Type::String ? member->text : std::string();
}

bool Json::flag(std::string_view name) const
{
    const auto *member = find(name);
    return member && member->type == Type::Bool && member->boolean;
}

std::optional<int64_t> Json::integer() const
{
    int64_t number = 0;
    const auto *end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (type != Type::Number || result.ec != std::errc() || result.ptr != end)
        return {};
    return number;
}

std::optional<Json> Json::parse(std::string_view source, std::string &problem)
{
    Parser parser(source);
    parser.skipSpace();
    if (parser.atEnd()) {
        problem = "EOF";
        return {};
    }
    Json json;
    if (parser.value(json))
        return json;
    problem = parser.atEnd() ? "unexpected EOF" : "invalid character in the body";
    return {};
}

} // namespace standin
