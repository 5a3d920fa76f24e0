// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filepreview.h>

#include <QPixmap>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace osc {

class ElidedLabel;
class Label;
class LoadNotice;

/// The beginning of the selected file, and what is known about it.
class PreviewPane : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);

    void show(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, const FileEntry &entry);
    /// @p sentence stands where a file would be: "3 items chosen".
    void clear(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildFacts();
    void onChanged();
    void showContent();
    void showImage();
    void fitImage();
    void showFacts();
    [[nodiscard]] QString subtitle() const;

    FilePreview m_preview;
    QPixmap m_pixmap;
    ElidedLabel *m_name;
    Label *m_subtitle;
    ElidedLabel *m_target;
    LoadNotice *m_notice;
    QStackedWidget *m_stack;
    Label *m_sentence;
    QPlainTextEdit *m_text;
    QLabel *m_image;
    QWidget *m_facts;
    Label *m_owner;
    Label *m_mode;
    Label *m_modified;
};

} // namespace osc
