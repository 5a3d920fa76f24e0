// SPDX-License-Identifier: Apache-2.0
#include "kubeconfig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace osc {

namespace {

constexpr qsizetype mostContexts = 100;

int indentOf(const QByteArray &line)
{
    int indent = 0;
    while (indent < line.size() && line.at(indent) == ' ')
        ++indent;
    return indent;
}

/// The value of a plain or quoted scalar.
QString scalar(QByteArray text)
{
    text = text.trimmed();
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        return QString::fromUtf8(text.mid(1, text.size() - 2));
    if (const auto comment = text.indexOf(" #"); comment >= 0)
        text.truncate(comment);
    return QString::fromUtf8(text.trimmed());
}

/// Reads the lines below "contexts:". An entry begins with a dash; "name" counts where the entry's own keys
/// are, "namespace" one level deeper.
class ContextLines
{
public:
    void take(const QByteArray &line)
    {
        QByteArray rest = line;
        if (line.trimmed().startsWith("- ")) {
            finish();
            m_open = true;
            rest = line;
            rest[indentOf(line)] = ' ';
            m_indent = indentOf(rest);
        }
        const auto colon = rest.indexOf(':');
        if (!m_open || colon < 0)
            return;
        const QByteArray key = rest.left(colon).trimmed();
        const int indent = indentOf(rest);
        if (key == "name" && indent == m_indent)
            m_context.name = scalar(rest.mid(colon + 1));
        else if (key == "namespace" && indent > m_indent)
            m_context.nameSpace = scalar(rest.mid(colon + 1));
    }

    [[nodiscard]] QList<KubeContext> contexts()
    {
        finish();
        return m_contexts;
    }

private:
    void finish()
    {
        if (m_open && !m_context.name.isEmpty() && m_contexts.size() < mostContexts)
            m_contexts.append(m_context);
        m_context = {};
        m_open = false;
    }

    QList<KubeContext> m_contexts;
    KubeContext m_context;
    bool m_open = false;
    int m_indent = 0;
};

QList<KubeContext> fromJson(const QByteArray &file)
{
    QList<KubeContext> result;
    const QJsonArray list = QJsonDocument::fromJson(file).object().value(QLatin1String("contexts")).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject entry = value.toObject();
        KubeContext context{.name = entry.value(QLatin1String("name")).toString()};
        const QString nameSpace =
            entry.value(QLatin1String("context")).toObject().value(QLatin1String("namespace")).toString();
        if (!nameSpace.isEmpty())
            context.nameSpace = nameSpace;
        if (!context.name.isEmpty() && result.size() < mostContexts)
            result.append(context);
    }
    return result;
}

} // namespace

QList<KubeContext> kubeContexts(const QByteArray &file)
{
    if (file.trimmed().startsWith('{'))
        return fromJson(file);
    ContextLines lines;
    bool inside = false;
    for (const QByteArray &raw : file.split('\n')) {
        QByteArray line = raw;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.trimmed().isEmpty() || line.trimmed().startsWith('#'))
            continue;
        const bool topLevel = line.front() != ' ' && line.front() != '-';
        if (topLevel)
            inside = line.startsWith("contexts:");
        else if (inside)
            lines.take(line);
    }
    return lines.contexts();
}

} // namespace osc
