// SPDX-License-Identifier: Apache-2.0
#include "fuzztarget.h"

#include <core/fileproblem.h>
#include <core/filesearch.h>
#include <core/filesystem.h>
#include <core/requestcheck.h>
#include <core/resources.h>
#include <core/secretnames.h>
#include <core/shellsplit.h>
#include <core/specjson.h>

namespace osc::fuzz {

namespace {

void specJson(QByteArrayView input)
{
    const auto spec = specFromJson(input.toByteArray());
    if (!spec)
        return require(!spec.error().message.isEmpty(), "a refusal says why");
    const auto stored = toStoredJson(*spec);
    const auto again = specFromJson(stored);
    require(again.ok(), "what was stored can be read");
    require(toStoredJson(*again) == stored, "what was stored is stored again as it is");
    require(!toRequestJson(*spec, true).isEmpty(), "a spec has a request");
    require(toOsbCommand(*spec).contains(QLatin1String("osb sandbox create")), "a spec has a command");
    require(!toPythonCode(*spec).isEmpty(), "a spec has code");
    for (const bool ourOwn : {false, true}) {
        ValidationRules rules;
        rules.ourOwn = ourOwn;
        rules.knownClaims = QStringList();
        rules.hostCpus = 2;
        rules.hostMemory = 1024;
        const auto problems = validate(*spec, rules);
        for (const auto &problem : problems)
            require(!problem.message.isEmpty(), "a problem says what it is");
    }
}

void requestBody(QByteArrayView input)
{
    for (const auto generation : {ValidationRules::Generation::V0_1, ValidationRules::Generation::V1_1}) {
        ValidationRules rules;
        rules.generation = generation;
        const auto verdict = checkCreateRequest(input.toByteArray(), "application/json", rules);
        require(verdict.status >= 200 && verdict.status < 600, "a verdict has a status");
        for (const auto &issue : verdict.issues)
            [[maybe_unused]] const auto name = fieldName(issue.location);
    }
}

void names(QByteArrayView input)
{
    const auto bytes = input.toByteArray();
    const auto shown = displayName(bytes);
    for (const QChar c : shown)
        require(c.category() != QChar::Other_Control, "a shown name has no control characters");
    const auto local = safeLocalName(bytes).toUtf8();
    require(!local.isEmpty() && local.size() <= 255 && !local.contains('/') && !local.contains('\0') &&
                local != "." && local != "..",
            "a local name is one name");
    const auto text = QString::fromUtf8(bytes).remove(QChar(u'\0')); // which no word of a shell can hold
    const auto words = splitShellWords(text);
    if (words.failure == ShellSplit::Failure::None) {
        QString joined;
        for (const auto &word : words.words)
            joined += quoteShellWord(word) + u' ';
        require(splitShellWords(joined).words == words.words, "quoted words are the same words");
    }
    if (const auto problem = fileProblemIn(text))
        require(!fileError(*problem, bytes, text).message.isEmpty(), "a problem has a message");
    [[maybe_unused]] const bool secret = looksSecret(text);
    [[maybe_unused]] const auto memory = parseMemory(text);
    [[maybe_unused]] const auto cpus = parseNanoCpus(text);
    [[maybe_unused]] const auto gpus = parseGpuCount(text);
    [[maybe_unused]] const auto gibibytes = parseWindowsGibibytes(text);
}

void contentFinder(QByteArrayView input)
{
    for (const bool ignoresCase : {false, true}) {
        const auto read = [&](bool cut) {
            ContentFinder finder("ab\n", ignoresCase);
            const auto feed = [&](QByteArrayView bytes) { (void)finder.feed(bytes); };
            if (cut)
                inPieces(input, feed);
            else
                feed(input);
            return finder.finish();
        };
        const auto whole = read(false);
        const auto pieces = read(true);
        require(whole.has_value() == pieces.has_value(), "it is found or not however it arrives");
        require(!whole || (whole->number == pieces->number && whole->number >= 1), "its line is the same");
        require(!whole || whole->line.size() <= 200, "a line is short");
    }
    [[maybe_unused]] const bool matches =
        NamePattern(QString::fromUtf8(input.first(input.size() / 2))).matches(input.sliced(input.size() / 2));
}

} // namespace

std::vector<Target> coreTargets()
{
    return {{"spec-json", specJson},
            {"request-body", requestBody},
            {"names", names},
            {"content-finder", contentFinder}};
}

} // namespace osc::fuzz
