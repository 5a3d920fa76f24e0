// SPDX-License-Identifier: Apache-2.0
#include "reviewpage.h"

#include "codehighlighter.h"
#include "mountlook.h"
#include "reviewwords.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <core/specjson.h>
#include <models/specdraftmounts.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace osc {

namespace {

Label *makeValue(const QString &text, Tone tone, QWidget *parent)
{
    auto *label = new Label(text, tone, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QWidget *makeMountLine(const VolumeSpec &mount, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *source = new ElidedLabel(Qt::ElideLeft, row);
    source->setFullText(mountSourceText(mount));
    auto *arrow = new Label({}, Tone::Secondary, row);
    arrow->setPixmap(symbol(Symbol::ArrowRight, Tone::Secondary).pixmap(14));
    auto *path = new Label(mount.mountPath, Tone::Text, row);
    path->setFont(fonts::mono());
    auto *access = new Chip(row);
    access->setTag(accessTag(mount.readOnly));
    layout->addWidget(source, 0);
    layout->addWidget(arrow);
    layout->addWidget(path);
    layout->addWidget(access);
    layout->addStretch(1);
    return row;
}

} // namespace

ReviewPage::ReviewPage(FormContext &context, QWidget *parent)
    : FormPage(context, DraftPage::Review, tr("Review"), {}, parent)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *content = new QWidget(scroll);
    m_words = new QVBoxLayout(content);
    m_words->setContentsMargins(metrics::margin, 14, metrics::margin, 14);
    m_words->setSpacing(10);
    scroll->setWidget(content);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 5);
    layout->addWidget(new HairLine(Qt::Vertical, this));
    layout->addWidget(makeCode(), 6);

    m_update.setSingleShot(true);
    m_update.setInterval(0);
    connect(&m_update, &QTimer::timeout, this, &ReviewPage::load);
    const auto updateSoon = [this] {
        if (isVisible())
            m_update.start();
    };
    connect(&draft(), &SpecDraft::specChanged, this, updateSoon);
    connect(&context, &FormContext::backendChanged, this, updateSoon);
    connect(&context, &FormContext::imageFactsChanged, this, updateSoon);
}

QWidget *ReviewPage::makeCode()
{
    auto *side = new QWidget(this);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::AlternateBase);
    m_tabs = new QTabBar(side);
    m_tabs->setObjectName(QStringLiteral("codeTabs"));
    m_tabs->setAccessibleName(tr("Form of the request"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_codes = new QStackedWidget(side);
    const struct
    {
        QString title;
        QString name;
        CodeLanguage language;
    } forms[] = {
        {tr("JSON"), QStringLiteral("jsonView"), CodeLanguage::Json},
        {tr("osb command"), QStringLiteral("osbCommandView"), CodeLanguage::Shell},
        {tr("Python SDK"), QStringLiteral("pythonView"), CodeLanguage::Python},
    };
    for (const auto &form : forms) {
        m_tabs->addTab(form.title);
        auto *code = new QPlainTextEdit(m_codes);
        code->setObjectName(form.name);
        code->setAccessibleName(form.title);
        code->setReadOnly(true);
        code->setTabChangesFocus(true);
        code->setFont(fonts::mono());
        code->setFrameShape(QFrame::NoFrame);
        code->setLineWrapMode(QPlainTextEdit::NoWrap);
        code->viewport()->setBackgroundRole(QPalette::AlternateBase);
        code->document()->setDocumentMargin(12);
        code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_highlighters.append(new CodeHighlighter(form.language, code->document()));
        m_codes->addWidget(code);
    }
    connect(m_tabs, &QTabBar::currentChanged, m_codes, &QStackedWidget::setCurrentIndex);

    auto *copy = makeTextToolButton(QStringLiteral("copyCodeButton"), Symbol::Copy, tr("Copy"), side);
    auto *saveButton = makeTextToolButton(QStringLiteral("saveCodeButton"), Symbol::Save, tr("Save…"), side);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(currentCode()->toPlainText()); });
    connect(saveButton, &QToolButton::clicked, this, &ReviewPage::save);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(8, 0, 8, 0);
    header->addWidget(m_tabs, 1);
    header->addWidget(copy);
    header->addWidget(saveButton);

    m_secretNote = new QWidget(side);
    auto *note = new QHBoxLayout(m_secretNote);
    note->setContentsMargins(16, 9, 16, 9);
    note->setSpacing(8);
    auto *lock = new Label({}, Tone::Paused, m_secretNote);
    lock->setPixmap(symbol(Symbol::Lock, Tone::Paused).pixmap(metrics::icon));
    note->addWidget(lock, 0, Qt::AlignTop);
    note->addWidget(
        makeNote(tr("Secrets are sent, but not shown. Copies hold ${…} in their place."), m_secretNote), 1);
    m_saveNote = makeNote({}, side);
    m_saveNote->setObjectName(QStringLiteral("saveNoteLabel"));
    m_saveNote->setContentsMargins(16, 0, 16, 9);
    m_saveNote->hide();

    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(new HairLine(Qt::Horizontal, side));
    layout->addWidget(m_codes, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, side));
    layout->addWidget(m_secretNote);
    layout->addWidget(m_saveNote);
    return side;
}

