// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileservices.h"

#include <models/fileplacelist.h>
#include <ui/symbols.h>

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace osc {

class FilePane;
class StartPage;

/// One tab of the place Files: where to go, or one or two panels of files.
class FileTab : public QWidget
{
    Q_OBJECT

public:
    FileTab(const FileServices &services, FilePlaceList &places, QWidget *parent = nullptr);

    void open(const FileLocation &location);
    void showPlaces();
    [[nodiscard]] bool showsPlaces() const;
    /// The second one begins where the first one is.
    void setTwoPanes(bool two);
    [[nodiscard]] bool hasTwoPanes() const { return m_second != nullptr; }
    /// The one that has the keys.
    [[nodiscard]] FilePane *active() const { return m_active; }
    /// Null when there is only one.
    [[nodiscard]] FilePane *other() const;
    /// What could not be opened while this connection did not answer is tried again.
    void retry(const QString &connectionId);
    [[nodiscard]] bool otherIsRight() const { return m_active == m_first; }
    void focusContents();
    void focusSearch();
    void escape();
    /// To the other panel; false when there is none.
    bool focusOther();
    /// Puts what is selected into the folder of the other panel.
    void toOther(bool move);

    /// "crawl-cache and acme-crawl-raw", "crawler-eu-west: /workspace".
    [[nodiscard]] QString title() const;
    [[nodiscard]] Symbol icon() const;
    /// What is open, for settings; empty for the list of places.
    [[nodiscard]] QString text() const;
    void restore(const QString &text);

Q_SIGNALS:
    void titleChanged();
    /// Another panel, or another selection in it.
    void selectionChanged();
    void fileOpened();
    void previewRequested();
    void tabRequested(const osc::FileLocation &location);

private:
    [[nodiscard]] FilePane *makePane();
    void askForBucket();
    void activate(FilePane *pane);

    FileServices m_services;
    QStackedWidget *m_stack;
    StartPage *m_start;
    QSplitter *m_splitter;
    FilePane *m_first;
    FilePane *m_second = nullptr;
    FilePane *m_active;
};

} // namespace osc
