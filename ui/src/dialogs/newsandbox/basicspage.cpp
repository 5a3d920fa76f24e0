// SPDX-License-Identifier: Apache-2.0
#include "basicspage.h"

#include "panels/kindsymbols.h"
#include "registryloginbox.h"
#include "startbox.h"
#include "startpicker.h"
#include "widgets/buttons.h"

#include <models/namepattern.h>
#include <models/specdrafttext.h>
#include <models/wording.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace osc {

namespace {

QString stateText(const ConnectionStatus &status)
{
    switch (status.state) {
    case ConnectionState::Live:
        return status.product;
    case ConnectionState::Connecting:
        return BasicsPage::tr("connecting");
    case ConnectionState::Broken:
        return BasicsPage::tr("no answer");
    case ConnectionState::Closed:
        break;
    }
    return BasicsPage::tr("closed");
}

QString ageText(const QDateTime &createdAt)
{
    const qint64 seconds = createdAt.secsTo(QDateTime::currentDateTimeUtc());
    const qint64 unit = seconds >= 86400 ? 86400 : seconds >= 3600 ? 3600 : 60;
    return durationText(std::max(seconds / unit, qint64(1)) * unit);
}

QString normalName(const QString &image)
{
    const auto slash = image.lastIndexOf(u'/');
    const bool tagged = image.mid(slash + 1).contains(u':') || image.contains(u'@');
    return tagged ? image : image + QStringLiteral(":latest");
}

} // namespace

BasicsPage::BasicsPage(FormContext &context, QWidget *parent)
    : FormPage(context, DraftPage::Basics, tr("Basics"),
               tr("What runs, and where. Everything else has a default that works."), parent)
    , m_own(SpecDraft::newSpec())
{
    auto *column = makeColumn();
    buildConnection(column);
    buildImage(column);
    buildName(column);
    buildRest(column);
    column->addStretch();

    m_inspectTimer.setSingleShot(true);
    m_inspectTimer.setInterval(SpecDraft::checkDelayMs);
    connect(&m_inspectTimer, &QTimer::timeout, this, &BasicsPage::inspectImage);
    connect(&context, &FormContext::backendChanged, this, &BasicsPage::showBackend);
    connect(&context, &FormContext::countChanged, this, &BasicsPage::showNames);
    connect(&draft(), &SpecDraft::specChanged, this, &BasicsPage::showNames);
    load();
    showBackend();
}

void BasicsPage::buildConnection(QVBoxLayout *column)
{
    m_connection = new QComboBox(this);
    m_connection->setObjectName(QStringLiteral("connectionCombo"));
    m_connectionField = makeField(tr("&Connection"), m_connection, {QStringLiteral("connection")});
    m_connectionField->setTouched(true);
    m_connectionField->setNamedRepair(tr("Try again"), [this] {
        if (auto *backend = context().backend())
            backend->status().state == ConnectionState::Closed ? backend->open() : backend->retryNow();
    });
    column->addWidget(m_connectionField);
    connect(m_connection, &QComboBox::activated, this, [this](int index) {
        setConnectionNote({});
        context().setBackend(context().backends().value(index));
    });
}

void BasicsPage::setConnectionNote(const QString &note)
{
    m_connectionField->setHint(note);
}

void BasicsPage::setImageHistory(ImageHistory *history)
{
    m_history = history;
    if (!history)
        return;
    connect(history, &ImageHistory::changed, this, &BasicsPage::fillImages);
    history->refresh();
    fillImages();
}

void BasicsPage::buildImage(QVBoxLayout *column)
{
    m_start = new StartBox(m_choices, this);
    for (Field *field : m_start->fields())
        adoptField(field);
    column->addWidget(m_start);
    m_start->setTabAfter(m_connection);
    for (const auto signal : {&StartBox::kindChanged, &StartBox::startEdited})
        connect(m_start, signal, this, &BasicsPage::takeStart);
    m_image = new QComboBox(this);
    m_image->setObjectName(QStringLiteral("imageCombo"));
    m_image->setEditable(true);
    m_image->setInsertPolicy(QComboBox::NoInsert);
    m_image->lineEdit()->setPlaceholderText(tr("python:3.11"));
    m_image->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_image->completer()->setFilterMode(Qt::MatchContains);
    m_image->view()->installEventFilter(this);
    m_imageField = makeField(tr("&Image"), m_image, {QStringLiteral("image"), QStringLiteral("image.uri")});
    column->addWidget(m_imageField);
    connect(m_image, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        if (isLoading())
            return;
        draft().edit([&](SandboxSpec &spec) {
            spec.image = text.trimmed();
            spec.snapshotId.clear();
        });
        m_inspection.cancel();
        m_imageNote.clear();
        context().setImageFacts({});
        showImageFacts();
        m_inspectTimer.start();
    });

    m_login = new RegistryLoginBox(context(), this);
    column->addWidget(m_login);
}

