// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <core/secretstore.h>
#include <models/bucketaccess.h>
#include <models/specdraft.h>

#include <QObject>
#include <QPointer>

namespace osc {

class CredentialStore;

/// What the pages of the New sandbox form share: the draft, and the connection that is to create it.
class FormContext : public QObject
{
    Q_OBJECT

public:
    FormContext(QList<Backend *> backends, SecretStore *secrets, QObject *parent = nullptr);

    [[nodiscard]] SpecDraft &draft() { return m_draft; }
    [[nodiscard]] const SpecDraft &draft() const { return m_draft; }
    [[nodiscard]] const SandboxSpec &spec() const { return m_draft.spec(); }
    /// Those that still exist.
    [[nodiscard]] QList<Backend *> backends() const;
    /// Null when there is no connection at all.
    [[nodiscard]] Backend *backend() const { return m_backend; }
    void setBackend(Backend *backend);
    [[nodiscard]] Capabilities capabilities() const;
    /// The connection's name; for sentences.
    [[nodiscard]] QString connectionName() const;
    /// May be null.
    [[nodiscard]] SecretStore *secrets() const { return m_secrets; }

    /// What buckets are chosen with; without keys there are none.
    [[nodiscard]] const BucketAccess &buckets() const { return m_buckets; }
    /// Where a new key is kept; may be null.
    [[nodiscard]] CredentialStore *credentials() const { return m_credentials; }
    /// To be told before the pages are made.
    void setBuckets(const BucketAccess &access, CredentialStore *credentials);

    /// How many sandboxes are to be made; of more than one the name is a pattern.
    [[nodiscard]] int count() const { return m_count; }
    void setCount(int count);
    /// The name of each; an error when the pattern cannot be used.
    [[nodiscard]] Result<QStringList> names() const;
    /// The form edits a template: texts may have these placeholders, and are checked with their defaults.
    void setPlaceholders(const QMap<QString, QString> &values);

    /// Whether the image is on the engine: what the engine said last, for the image that is named now.
    [[nodiscard]] const std::optional<ImageFacts> &imageFacts() const { return m_imageFacts; }
    void setImageFacts(const std::optional<ImageFacts> &facts);

Q_SIGNALS:
    /// Another connection was chosen, or this one changed its state, profile or abilities.
    void backendChanged();
    void imageFactsChanged();
    void countChanged();

private:
    void readBackend();
    void checkName();
    [[nodiscard]] SandboxSpec checked(const SandboxSpec &spec) const;

    SpecDraft m_draft;
    QList<QPointer<Backend>> m_backends;
    QPointer<Backend> m_backend;
    QPointer<SecretStore> m_secrets;
    BucketAccess m_buckets;
    CredentialStore *m_credentials = nullptr;
    std::optional<ImageFacts> m_imageFacts;
    int m_count = 1;
    QMap<QString, QString> m_placeholders;
    bool m_editsTemplate = false;
};

} // namespace osc
