// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sqlitefile.h"

#include <core/speclibrary.h>

namespace osc {

/// The SQL of the library of templates and drafts. Blocking; belongs to the thread that first uses it.
class SpecDatabase
{
public:
    static constexpr int mostDrafts = 20;

    explicit SpecDatabase(const QString &path);

    Result<QList<TemplateRecord>> templates();
    Done putTemplates(const QList<TemplateRecord> &records);
    Done removeTemplate(const QString &id);
    Result<QList<DraftRecord>> drafts();
    Done putDraft(const DraftRecord &record);
    Done removeDraft(const QString &id);
    Result<QStringList> hiddenImages();
    Done setImageHidden(const QString &image, bool hidden);
    void close() { m_file.close(); }

private:
    /// Runs one statement with the values in their order.
    Done run(const QString &statement, const QVariantList &values);
    Done transaction(const std::function<Done()> &work);

    SqliteFile m_file;
};

} // namespace osc
