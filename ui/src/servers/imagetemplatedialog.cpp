// SPDX-License-Identifier: Apache-2.0
#include "servers/imagetemplatedialog.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/commandsession.h>
#include <models/specdrafttext.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int longestWarmup = 3600;

} // namespace

ImageTemplateDialog::ImageTemplateDialog(ImageTemplateStore &store, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_image(addLine(QStringLiteral("templateImageField"), tr("Image"), QStringLiteral("python:3.11")))
    , m_publish(addLine(QStringLiteral("templatePublishField"), tr("Where the result goes"),
                        QStringLiteral("s3://bucket/prefix")))
    , m_cpu(addLine(QStringLiteral("templateCpuField"), tr("CPU"), QStringLiteral("1")))
    , m_memory(addLine(QStringLiteral("templateMemoryField"), tr("Memory"), QStringLiteral("512Mi")))
    , m_disk(addLine(QStringLiteral("templateDiskField"), tr("Disk"), QStringLiteral("2Gi")))
    , m_entrypoint(addLine(QStringLiteral("templateEntrypointField"), tr("Entrypoint"),
                           QStringLiteral("tail -f /dev/null")))
    , m_environment(new QPlainTextEdit(this))
    , m_probe(nullptr)
    , m_warmup(new QSpinBox(this))
    , m_format(new QComboBox(this))
    , m_hint(new Label({}, Tone::Secondary, this))
    , m_banner(new Banner(this))
    , m_save(makeButton(QStringLiteral("templateSaveButton"), tr("Build template"), this, {},
                        ButtonKind::Primary))
{
    setObjectName(QStringLiteral("imageTemplateDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Build an image template"));
    m_environment->setObjectName(QStringLiteral("templateEnvironmentText"));
    m_environment->setPlaceholderText(tr("NAME=value, one on each line"));
    m_environment->setFont(fonts::mono());
    m_environment->setTabChangesFocus(true);
    m_environment->setFixedHeight(metrics::control() * 2);
    addEditor(tr("Environment"), m_environment);
    m_probe = addLine(QStringLiteral("templateProbeField"), tr("Ready when this answers"),
                      QStringLiteral("tcp://localhost:8080"));
    m_warmup->setObjectName(QStringLiteral("templateWarmupSpin"));
    m_warmup->setRange(0, longestWarmup);
    m_warmup->setSuffix(tr(" s"));
    addEditor(tr("Time to warm up"), m_warmup);
    m_format->setObjectName(QStringLiteral("templateFormatCombo"));
    m_format->addItem(tr("overlaybd"), QStringLiteral("overlaybd"));
    m_format->addItem(tr("native"), QStringLiteral("native"));
    addEditor(tr("Format"), m_format);
    m_hint->setObjectName(QStringLiteral("templateHint"));
    m_hint->setWordWrap(true);
    m_banner->setObjectName(QStringLiteral("templateBanner"));
    m_banner->hide();
    content()->addWidget(m_hint);
    content()->addWidget(m_banner);
    content()->addStretch();
    m_save->setDefault(true);
    buttons()->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    for (QLineEdit *line : {m_image, m_publish, m_entrypoint})
        connect(line, &QLineEdit::textChanged, this, &ImageTemplateDialog::check);
    connect(m_environment, &QPlainTextEdit::textChanged, this, &ImageTemplateDialog::check);
    connect(&store, &ImageTemplateStore::changed, this, &ImageTemplateDialog::check);
    connect(buttons(), &QDialogButtonBox::accepted, this, &ImageTemplateDialog::save);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    resize(metrics::scaled(560), sizeHint().height());
}

void ImageTemplateDialog::addEditor(const QString &label, QWidget *editor)
{
    auto *caption = new Label(label, Tone::Text, this);
    caption->setBuddy(editor);
    editor->setAccessibleName(label);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    caption->setFixedWidth(metrics::scaled(170));
    row->addWidget(caption);
    row->addWidget(editor, 1);
    content()->addLayout(row);
}

QLineEdit *ImageTemplateDialog::addLine(const QString &objectName, const QString &label,
                                        const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(objectName);
    line->setPlaceholderText(placeholder);
    addEditor(label, line);
    return line;
}

ImageTemplateSpec ImageTemplateDialog::spec() const
{
    ImageTemplateSpec spec;
    spec.image = m_image->text().trimmed();
    spec.publish = m_publish->text().trimmed();
    const std::pair<QString, QLineEdit *> limits[] = {{QStringLiteral("cpu"), m_cpu},
                                                      {QStringLiteral("memory"), m_memory},
                                                      {QStringLiteral("disk"), m_disk}};
    for (const auto &[key, field] : limits)
        if (!field->text().trimmed().isEmpty())
            spec.resourceLimits.insert(key, field->text().trimmed());
    spec.entrypoint = splitCommand(m_entrypoint->text()).value_or(QStringList());
    if (const auto environment = parseEnvironment(m_environment->toPlainText()))
        spec.env = *environment;
    spec.readinessProbe = m_probe->text().trimmed();
    spec.warmupSeconds = m_warmup->value();
    spec.format = m_format->currentData().toString();
    return spec;
}

QString ImageTemplateDialog::problem() const
{
    if (m_image->text().trimmed().isEmpty())
        return tr("The template needs an image.");
    if (m_publish->text().trimmed().isEmpty())
        return tr("The template needs a place for the result, such as s3://bucket/prefix.");
    if (!splitCommand(m_entrypoint->text()))
        return tr("A quotation mark is not closed.");
    const auto environment = parseEnvironment(m_environment->toPlainText());
    return environment ? QString() : environment.error().message;
}

void ImageTemplateDialog::check()
{
    const QString why = problem();
    m_save->setEnabled(why.isEmpty() && !m_store.isChanging());
    // What nobody has typed yet is not wrong.
    const bool complete = !m_image->text().trimmed().isEmpty() && !m_publish->text().trimmed().isEmpty();
    m_hint->setTone(why.isEmpty() || !complete ? Tone::Secondary : Tone::Failed);
    m_hint->setText(why.isEmpty() ? tr("The server keeps the variables: put no secret into them.") : why);
}

void ImageTemplateDialog::save()
{
    if (!m_save->isEnabled())
        return;
    m_banner->hide();
    m_store.create(spec(), [dialog = QPointer<ImageTemplateDialog>(this)](const Done &done) {
        if (!dialog)
            return;
        if (done)
            return dialog->accept();
        dialog->m_banner->setError(done.error());
        dialog->m_banner->show();
        dialog->check();
    });
}

} // namespace osc
