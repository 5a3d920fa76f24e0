// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>
#include <core/speclibrary.h>
#include <core/spectemplate.h>

#include <QHash>
#include <QObject>

#include <optional>

namespace osc {

/// A template that is kept, as far as it could be read.
struct KeptTemplate
{
    TemplateRecord record;
    SpecTemplate content;
    QString trouble; ///< Why it can neither be used nor changed, as one sentence; empty when it can.

    [[nodiscard]] bool isUsable() const { return trouble.isEmpty(); }
};

/// The templates of this user, read again whenever one was written. Changes show at the next changed().
class TemplateStore : public QObject
{
    Q_OBJECT

public:
    /// @p library and @p clock outlive the store.
    TemplateStore(SpecLibrary &library, const Clock &clock, QObject *parent = nullptr);
    ~TemplateStore() override;

    /// Sorted by name.
    [[nodiscard]] const QList<KeptTemplate> &templates() const { return m_templates; }
    [[nodiscard]] const KeptTemplate *find(const QString &id) const;
    /// The template with this name, ignoring case; null when there is none.
    [[nodiscard]] const KeptTemplate *findName(const QString &name) const;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /// Set when they could not be read; those of before stay.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    void refresh();

    /// Keeps a new one and returns its id.
    QString add(const SpecTemplate &made);
    /// Replaces what @p id holds; members that this console does not know stay.
    void change(const QString &id, const SpecTemplate &content);
    void rename(const QString &id, const QString &name, const QString &note);
    /// Keeps a copy under a name that is free and returns its id.
    QString duplicate(const QString &id);
    /// undoRemoval() brings it back as it was.
    void remove(const QString &id);
    void undoRemoval(const QString &id);

    enum class Clash { KeepBoth, Replace, Skip };
    /// Keeps the documents as they are. For a name that is there already: by @p clash.
    void import(const QList<QByteArray> &documents, Clash clash);
    /// The names in @p documents that are there already.
    [[nodiscard]] QStringList clashes(const QList<QByteArray> &documents) const;
    /// A file with these templates.
    [[nodiscard]] QByteArray exported(const QStringList &ids) const;
    /// @p name, with a number when it is taken.
    [[nodiscard]] QString freeName(const QString &name, const QStringList &alsoTaken = {}) const;

Q_SIGNALS:
    void changed();
    /// Something was not written.
    void failed(const osc::Error &error);

private:
    void put(const QList<TemplateRecord> &records);
    void take(const QList<TemplateRecord> &records);
    [[nodiscard]] TemplateRecord newRecord(const QByteArray &document) const;

    SpecLibrary &m_library;
    const Clock &m_clock;
    QList<KeptTemplate> m_templates;
    QHash<QString, TemplateRecord> m_removed;
    std::optional<Error> m_error;
    Operation m_reading;
    bool m_loaded = false;
};

} // namespace osc
