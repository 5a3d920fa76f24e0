// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formcontext.h"

#include <ui/symbols.h>

namespace osc {

/// One line of the summary: a label, what it says, and a remark in secondary text.
struct ReviewLine
{
    QString label;
    QString text;
    QString remark = {};
    int mount = -1; ///< Index in SandboxSpec::volumes: shown as source, arrow, path and access.
};

struct ReviewSection
{
    DraftPage page = DraftPage::Basics;
    Symbol icon = Symbol::Sandboxes;
    QString title;
    QList<ReviewLine> lines;
};

/// The draft in words, section by section; those without content are left out.
[[nodiscard]] QList<ReviewSection> reviewSections(const FormContext &context);

} // namespace osc
