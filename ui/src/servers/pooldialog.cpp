// SPDX-License-Identifier: Apache-2.0
#include "servers/pooldialog.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int mostPooled = 100'000;

constexpr char usualPodTemplate[] = R"({
  "spec": {
    "containers": [
      {"name": "sandbox", "image": "python:3.11", "command": ["tail", "-f", "/dev/null"]}
    ]
  }
})";

QVBoxLayout *captioned(const QString &label, QWidget *editor, QWidget *parent)
{
    auto *caption = new Label(label, Tone::Text, parent);
    caption->setBuddy(editor);
    editor->setAccessibleName(label);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(caption);
    column->addWidget(editor);
    return column;
}

} // namespace

PoolDialog::PoolDialog(PoolStore &store, const Pool *pool, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_changed(pool ? pool->name : QString())
    , m_name(new QLineEdit(m_changed, this))
    , m_template(new QPlainTextEdit(QString::fromUtf8(usualPodTemplate), this))
    , m_hint(new Label({}, Tone::Secondary, this))
    , m_banner(new Banner(this))
    , m_save(makeButton(QStringLiteral("poolSaveButton"), pool ? tr("Change capacity") : tr("Create pool"),
                        this, {}, ButtonKind::Primary))
{
    setObjectName(QStringLiteral("poolDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(pool ? tr("Capacity of %1").arg(safeText(pool->name)) : tr("Create pool"));
    build(pool);
    connect(m_name, &QLineEdit::textChanged, this, &PoolDialog::check);
    connect(m_template, &QPlainTextEdit::textChanged, this, &PoolDialog::check);
    connect(&store, &PoolStore::changed, this, &PoolDialog::check);
    connect(buttons(), &QDialogButtonBox::accepted, this, &PoolDialog::save);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    resize(metrics::scaled(560), sizeHint().height());
}

void PoolDialog::build(const Pool *pool)
{
    const PoolCapacity capacity =
        pool ? pool->capacity : PoolCapacity{.bufferMin = 1, .bufferMax = 2, .poolMin = 1, .poolMax = 10};
    m_name->setObjectName(QStringLiteral("poolNameField"));
    m_template->setObjectName(QStringLiteral("poolTemplateText"));
    m_template->setFont(fonts::mono());
    m_template->setTabChangesFocus(true);
    m_template->setMinimumHeight(metrics::scaled(150));
    m_hint->setObjectName(QStringLiteral("poolHint"));
    m_hint->setWordWrap(true);
    m_banner->setObjectName(QStringLiteral("poolDialogBanner"));
    m_banner->hide();
    if (!pool)
        content()->addLayout(captioned(tr("Name"), m_name, this));
    m_name->setVisible(!pool);
    auto *ready = new QHBoxLayout;
    m_bufferMin =
        addSpin(ready, QStringLiteral("poolBufferMin"), tr("Ready ones, at least"), capacity.bufferMin);
    m_bufferMax =
        addSpin(ready, QStringLiteral("poolBufferMax"), tr("Ready ones, at most"), capacity.bufferMax);
    auto *all = new QHBoxLayout;
    m_poolMin = addSpin(all, QStringLiteral("poolMin"), tr("All of them, at least"), capacity.poolMin);
    m_poolMax = addSpin(all, QStringLiteral("poolMax"), tr("All of them, at most"), capacity.poolMax);
    content()->addLayout(ready);
    content()->addLayout(all);
    if (!pool)
        content()->addLayout(captioned(tr("Pod template, as JSON"), m_template, this));
    m_template->setVisible(!pool);
    content()->addWidget(m_hint);
    content()->addWidget(m_banner);
    content()->addStretch();
    m_save->setDefault(true);
    buttons()->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
}

QSpinBox *PoolDialog::addSpin(QLayout *row, const QString &objectName, const QString &label, int value)
{
    auto *spin = new QSpinBox(this);
    spin->setObjectName(objectName);
    spin->setRange(0, mostPooled);
    spin->setValue(value);
    static_cast<QHBoxLayout *>(row)->addLayout(captioned(label, spin, this), 1);
    connect(spin, &QSpinBox::valueChanged, this, &PoolDialog::check);
    return spin;
}

PoolSpec PoolDialog::spec() const
{
    PoolSpec spec;
    spec.name = m_changed.isEmpty() ? m_name->text().trimmed() : m_changed;
    spec.capacity = {m_bufferMin->value(), m_bufferMax->value(), m_poolMin->value(), m_poolMax->value()};
    spec.podTemplate = m_template->toPlainText().toUtf8();
    return spec;
}

void PoolDialog::check()
{
    const QString problem = m_changed.isEmpty() ? poolProblem(spec()) : capacityProblem(spec().capacity);
    m_save->setEnabled(problem.isEmpty() && !m_store.isChanging());
    // What nobody has typed yet is not wrong.
    const bool begun = !m_changed.isEmpty() || !m_name->text().isEmpty();
    m_hint->setTone(problem.isEmpty() || !begun ? Tone::Secondary : Tone::Failed);
    m_hint->setText(problem.isEmpty()
                        ? tr("The server keeps so many sandboxes warm; one that is taken from the "
                             "pool starts at once.")
                        : problem);
}

void PoolDialog::save()
{
    if (!m_save->isEnabled())
        return;
    m_banner->hide();
    const auto ended = [dialog = QPointer<PoolDialog>(this)](const Done &done) {
        if (!dialog)
            return;
        if (done)
            return dialog->accept();
        dialog->m_banner->setError(done.error());
        dialog->m_banner->show();
        dialog->check();
    };
    if (m_changed.isEmpty())
        m_store.create(spec(), ended);
    else
        m_store.setCapacity(m_changed, spec().capacity, ended);
}

} // namespace osc
