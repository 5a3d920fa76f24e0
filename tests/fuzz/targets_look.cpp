// SPDX-License-Identifier: Apache-2.0
#include "fuzztarget.h"

#include <files/fileeditdrafts.h>
#include <models/filepreview.h>
#include <models/jsonlayout.h>
#include <models/textdiff.h>
#include <models/textformat.h>

namespace osc::fuzz {

namespace {

void textFormats(QByteArrayView input)
{
    [[maybe_unused]] const auto image = imageFormat(input);
    [[maybe_unused]] const bool archive = looksLikeArchive(input, "a.tar.gz");
    const auto format = detectTextFormat(input, true);
    if (format) {
        require(formatFromText(formatToText(*format)) == format, "a format is the same format");
        const auto body = input.sliced(markLength(*format));
        const auto text = decodeText(body, format->charset);
        if (const auto bytes = encodeText(text, format->charset))
            require(decodeText(*bytes, format->charset) == text, "what is written is what was read");
    }
    for (const Charset charset : knownCharsets()) {
        const auto whole = wholeCharacters(input, charset);
        const auto cut = cutCharacters(input, charset, input.size());
        require(whole >= 0 && whole <= input.size(), "whole characters are a part");
        require(cut >= 0 && cut <= input.size(), "the rest of a character is a part");
        require(firstLineEnd(input, charset) <= input.size(), "a line ends inside");
        const auto text = inertText(decodeText(input.first(whole), charset), true);
        for (const QChar c : text)
            require(c.category() != QChar::Other_Control || c == u'\t' || c == u'\n', "text can do nothing");
    }
}

void jsonLayouts(QByteArrayView input)
{
    const auto json = inertText(QString::fromUtf8(input), false);
    const auto layout = layOutJson(json);
    require(layout.text.size() <= 40 * json.size() + 40, "a layout is bounded");
    qsizetype last = 0;
    for (const auto &span : layout.spans) {
        require(span.begin >= last && span.length >= 0, "colours come in order");
        last = span.begin + span.length;
    }
    require(last <= layout.text.size(), "colours are inside");
    [[maybe_unused]] const auto array = jsonLinesAsArray(input.toByteArray());
}

void textDiffs(QByteArrayView input)
{
    const auto half = input.size() / 2;
    const auto left = linesOf(QString::fromLatin1(input.first(half)));
    const auto right = linesOf(QString::fromLatin1(input.sliced(half)));
    const auto diff = diffLines(left, right, 50);
    require(diff.removed() + static_cast<int>(right.size()) == diff.added() + static_cast<int>(left.size()),
            "every line is there once");
    [[maybe_unused]] const auto draft = readDraft(input.toByteArray());
}

} // namespace

std::vector<Target> lookTargets()
{
    return {{"text-format", textFormats}, {"json-layout", jsonLayouts}, {"text-diff", textDiffs}};
}

} // namespace osc::fuzz
