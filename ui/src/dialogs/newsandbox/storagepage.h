// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

#include <models/mountfacts.h>

class QBoxLayout;
class QPushButton;

namespace osc {

class Banner;
class InsideTree;
class KindCard;
class MountList;
class MountSourcePanel;
class MountTargetPanel;

/// The mount editor: the list of mounts, the mount that is being edited, and what it looks like from inside.
class StoragePage : public FormPage
{
    Q_OBJECT

public:
    explicit StoragePage(FormContext &context, QWidget *parent = nullptr);

    void load() override;
    void showProblems() override;
    void focusField(const QString &field) override;
    void mountReadOnly(const QString &path);
    /// One more, of the first kind that the connection has.
    void addMount() { addMount(firstPossibleKind()); }

protected:
    [[nodiscard]] bool showsItself(const Problem &problem) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeEditor();
    QWidget *makeCards();
    void addMount(VolumeKind kind);
    void addFolder(const QString &path);
    void chooseKind(VolumeKind kind);
    void remove(int index);
    void editCurrent(const std::function<void(VolumeSpec &)> &change);
    void showMounts();
    void showCurrent();
    void showBanner();
    void showSharing();
    void addCredential();
    void showBackend();
    void allowFolder();
    [[nodiscard]] VolumeKind firstPossibleKind() const;

    MountFacts m_facts;
    MountList *m_list;
    QList<KindCard *> m_cards; ///< In the order of VolumeKind.
    QWidget *m_editing = nullptr;
    QBoxLayout *m_halves = nullptr;
    QWidget *m_arrow = nullptr;
    QWidget *m_empty = nullptr;
    MountSourcePanel *m_source = nullptr;
    MountTargetPanel *m_target = nullptr;
    Banner *m_banner = nullptr;
    QPushButton *m_allow = nullptr;
    Banner *m_sharing = nullptr; ///< Says that a bucket is mounted already with another key.
    InsideTree *m_inside;
};

} // namespace osc