void BasicsPage::buildName(QVBoxLayout *column)
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("nameEdit"));
    m_nameField = makeField(tr("&Name"), m_name, {QStringLiteral("metadata.name")});
    m_nameField->setRepair([this](const QString &name) {
        m_name->setText(name);
        draft().edit([&](SandboxSpec &spec) { spec.metadata.insert(QStringLiteral("name"), name); });
    });
    m_count = new QSpinBox(this);
    m_count->setObjectName(QStringLiteral("countSpin"));
    m_count->setRange(1, mostFromOneForm);
    auto *countField = new Field(tr("&How many"), m_count, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_nameField, 1);
    row->addWidget(countField, 0, Qt::AlignTop);
    column->addLayout(row);
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        if (!isLoading())
            context().setCount(count);
    });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        draft().edit([&](SandboxSpec &spec) {
            if (text.isEmpty())
                spec.metadata.remove(QStringLiteral("name"));
            else
                spec.metadata.insert(QStringLiteral("name"), text);
        });
    });
}

void BasicsPage::buildRest(QVBoxLayout *column)
{
    m_entrypoint = new QLineEdit(this);
    m_entrypoint->setObjectName(QStringLiteral("entrypointEdit"));
    m_entrypoint->setFont(fonts::mono());
    m_entrypointField = makeField(tr("&Entrypoint"), m_entrypoint, {QStringLiteral("entrypoint")});
    column->addWidget(m_entrypointField);
    connect(m_entrypoint, &QLineEdit::textEdited, this, &BasicsPage::takeEntrypoint);

    m_platform = new QComboBox(this);
    m_platform->setObjectName(QStringLiteral("platformCombo"));
    m_platform->addItem(tr("As the engine"), QString());
    for (const QString &platform : {QStringLiteral("linux/amd64"), QStringLiteral("linux/arm64")})
        m_platform->addItem(platform, platform);
    m_platformField = makeField(tr("&Platform"), m_platform, {QStringLiteral("platform")});
    column->addWidget(m_platformField);
    connect(m_platform, &QComboBox::activated, this, [this] {
        const QString platform = m_platform->currentData().toString();
        draft().edit([&](SandboxSpec &spec) {
            spec.platformOs = platform.section(u'/', 0, 0);
            spec.platformArch = platform.section(u'/', 1, 1);
        });
    });
}

void BasicsPage::load()
{
    whileLoading([this] {
        const auto &now = spec();
        m_image->setCurrentText(now.image);
        m_start->setStart(startOf(now));
        draft().setExtraProblems(QStringLiteral("start"), {});
        m_count->setValue(context().count());
        m_name->setText(now.name());
        m_entrypoint->setText(joinCommand(now.entrypoint));
        draft().setExtraProblems(QStringLiteral("entrypoint"), {});
        const QString platform =
            now.platformOs.isEmpty() ? QString() : now.platformOs + u'/' + now.platformArch;
        if (m_platform->findData(platform) < 0)
            m_platform->addItem(platform, platform);
        m_platform->setCurrentIndex(m_platform->findData(platform));
        m_login->load();
    });
    showStart();
    showNames();
    inspectImage();
}

