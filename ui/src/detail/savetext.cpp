// SPDX-License-Identifier: Apache-2.0
#include "detail/savetext.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace osc {

void saveText(QWidget *parent, const QString &title, const QString &suggestedName, const QString &text,
              std::function<void(Error)> onError)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [text, onError](const QString &path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit())
            return;
        onError({.kind = ErrorKind::Failed,
                 .message = QCoreApplication::translate("osc::SaveText", "%1 was not written: %2.")
                                .arg(path, file.errorString()),
                 .advice = QCoreApplication::translate("osc::SaveText", "Choose another folder.")});
    });
    dialog->open();
}

} // namespace osc
