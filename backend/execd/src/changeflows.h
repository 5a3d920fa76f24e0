// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fileflow.h"

namespace osc {

class ExecdMakeDirectoryFlow final : public ExecdFileFlow
{
public:
    using ExecdFileFlow::ExecdFileFlow;

private:
    void begin() override;
};

class ExecdRenameFlow final : public ExecdFileFlow
{
public:
    ExecdRenameFlow(ExecdClient client, FilePath from, FilePath to, Callback<void> done);

private:
    void begin() override;
    void move(bool isLink);

    FilePath m_to;
};

/// execd replaces nothing, so what is there goes first: not in one step.
class ExecdReplaceFlow final : public ExecdFileFlow
{
public:
    ExecdReplaceFlow(ExecdClient client, FilePath from, FilePath to, Callback<void> done);

private:
    void begin() override;
    void move();

    FilePath m_to;
};

class ExecdRemoveFlow final : public ExecdFileFlow
{
public:
    using ExecdFileFlow::ExecdFileFlow;

private:
    void begin() override;
};

class ExecdModeFlow final : public ExecdFileFlow
{
public:
    ExecdModeFlow(ExecdClient client, FilePath path, int mode, Callback<void> done);

private:
    void begin() override;

    int m_mode;
};

} // namespace osc