/// What is typed for an image stays, and comes back with it.
void BasicsPage::takeStart()
{
    if (isLoading())
        return;
    const auto fixes = [](const std::optional<std::pair<StartKind, QString>> &start) {
        return start && start->first != StartKind::Snapshot;
    };
    const auto before = startOf(spec());
    const bool wasFixed = fixes(before);
    if (!before)
        m_own.auth = spec().auth;
    if (!wasFixed) {
        m_own.entrypoint = spec().entrypoint;
        m_own.resourceLimits = spec().resourceLimits;
        m_own.platformOs = spec().platformOs;
        m_own.platformArch = spec().platformArch;
    }
    const StartPicker *picker = m_start->picker();
    const bool chosen = picker && !picker->id().isEmpty();
    draft().edit([&](SandboxSpec &spec) {
        startFrom(spec, StartKind::Snapshot, {});
        spec.image = m_image->currentText().trimmed();
        spec.auth = m_own.auth;
        spec.entrypoint = m_own.entrypoint;
        spec.resourceLimits = m_own.resourceLimits;
        spec.platformOs = m_own.platformOs;
        spec.platformArch = m_own.platformArch;
        if (chosen)
            startFrom(spec, *m_start->startKind(), picker->id());
    });
    QList<Problem> problems;
    if (picker && !chosen)
        problems.append(ownProblem(QStringLiteral("start"), picker->request()));
    draft().setExtraProblems(QStringLiteral("start"), problems);
    m_entrypoint->setText(joinCommand(spec().entrypoint));
    showStart();
    if (wasFixed != fixes(startOf(spec())))
        Q_EMIT fixedChanged();
}

void BasicsPage::showStart()
{
    const StartBox::Kind kind = m_start->kind();
    const bool fixed = kind == StartBox::Kind::Pool || kind == StartBox::Kind::ImageTemplate;
    m_imageField->setVisible(kind == StartBox::Kind::Image);
    m_login->setVisible(kind == StartBox::Kind::Image);
    m_entrypointField->setVisible(!fixed);
    m_platformField->setVisible(!fixed);
}

void BasicsPage::showNames()
{
    const auto names = context().names();
    if (context().count() > 1 && names && !spec().name().isEmpty())
        m_nameField->setHint(tr("They are called %1.").arg(namesPreview(*names)));
    else if (context().count() > 1)
        m_nameField->setHint(
            tr("{n} in the name becomes the number of each, {n:03} a number with three digits."));
    else
        m_nameField->setHint(
            tr("What the console calls it; kept as the metadata “name”. Without one its ID is shown."));
}

void BasicsPage::takeEntrypoint(const QString &line)
{
    const auto words = splitCommand(line);
    QList<Problem> problems;
    if (words)
        draft().edit([&](SandboxSpec &spec) { spec.entrypoint = *words; });
    else
        problems.append(ownProblem(QStringLiteral("entrypoint"), tr("A quotation mark is not closed.")));
    draft().setExtraProblems(QStringLiteral("entrypoint"), problems);
}

void BasicsPage::showBackend()
{
    listConnections();
    const Capabilities capabilities = context().capabilities();
    m_choices.setBackend(context().backend());
    m_start->showOffers();
    m_platform->setEnabled(capabilities.can(Feature::Platform));
    m_platformField->setHint(capabilities.can(Feature::Platform)
                                 ? tr("Another one needs emulation on the engine's machine.")
                                 : capabilities.whyNot(Feature::Platform));
    auto *backend = context().backend();
    const bool live = backend && backend->status().state == ConnectionState::Live;
    if (!live || m_listedFrom != backend) {
        m_listedFrom = live ? backend : nullptr;
        m_imageNote.clear();
        context().setImageFacts({});
        listImages();
        inspectImage();
        if (const auto kind = m_start->startKind())
            m_choices.ask(*kind);
    }
}

void BasicsPage::listConnections()
{
    const QSignalBlocker blocker(m_connection);
    const auto backends = context().backends();
    m_connection->clear();
    for (const Backend *backend : backends) {
        const QString state = stateText(backend->status());
        m_connection->addItem(symbol(symbolOf(backend->profile().kind), Tone::Secondary),
                              state.isEmpty() ? backend->profile().name
                                              : tr("%1 (%2)").arg(backend->profile().name, state));
    }
    auto *backend = context().backend();
    m_connection->setCurrentIndex(int(backends.indexOf(backend)));
    m_connection->setEnabled(!backends.isEmpty());

    QList<Problem> problems;
    if (!backend) {
        problems.append(ownProblem(QStringLiteral("connection"),
                                   tr("There is no connection to create a sandbox on. Add one first.")));
    } else if (backend->status().state == ConnectionState::Broken) {
        const QString why = backend->status().error.message;
        problems.append(
            ownProblem(QStringLiteral("connection"),
                       why.isEmpty() ? tr("%1 does not answer.").arg(backend->profile().name) : why));
    } else if (backend->status().state != ConnectionState::Live) {
        problems.append(ownProblem(QStringLiteral("connection"),
                                   tr("%1 is not connected yet.").arg(backend->profile().name)));
    } else if (const auto capabilities = backend->capabilities(); !capabilities.can(Feature::Create)) {
        problems.append(ownProblem(QStringLiteral("connection"), capabilities.whyNot(Feature::Create)));
    }
    draft().setExtraProblems(QStringLiteral("connection"), problems);
}

