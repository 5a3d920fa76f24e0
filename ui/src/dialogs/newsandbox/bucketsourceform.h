// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mountpanels.h"

#include <models/bucketaccess.h>

class QPlainTextEdit;
class QToolButton;

namespace osc {

class BucketPicker;
class SegmentedControl;

/// The source of a mount of an OSS bucket: key, bucket and folder, and below them what seldom changes.
class BucketSourceForm : public QWidget
{
    Q_OBJECT

public:
    /// @p adopt hands fields to the page, which shows problems in them.
    BucketSourceForm(const BucketAccess &access, const MakeField &makeField,
                     const std::function<void(Field *)> &adopt, QWidget *parent = nullptr);

    /// @p index: of the mount, which is of kind Ossfs; below 0: another kind is shown, and no problem is
    /// taken.
    void showMount(int index, const VolumeSpec &mount);
    void focusFirst();
    /// The request's field is among those that can be folded away: shows them.
    void reveal(const QString &field);

Q_SIGNALS:
    void edited(const osc::MountEdit &edit);
    /// A key that is not there yet is to be made.
    void newCredentialRequested();

private:
    QWidget *makeMore(const MakeField &makeField);
    void take();
    void showMore();
    [[nodiscard]] std::optional<OssCredential> credential(const QString &name) const;
    [[nodiscard]] QString endpointHint(const VolumeSpec &mount) const;

    BucketAccess m_access;
    BucketPicker *m_picker;
    QToolButton *m_moreButton = nullptr;
    QWidget *m_more = nullptr;
    QLineEdit *m_endpoint = nullptr;
    Field *m_endpointField = nullptr;
    SegmentedControl *m_version = nullptr;
    Field *m_versionField = nullptr;
    QPlainTextEdit *m_options = nullptr;
    Field *m_optionsField = nullptr;
    VolumeSpec m_mount; ///< As it is shown.
    int m_index = -1;
};

} // namespace osc