QPlainTextEdit *ReviewPage::currentCode() const
{
    return static_cast<QPlainTextEdit *>(m_codes->currentWidget());
}

QString ReviewPage::subtitle() const
{
    const auto *backend = context().backend();
    if (backend && context().count() > 1)
        return tr("This is what will be sent to %1, %2 times, each with a name of its own.")
            .arg(backend->profile().name)
            .arg(context().count());
    return backend ? tr("This is exactly what will be sent to %1.").arg(backend->profile().name)
                   : tr("This is what will be sent.");
}

void ReviewPage::load()
{
    showWords();
    showCode();
}

void ReviewPage::enter()
{
    load();
}

void ReviewPage::showWords()
{
    while (auto *item = m_words->takeAt(0)) {
        if (auto *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    constexpr int labelWidth = 112;
    auto *parent = m_words->parentWidget();
    bool first = true;
    const auto sections = reviewSections(context());
    for (const ReviewSection &section : sections) {
        if (!std::exchange(first, false))
            m_words->addWidget(new HairLine(Qt::Horizontal, parent));
        auto *box = new QWidget(parent);
        auto *grid = new QGridLayout(box);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(6);
        grid->setColumnMinimumWidth(1, metrics::scaled(labelWidth));
        grid->setColumnStretch(2, 1);
        auto *icon = new Label({}, Tone::Secondary, box);
        icon->setPixmap(symbol(section.icon, Tone::Secondary).pixmap(metrics::icon));
        auto *title = new Label(section.title, Tone::Text, box);
        title->setFont(fonts::section());
        auto *edit = new QToolButton(box);
        edit->setText(tr("Edit"));
        edit->setAutoRaise(true);
        edit->setObjectName(QStringLiteral("editButton%1").arg(int(section.page)));
        edit->setAccessibleName(tr("Edit %1").arg(section.title));
        connect(edit, &QToolButton::clicked, this,
                [this, page = section.page] { Q_EMIT editRequested(page); });
        grid->addWidget(icon, 0, 0);
        grid->addWidget(title, 0, 1, 1, 2);
        grid->addWidget(edit, 0, 3);
        int row = 1;
        for (const ReviewLine &line : section.lines) {
            auto *label = makeValue(line.label, Tone::Secondary, box);
            grid->addWidget(label, row, 1, Qt::AlignTop);
            if (line.mount >= 0) {
                grid->addWidget(makeMountLine(spec().volumes.at(line.mount), box), row++, 2, 1, 2);
                continue;
            }
            auto *value = new QHBoxLayout;
            value->setSpacing(10);
            auto *text = makeValue(line.text, Tone::Text, box);
            text->setWordWrap(line.remark.isEmpty()); // beside a remark it would wrap early
            value->addWidget(text, line.remark.isEmpty() ? 1 : 0);
            if (!line.remark.isEmpty())
                value->addWidget(makeValue(line.remark, Tone::Secondary, box), 1);
            grid->addLayout(value, row++, 2, 1, 2);
        }
        m_words->addWidget(box);
    }
    m_words->addStretch();
}

void ReviewPage::showCode()
{
    const SandboxSpec shown = draft().shownSpec();
    const QString texts[] = {QString::fromUtf8(toRequestJson(shown, true)), toOsbCommand(shown),
                             toPythonCode(shown)};
    bool hidesSecrets = false;
    for (int i = 0; i < m_codes->count(); ++i) {
        auto *code = static_cast<QPlainTextEdit *>(m_codes->widget(i));
        if (code->toPlainText() != texts[i])
            code->setPlainText(texts[i]);
        hidesSecrets = hidesSecrets || texts[i].contains(u"${");
    }
    m_secretNote->setVisible(hidesSecrets);
    m_saveNote->hide();
}

void ReviewPage::save()
{
    static const QString names[] = {QStringLiteral("sandbox.json"), QStringLiteral("create-sandbox.sh"),
                                    QStringLiteral("create_sandbox.py")};
    auto *dialog = new QFileDialog(this, tr("Save the request"), names[m_codes->currentIndex()]);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // Stored JSON also holds the readiness check, so that "Open JSON…" brings everything back.
    const QByteArray bytes = m_codes->currentIndex() == 0 ? toStoredJson(draft().shownSpec())
                                                          : currentCode()->toPlainText().toUtf8();
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        QSaveFile file(path);
        const bool saved =
            file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        m_saveNote->setTone(saved ? Tone::Secondary : Tone::Failed);
        m_saveNote->setText(saved ? tr("Saved as %1.").arg(path)
                                  : tr("%1 was not written: %2.").arg(path, file.errorString()));
        m_saveNote->show();
    });
    dialog->open();
}

void ReviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (CodeHighlighter *highlighter : std::as_const(m_highlighters))
            highlighter->rehighlight();
    }
    FormPage::changeEvent(event);
}

} // namespace osc
