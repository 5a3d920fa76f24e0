// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace osc {

/// A template as it is kept. The document is the whole truth about it (core/spectemplate.h) and is never
/// rewritten by who only keeps it, so that members of a newer console survive.
struct TemplateRecord
{
    QString id; ///< Made once, never shown.
    QByteArray document;
    QDateTime changedAt; ///< UTC.

    bool operator==(const TemplateRecord &) const = default;
};

/// A form that was not sent, as it was typed, without secrets.
struct DraftRecord
{
    QString id;           ///< One for each opening of the form.
    QString connectionId; ///< Where it was to be created; may be gone by now.
    QString connectionName;
    QByteArray specJson;   ///< toStoredJson(); secret values are `${KEY}`.
    QStringList hiddenEnv; ///< Variables whose values were left out.
    int count = 1;         ///< How many were to be made, from a name pattern.
    QDateTime savedAt;     ///< UTC.

    bool operator==(const DraftRecord &) const = default;
};

/// What a person made to create sandboxes from: templates, drafts of the form, and images that are not to be
/// suggested again. Never holds a secret. Every call returns at once; the work is done in order on a thread
/// of its own, and a write is carried out even when its caller lets go.
class SpecLibrary : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SpecLibrary() override;

    /// In no particular order.
    [[nodiscard]] virtual Operation templates(Callback<QList<TemplateRecord>> done) = 0;
    /// Inserts, or replaces those with the same ids: all or none.
    [[nodiscard]] virtual Operation putTemplates(const QList<TemplateRecord> &records,
                                                 Callback<void> done) = 0;
    /// Removing one that is gone already succeeds.
    [[nodiscard]] virtual Operation removeTemplate(const QString &id, Callback<void> done) = 0;

    /// Newest first.
    [[nodiscard]] virtual Operation drafts(Callback<QList<DraftRecord>> done) = 0;
    /// Inserts, or replaces the draft with the same id; of more than twenty the oldest go.
    [[nodiscard]] virtual Operation putDraft(const DraftRecord &record, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation removeDraft(const QString &id, Callback<void> done) = 0;

    /// Image references that were removed from the suggestions.
    [[nodiscard]] virtual Operation hiddenImages(Callback<QStringList> done) = 0;
    [[nodiscard]] virtual Operation setImageHidden(const QString &image, bool hidden,
                                                   Callback<void> done) = 0;

Q_SIGNALS:
    /// Templates were written by this process.
    void templatesChanged();
};

} // namespace osc
