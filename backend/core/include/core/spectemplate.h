// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <core/sandboxspec.h>

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace osc {

// In the texts of a template `${name}` stands for a value that is asked for when the template is used. A name
// is a letter or "_", then up to 63 letters, digits, "_" and "-". In front of `{name}` two dollar signs are
// one that means itself: `$${HOME}` becomes `${HOME}`. Anywhere else a dollar sign is only that.
// `${key.secret}` and `${registry.password}` have a dot: they name entries of the keychain and stay as they
// are.

struct TemplatePlaceholder
{
    QString name;
    QString defaultValue; ///< Never of a secret.
    bool secret = false;  ///< Typed without being shown, and kept nowhere.

    bool operator==(const TemplatePlaceholder &) const = default;
};

/// A create request that is used again and again.
struct SpecTemplate
{
    static constexpr int currentFormat = 1;

    int format = currentFormat;
    QString name;
    QString note;
    QList<TemplatePlaceholder> placeholders; ///< In the order in which they are asked for.
    QByteArray request; ///< As toStoredJson() writes it; texts, also in place of numbers, have placeholders.

    /// Made by a newer console: to be shown and passed on, not to be used or changed.
    [[nodiscard]] bool isNewer() const { return format > currentFormat; }

    bool operator==(const SpecTemplate &) const = default;
};

/// Reads a document. Of one with a newer format only format, name and note are meaningful.
[[nodiscard]] Result<SpecTemplate> templateFromJson(const QByteArray &document);
/// Writes a document; members of @p previous, its earlier form, that this console does not know are kept.
[[nodiscard]] QByteArray templateToJson(const SpecTemplate &made, const QByteArray &previous = {});

/// The documents of an exported file: one, or an array of several; at most 1 MiB. Nothing is said about what
/// is in them.
[[nodiscard]] Result<QList<QByteArray>> templateDocuments(const QByteArray &file);
/// A file for people, with every member of every document.
[[nodiscard]] QByteArray templateFile(const QList<QByteArray> &documents);

/// A placeholder, and the request fields whose texts it stands in: "metadata.team", "volumes[0].mountPath".
struct PlaceholderUse
{
    QString name;
    QStringList fields;

    bool operator==(const PlaceholderUse &) const = default;
};

/// In the order of their first appearance.
[[nodiscard]] QList<PlaceholderUse> placeholdersIn(const QByteArray &request);
/// Makes `${name}` mean itself for these names.
[[nodiscard]] QByteArray withLiteral(const QByteArray &request, const QStringList &names);

[[nodiscard]] bool isPlaceholderName(QStringView name);
/// A name that is like @p text: "DB.PASSWORD" gives "DB_PASSWORD".
[[nodiscard]] QString placeholderName(const QString &text);
/// One text with its placeholders replaced; those without a value stay.
[[nodiscard]] QString substituted(QStringView text, const QMap<QString, QString> &values);

/// The request with its placeholders replaced. An error says which member does not become what it has to be.
[[nodiscard]] Result<SandboxSpec> specFromTemplate(const SpecTemplate &used,
                                                   const QMap<QString, QString> &values);
/// For a form that edits a template: every text as it is, and numbers as their defaults make them.
[[nodiscard]] Result<SandboxSpec> specToEdit(const SpecTemplate &edited);
/// What the form made of it, as a request: a number that was not touched has its placeholder again.
[[nodiscard]] QByteArray editedRequest(const SpecTemplate &edited, const SandboxSpec &spec);
/// @p spec as it would be with these values; a login stays as it is.
[[nodiscard]] SandboxSpec substituted(const SandboxSpec &spec, const QMap<QString, QString> &values);
/// The default values by name.
[[nodiscard]] QMap<QString, QString> defaultValues(const QList<TemplatePlaceholder> &placeholders);

} // namespace osc