void BasicsPage::listImages()
{
    auto *images = m_listedFrom ? m_listedFrom->images() : nullptr;
    if (!images)
        return;
    m_listing = images->list([this](Result<QList<Image>> result) {
        if (!result)
            return;
        m_engineImages.clear();
        for (const Image &image : *result)
            m_engineImages.append(image.tags);
        m_engineImages.sort();
        fillImages();
    });
}

/// Used before, the last used first, then what else is on the engine.
void BasicsPage::fillImages()
{
    const QStringList used = m_history ? m_history->images() : QStringList();
    whileLoading([&] {
        const QString typed = m_image->currentText();
        const auto cursor = m_image->lineEdit()->cursorPosition();
        m_image->clear();
        for (const QString &image : used) {
            m_image->addItem(symbol(Symbol::History, Tone::Secondary), image, true);
            m_image->setItemData(m_image->count() - 1, tr("Used before. Delete removes it from this list."),
                                 Qt::ToolTipRole);
        }
        for (const QString &image : std::as_const(m_engineImages)) {
            if (!used.contains(image))
                m_image->addItem(symbol(Symbol::Database, Tone::Secondary), image, false);
        }
        m_image->setCurrentText(typed);
        m_image->lineEdit()->setCursorPosition(int(std::min(qsizetype(cursor), typed.size())));
    });
    showImageFacts();
}

void BasicsPage::removeFromHistory(const QModelIndex &index)
{
    if (m_history && index.data(Qt::UserRole).toBool())
        m_history->remove(index.data().toString());
}

bool BasicsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_image->view() && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeFromHistory(m_image->view()->currentIndex());
        return true;
    }
    return FormPage::eventFilter(watched, event);
}

void BasicsPage::inspectImage()
{
    auto *images = m_listedFrom ? m_listedFrom->images() : nullptr;
    const QString image = spec().image;
    if (!images || image.isEmpty()) {
        showImageFacts();
        return;
    }
    m_inspection = images->inspect(normalName(image), [this](Result<ImageFacts> result) {
        if (result)
            context().setImageFacts(*result);
        else
            m_imageNote = result.error().message;
        showImageFacts();
    });
}

void BasicsPage::showImageFacts()
{
    const auto &facts = context().imageFacts();
    QString hint;
    if (!m_imageNote.isEmpty())
        hint = m_imageNote;
    else if (facts && facts->present)
        hint = tr("On the engine, %1, %2 old.").arg(bytesText(facts->size), ageText(facts->createdAt));
    else if (facts)
        hint = tr("Not on the engine: it is pulled from %1 when you create the sandbox.")
                   .arg(registryOf(spec().image));
    else if (m_image->count() > 0 && spec().image.isEmpty())
        hint = tr("Choose an image that is on the engine, or type another: it is pulled then.");
    else
        hint = tr("A name with a tag, as in “docker pull”.");
    m_imageField->setHint(hint);

    const bool suggests =
        facts && facts->present && !facts->entrypoint.isEmpty() && facts->entrypoint != spec().entrypoint;
    const QString line = suggests ? joinCommand(facts->entrypoint) : QString();
    m_entrypointField->setHint(
        suggests ? tr("The image itself would run: %1").arg(line)
                 : tr("The command that keeps the sandbox alive. It ends when this command ends."));
    m_entrypointField->setHintAction(suggests ? tr("Use it") : QString(), [this, line] {
        m_entrypoint->setText(line);
        takeEntrypoint(line);
        showImageFacts();
    });
}

} // namespace osc
