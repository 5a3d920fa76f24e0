// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

#include <models/imagehistory.h>
#include <models/startchoices.h>

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace osc {

class RegistryLoginBox;
class StartBox;

/// Connection, image, name, entrypoint and platform.
class BasicsPage : public FormPage
{
    Q_OBJECT

public:
    explicit BasicsPage(FormContext &context, QWidget *parent = nullptr);

    void load() override;
    [[nodiscard]] RegistryLoginBox *registryLogin() const { return m_login; }
    [[nodiscard]] StartBox *start() const { return m_start; }
    /// Images that were used before, the last used first; they stand above those of the engine.
    void setImageHistory(ImageHistory *history);
    /// Shown below the connection: "The connection staging is gone; another one is chosen."
    void setConnectionNote(const QString &note);

Q_SIGNALS:
    /// Fields of other pages are fixed now by what the sandbox starts from, or free again.
    void fixedChanged();

private:
    void buildConnection(QVBoxLayout *column);
    void buildImage(QVBoxLayout *column);
    void buildName(QVBoxLayout *column);
    void buildRest(QVBoxLayout *column);
    void showBackend();
    void listConnections();
    void listImages();
    void fillImages();
    void removeFromHistory(const QModelIndex &index);
    void showStart();
    void takeStart();
    void showNames();
    void inspectImage();
    void showImageFacts();
    void takeEntrypoint(const QString &line);

    QComboBox *m_connection = nullptr;
    Field *m_connectionField = nullptr;
    StartChoices m_choices;
    StartBox *m_start = nullptr;
    SandboxSpec m_own; ///< The last values of what a start of the server's fixes.
    QComboBox *m_image = nullptr;
    Field *m_imageField = nullptr;
    RegistryLoginBox *m_login = nullptr;
    QLineEdit *m_name = nullptr;
    Field *m_nameField = nullptr;
    QSpinBox *m_count = nullptr;
    QPointer<ImageHistory> m_history;
    QStringList m_engineImages;
    QLineEdit *m_entrypoint = nullptr;
    Field *m_entrypointField = nullptr;
    QComboBox *m_platform = nullptr;
    Field *m_platformField = nullptr;
    QTimer m_inspectTimer;
    QPointer<Backend> m_listedFrom;
    QString m_imageNote;
    Operation m_listing;
    Operation m_inspection;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace osc
