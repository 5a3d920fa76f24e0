// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QXmlStreamReader;

namespace osc {

/// Reads one document of a service, element by element. Nothing in it is trusted: a document type
/// declaration (and with it every entity of its own), a nesting deeper than 16 and a text longer than 64 KiB
/// end the reading; namespaces and elements that nobody asks for are passed over.
///
/// A reader is a function that is called with the reader standing on a start element. It reads that element
/// to its end through children() or text(), or leaves it untouched, which passes it over.
class OssXml
{
public:
    using Element = std::function<void(OssXml &xml, QStringView name)>;

    /// False when it is not well formed, is cut off, or its root is not called @p root.
    [[nodiscard]] static bool read(const QByteArray &document, QStringView root, const Element &child);

    /// All children of the current element.
    void children(const Element &child);
    /// The current element's text; empty when it has children.
    [[nodiscard]] QString text();

private:
    explicit OssXml(QXmlStreamReader &reader)
        : m_reader(reader)
    {}

    /// To the end of the element that stands at @p depth.
    void finish(int depth);
    /// The next token; false at the end of all or where the limits are passed.
    bool next();

    QXmlStreamReader &m_reader;
    int m_depth = 0;
};

} // namespace osc
