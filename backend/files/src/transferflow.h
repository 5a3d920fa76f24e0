// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfercontext.h"
#include "treestage.h"

namespace osc {

/// One transfer from the look at its source to the last rename. Held alive by its operation.
class TransferFlow : public std::enable_shared_from_this<TransferFlow>
{
public:
    TransferFlow(ContextPtr context, Promise<TransferOutcome> promise);
    void start();

private:
    void lookAtSource();
    void onSource(const FileEntry &entry);
    void goOn();
    void goOnInPlace(const Result<FileEntry> &there);
    void onPartThere(const Result<FileEntry> &part);
    void onFinalThere(const Result<FileEntry> &there);
    void decide();
    void onPlacement(const Placement &placement);
    void begin(bool resume);

    void moveInside();
    void mergeInside();
    void copyInside();
    void onTaken(const Error &error);
    void copyFile(bool resume);
    void copyLink();
    void copyTree();
    void setTreeMode();
    void afterTree();

    void place();
    void onPlaced(const Done &done);
    void mergeStage();
    void removeStage();
    void removeSource();
    void skip();
    void end();
    void fail(const Error &error) const;

    [[nodiscard]] FilePath part() const;
    [[nodiscard]] FilePath target() const;
    [[nodiscard]] bool isFolder() const { return m_entry.type == FileType::Directory; }

    ContextPtr m_context;
    TransferJob &m_job;
    Promise<TransferOutcome> m_promise;
    std::shared_ptr<TreeDecisions> m_decisions = std::make_shared<TreeDecisions>();
    FileSystemCapabilities m_can; ///< Of the target.
    FileEntry m_entry;            ///< The source.
    Operation m_step;
};

} // namespace osc
