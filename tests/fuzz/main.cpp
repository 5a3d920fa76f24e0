// SPDX-License-Identifier: Apache-2.0
// console_fuzz TARGET CORPUS [COUNT [FIRST]]: runs a target on the corpus and on COUNT inputs that are made
// of it. console_fuzz TARGET FILE: runs it on one file.
#include "fuzztarget.h"
#include "mutator.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cstdio>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace osc::fuzz;

namespace {

constexpr unsigned longestRun = 60; // seconds for one input, on a busy computer with sanitizers

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

QList<QByteArray> readCorpus(const QString &path)
{
    if (QFileInfo(path).isFile())
        return {contentOf(path)};
    QList<QByteArray> corpus;
    const QDir folder(path);
    const auto names = folder.entryList(QDir::Files, QDir::Name);
    for (const auto &name : names)
        corpus.append(contentOf(folder.filePath(name)));
    if (corpus.isEmpty())
        qFatal("%s holds no file", qPrintable(path));
    return corpus;
}

/// The corpus itself comes first.
QByteArray inputOf(const QList<QByteArray> &corpus, quint64 number)
{
    const auto size = static_cast<quint64>(corpus.size());
    return number < size ? corpus.at(static_cast<qsizetype>(number)) : mutated(corpus, number - size);
}

/// In a process of its own, so that its end can be told about.
[[noreturn]] void runAll(const Target &target, const QList<QByteArray> &corpus, quint64 first, quint64 end,
                         volatile quint64 *current)
{
    for (auto number = first; number < end; ++number) {
        *current = number;
        alarm(longestRun);
        const auto input = inputOf(corpus, number);
        target.run(input);
    }
    std::exit(0); // with the leak sanitizer's look at the end
}

int tellEnd(const Target &target, const QList<QByteArray> &corpus, quint64 number, int status)
{
    const auto file = QStringLiteral("fuzz-%1-%2.bin").arg(QLatin1String(target.name)).arg(number);
    QFile kept(file);
    if (kept.open(QIODevice::WriteOnly))
        kept.write(inputOf(corpus, number));
    if (WIFSIGNALED(status))
        std::fprintf(stderr, "%s: signal %d at input %llu\n", target.name, WTERMSIG(status), number);
    else
        std::fprintf(stderr, "%s: ended with %d at input %llu\n", target.name, WEXITSTATUS(status), number);
    std::fprintf(stderr, "the input is in %s\n", qPrintable(file));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const auto targets = allTargets();
    const auto target = std::find_if(targets.begin(), targets.end(), [&](const Target &candidate) {
        return QLatin1String(candidate.name) == arguments.value(1);
    });
    if (target == targets.end() || arguments.size() < 3) {
        std::fprintf(stderr, "console_fuzz TARGET CORPUS [COUNT [FIRST]]; targets:\n");
        for (const auto &candidate : targets)
            std::fprintf(stderr, "  %s\n", candidate.name);
        return 2;
    }
    const auto corpus = readCorpus(arguments.at(2));
    const auto first = arguments.value(4).toULongLong();
    const auto end = arguments.size() > 4
                         ? first + arguments.at(3).toULongLong()
                         : static_cast<quint64>(corpus.size()) + arguments.value(3).toULongLong();
    auto *current = static_cast<volatile quint64 *>(
        mmap(nullptr, sizeof(quint64), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    if (current == MAP_FAILED)
        qFatal("no memory");
    const auto child = fork();
    if (child == 0)
        runAll(*target, corpus, first, end, current);
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        qFatal("no process");
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : tellEnd(*target, corpus, *current, status);
}
