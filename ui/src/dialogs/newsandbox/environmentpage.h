// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

namespace osc {

class KeyValueTable;

/// Variables of the process, metadata of the sandbox, and what its server is told besides.
class EnvironmentPage : public FormPage
{
    Q_OBJECT

public:
    explicit EnvironmentPage(FormContext &context, QWidget *parent = nullptr);

    void load() override;
    void showProblems() override;
    void focusField(const QString &field) override;

private:
    void takeEnv();
    void takeMetadata();
    void takeExtensions();

    KeyValueTable *m_env;
    KeyValueTable *m_metadata;
    KeyValueTable *m_extensions;
    Field *m_envField;
    Field *m_metadataField;
    Field *m_extensionsField;
};

} // namespace osc
