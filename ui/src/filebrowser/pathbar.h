// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <ui/symbols.h>

#include <QStringListModel>
#include <QTimer>
#include <QWidget>

#include <memory>

class QCompleter;
class QHBoxLayout;
class QLineEdit;
class QStackedLayout;
class QToolButton;

namespace osc {

/// Where the browser is: as steps to click on, or as text to type (Ctrl+L, or a click behind the last step).
class PathBar : public QWidget
{
    Q_OBJECT

public:
    explicit PathBar(QWidget *parent = nullptr);

    /// @p root is what the first step is called, @p icon stands before it.
    void setPath(const QString &root, Symbol icon, const FilePath &path);
    /// Where what is typed is completed from; null ends that.
    void setFileSystem(std::shared_ptr<FileSystem> files);
    void edit();
    void stopEditing();
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pathRequested(const QByteArray &path);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Step
    {
        QToolButton *button;
        QToolButton *arrow; ///< Behind it; null after the last.
        FilePath path;
    };

    QToolButton *addStep(const QString &text, const FilePath &path, bool last);
    void fit();
    void complete();

    FilePath m_path = "/";
    QList<Step> m_shown;
    QToolButton *m_more = nullptr; ///< Stands for the steps that there is no room for.
    FilePath m_morePath;
    bool m_leftOut = false; ///< There are more steps than are ever shown.
    QStackedLayout *m_stack;
    QWidget *m_steps;
    QHBoxLayout *m_stepLayout;
    QLineEdit *m_field;
    std::shared_ptr<FileSystem> m_files;
    QStringListModel m_candidates;
    QCompleter *m_completer;
    FilePath m_completed; ///< The directory that the candidates are of.
    QTimer m_pause;
    Operation m_reading; ///< Last: ends before what its callbacks use.
};

} // namespace osc
