// SPDX-License-Identifier: Apache-2.0
#include "fuzztarget.h"

#include <models/credentialimport.h>
#include <models/credentialstore.h>
#include <models/logbuffer.h>
#include <models/plaintextdecoder.h>
#include <models/specdrafttext.h>

namespace osc::fuzz {

namespace {

void logLines(QByteArrayView input)
{
    for (const auto escapes : {PlainTextDecoder::Escapes::Remove, PlainTextDecoder::Escapes::Show}) {
        PlainTextDecoder whole(escapes);
        PlainTextDecoder pieces(escapes);
        const auto text = whole.decode(input);
        QString joined;
        inPieces(input, [&](QByteArrayView piece) { joined += pieces.decode(piece); });
        require(text == joined, "text does not depend on how it arrives");
        for (const QChar c : text) {
            require(c.category() != QChar::Other_Control || c == u'\t' || c == u'\n' || c == u'\r',
                    "text can do nothing");
        }
    }
    LogBuffer::Limits limits;
    limits.lines = 50;
    limits.lineLength = 80;
    LogBuffer buffer(limits);
    buffer.setTimestamped(input.size() % 2 == 0);
    inPieces(input, [&](QByteArrayView piece) {
        buffer.append({CommandOutput::Stream::Stdout, piece.toByteArray()});
    });
    buffer.flush();
    require(buffer.endLine() - buffer.firstLine() <= limits.lines, "lines are bounded");
    for (auto number = buffer.firstLine(); number < buffer.endLine(); ++number) {
        const auto &line = buffer.line(number);
        require(!line.text.contains(u'\n') && line.text.size() <= limits.lineLength, "a line is one line");
        [[maybe_unused]] const auto severity = guessSeverity(line.text);
    }
}

void typedText(QByteArrayView input)
{
    const auto text = QString::fromUtf8(input).remove(QChar(u'\0')); // which no word of a shell can hold
    if (const auto words = splitCommand(text))
        require(splitCommand(joinCommand(*words)) == words,
                "a command line is the same when it is written again");
    if (const auto seconds = parseDuration(text))
        require(*seconds >= 0 && parseDuration(exactDurationText(*seconds)) == seconds,
                "a time is the same time");
    [[maybe_unused]] const auto pairs = parseKeyValueLines(text);
    [[maybe_unused]] const auto quantity = quantityText(text);
    [[maybe_unused]] const auto registry = registryOf(text);
}

void checkFound(const QList<FoundCredential> &found)
{
    require(found.size() <= mostFoundCredentials, "no more than a list can show");
    for (const FoundCredential &one : found) {
        const bool hasKey = !one.key.keyId.isEmpty() && !one.key.secret.isEmpty();
        require(one.whyNot.isEmpty() == hasKey, "a key is whole or it is said why not");
        require(one.whyNot.isEmpty() ? CredentialStore::endpointProblem(one.credential.endpoint).isEmpty()
                                     : one.key == OssKey(),
                "what is found can be kept, and nothing of what cannot is held");
    }
}

void ossutilConfig(QByteArrayView input)
{
    checkFound(credentialsOfOssutil(input.toByteArray(), QStringLiteral("~/.ossutilconfig")));
}

void aliyunConfig(QByteArrayView input)
{
    checkFound(credentialsOfAliyunCli(input.toByteArray(), QStringLiteral("~/.aliyun/config.json")));
}

void keychainEntry(QByteArrayView input)
{
    if (const auto key = unpackedKey(SecretString(input.toByteArray())))
        require(unpackedKey(packedKey(*key)) == key, "a key is the same when it is kept again");
}

} // namespace

std::vector<Target> modelTargets()
{
    return {{"log-lines", logLines},
            {"typed-text", typedText},
            {"ossutil-config", ossutilConfig},
            {"aliyun-config", aliyunConfig},
            {"keychain-entry", keychainEntry}};
}

} // namespace osc::fuzz
