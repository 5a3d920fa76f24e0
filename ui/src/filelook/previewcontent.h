// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filepreview.h>

#include <QWidget>

#include <map>

class QActionGroup;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace osc {

class Label;
class LoadNotice;
class Previewer;

/// Looks into one entry: finds out what it is, shows it by the previewer of its kind, and offers the other
/// ways to look at it.
class PreviewContent : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewContent(QWidget *parent = nullptr);

    void setServices(const LookServices &services) { m_services = services; }
    void look(const LookTarget &target);
    /// @p sentence stands where a file would be.
    void clear(const QString &sentence);

    [[nodiscard]] const FilePreview &preview() const { return m_preview; }
    /// "184.2 MiB, first 64 KiB shown".
    [[nodiscard]] QString subtitle() const;

Q_SIGNALS:
    /// Another entry, or other words about it.
    void changed();

private:
    enum class View { None, Folder, Text, Json, JsonTree, Image, Archive, Hex };

    void onChanged();
    void buildViews();
    void showView(View view);
    void showTools(Previewer *previewer);
    [[nodiscard]] Previewer *previewerFor(View view);
    [[nodiscard]] QList<View> viewsOf(FilePreview::Kind kind) const;
    [[nodiscard]] static QString viewName(View view);
    [[nodiscard]] QString emptySentence() const;

    FilePreview m_preview;
    LookServices m_services;
    LoadNotice *m_notice;
    QStackedWidget *m_stack;
    Label *m_sentence;
    QWidget *m_bar;
    QToolButton *m_viewButton;
    QMenu *m_viewMenu;
    QList<QToolButton *> m_tools; ///< Of the previewer that is shown.
    std::map<View, Previewer *> m_previewers;
    Previewer *m_current = nullptr;
};

} // namespace osc
