// SPDX-License-Identifier: Apache-2.0
#include "ossxml.h"

#include <QXmlStreamReader>

namespace osc {

namespace {

constexpr int deepest = 16;
constexpr qsizetype longestText = 64 * 1024;

} // namespace

bool OssXml::read(const QByteArray &document, QStringView root, const Element &child)
{
    QXmlStreamReader reader(document);
    reader.setEntityExpansionLimit(0);
    OssXml xml(reader);
    while (xml.next() && !reader.isStartElement()) {
    }
    if (reader.hasError() || !reader.isStartElement() || reader.name() != root)
        return false;
    xml.children(child);
    while (xml.next()) {
    }
    return !reader.hasError();
}

bool OssXml::next()
{
    if (m_reader.atEnd())
        return false;
    switch (m_reader.readNext()) {
    case QXmlStreamReader::StartElement:
        if (++m_depth > deepest)
            m_reader.raiseError(QStringLiteral("nested too deep"));
        break;
    case QXmlStreamReader::EndElement:
        --m_depth;
        break;
    case QXmlStreamReader::DTD:
    case QXmlStreamReader::EntityReference:
        m_reader.raiseError(QStringLiteral("entities are not taken"));
        break;
    default:
        break;
    }
    return !m_reader.atEnd() && !m_reader.hasError();
}

void OssXml::finish(int depth)
{
    while (m_depth >= depth && next()) {
    }
}

void OssXml::children(const Element &child)
{
    const int depth = m_depth;
    while (next() && m_depth >= depth) {
        if (!m_reader.isStartElement())
            continue;
        const int inside = m_depth;
        const auto name = m_reader.name().toString();
        child(*this, name);
        finish(inside);
    }
}

QString OssXml::text()
{
    const int depth = m_depth;
    QString text;
    bool plain = true;
    while (next() && m_depth >= depth) {
        if (m_reader.isStartElement())
            plain = false;
        else if (m_reader.isCharacters())
            text += m_reader.text();
        if (text.size() > longestText)
            m_reader.raiseError(QStringLiteral("text too long"));
    }
    return plain ? text : QString();
}

} // namespace osc
