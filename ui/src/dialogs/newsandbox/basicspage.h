// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace osc {

class RegistryLoginBox;

/// Connection, image, name, entrypoint and platform.
class BasicsPage : public FormPage
{
    Q_OBJECT

public:
    explicit BasicsPage(FormContext &context, QWidget *parent = nullptr);

    void load() override;
    [[nodiscard]] RegistryLoginBox *registryLogin() const { return m_login; }

private:
    void buildConnection(QVBoxLayout *column);
    void buildImage(QVBoxLayout *column);
    void buildRest(QVBoxLayout *column);
    void showBackend();
    void listConnections();
    void listImages();
    void inspectImage();
    void showImageFacts();
    void takeEntrypoint(const QString &line);

    QComboBox *m_connection = nullptr;
    Field *m_connectionField = nullptr;
    QComboBox *m_image = nullptr;
    Field *m_imageField = nullptr;
    RegistryLoginBox *m_login = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_entrypoint = nullptr;
    Field *m_entrypointField = nullptr;
    QComboBox *m_platform = nullptr;
    Field *m_platformField = nullptr;
    QTimer m_inspectTimer;
    QPointer<Backend> m_listedFrom;
    QString m_imageNote;
    Operation m_listing;
    Operation m_inspection;
};

} // namespace osc
