// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

namespace osc {

class KeyValueTable;

/// Variables of the process, and metadata of the sandbox.
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

    KeyValueTable *m_env;
    KeyValueTable *m_metadata;
    Field *m_envField;
    Field *m_metadataField;
};

} // namespace osc
