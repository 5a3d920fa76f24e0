// SPDX-License-Identifier: Apache-2.0
#include "fakeservices.h"

#include <models/createrun.h>
#include <ui/newsandboxdialog.h>
#include <ui/theme.h>

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

using namespace osc;

namespace {

ImageFacts pythonImage()
{
    ImageFacts facts;
    facts.present = true;
    facts.entrypoint = {QStringLiteral("python3")};
    facts.size = 45 << 20;
    facts.createdAt = QDateTime::currentDateTimeUtc().addDays(-12);
    return facts;
}

/// The dialog over a connection that answers at once, and short ways to its controls.
class Form
{
public:
    enum Page { Basics, Resources, Environment, Storage, Network, Readiness, Review };

    Form()
    {
        backend.imageService.images.insert(QStringLiteral("python:3.11"), pythonImage());
        backend.setLive();
        dialog =
            std::make_unique<NewSandboxDialog>(QList<Backend *>{&backend}, QStringLiteral("here"), &secrets);
        dialog->show();
        created = std::make_unique<QSignalSpy>(dialog.get(), &NewSandboxDialog::created);
    }

    template<typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = dialog->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("No %s in the dialog", name);
        return found;
    }

    void go(Page page) const { find<QListWidget>("pageList")->setCurrentRow(page); }

    void click(const char *name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    void type(QWidget *editor, const QString &text) const
    {
        editor->setFocus();
        QTest::keySequence(editor, QKeySequence::SelectAll);
        QTest::keyClicks(editor, text);
    }

    void typeImage(const QString &image = QStringLiteral("python:3.11")) const
    {
        go(Basics);
        type(find<QComboBox>("imageCombo")->lineEdit(), image);
    }

    void addVolume(const QString &name) const
    {
        click("addMountButton");
        QTest::mouseClick(find<QAbstractButton>("volumeCard"), Qt::LeftButton);
        type(find<QComboBox>("volumeCombo")->lineEdit(), name);
    }

    [[nodiscard]] bool canCreate() const { return find<QAbstractButton>("createSandboxButton")->isEnabled(); }

    /// The problem sentences that can be read now.
    [[nodiscard]] QStringList shownProblems() const
    {
        QStringList sentences;
        const auto labels = dialog->findChildren<QLabel *>(QStringLiteral("problemLabel"));
        for (const QLabel *label : labels) {
            if (label->isVisible())
                sentences.append(label->text());
        }
        return sentences;
    }

    [[nodiscard]] QAbstractButton *visibleRepair() const
    {
        const auto buttons = dialog->findChildren<QAbstractButton *>(QStringLiteral("repairButton"));
        for (auto *button : buttons) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }

    /// All the words of the banner with this name.
    [[nodiscard]] QString bannerText(const char *name) const
    {
        QString text;
        const auto labels = find<QWidget>(name)->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            text += label->text() + u'\n';
        return text;
    }

    test::FakeCreateBackend backend{QStringLiteral("here"), QStringLiteral("This computer")};
    test::FakeSecretStore secrets;
    std::unique_ptr<NewSandboxDialog> dialog;
    std::unique_ptr<QSignalSpy> created;
};

CreateOutcome outcomeWithId(const QString &id)
{
    CreateOutcome outcome;
    outcome.sandbox.id = id;
    return outcome;
}

} // namespace

class TestNewSandbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFormCannotBeSentAndIsNotRed()
    {
        const Form form;
        QVERIFY(!form.canCreate());
        QCOMPARE(form.shownProblems(), QStringList());
        QVERIFY(form.find<QAbstractButton>("problemLink")
                    ->text()
                    .startsWith(QStringLiteral("Still open on Basics")));
    }

    void leavingAPageShowsItsProblems()
    {
        const Form form;
        form.click("nextButton");
        QTRY_VERIFY(form.find<QAbstractButton>("problemLink")
                        ->text()
                        .startsWith(QStringLiteral("1 problem on Basics")));
        form.click("problemLink");
        QCOMPARE(form.find<QListWidget>("pageList")->currentRow(), int(Form::Basics));
        QCOMPARE(form.shownProblems().size(), 1);
        QTRY_VERIFY(form.find<QComboBox>("imageCombo")->lineEdit()->hasFocus());
    }

    void anImageIsAllThatHasToBeChosen()
    {
        const Form form;
        form.typeImage();
        QTRY_VERIFY(form.canCreate());
        QTRY_VERIFY(form.find<QComboBox>("imageCombo")
                        ->accessibleDescription()
                        .startsWith(QStringLiteral("On the engine, 45")));
        form.click("createSandboxButton");
        QCOMPARE(form.backend.creating.specs.size(), 1);
        const SandboxSpec sent = form.backend.creating.specs.first();
        QCOMPARE(sent.image, QStringLiteral("python:3.11"));
        QCOMPARE(sent.entrypoint.join(u' '), QStringLiteral("tail -f /dev/null"));
        form.backend.creating.succeed(outcomeWithId(QStringLiteral("abc")));
        QCOMPARE(form.created->count(), 1);
        QCOMPARE(form.created->first().at(0).toString(), QStringLiteral("here"));
        QCOMPARE(form.created->first().at(1).toString(), QStringLiteral("abc"));
        QVERIFY(!form.dialog->isVisible());
    }

    void everythingCanBeDoneWithTheKeyboard()
    {
        const Form form;
        auto *image = form.find<QComboBox>("imageCombo")->lineEdit();
        image->setFocus();
        QTest::keyClicks(image, QStringLiteral("python:3.11"));
        QTRY_VERIFY(form.canCreate());
        QTest::keyClick(form.dialog.get(), Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(form.find<QListWidget>("pageList")->currentRow(), int(Form::Resources));
        QTest::keyClick(form.dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(form.backend.creating.specs.size(), 1);
    }

    void returnAloneCreatesNothing()
    {
        const Form form;
        form.typeImage();
        QTRY_VERIFY(form.canCreate());
        QTest::keyClick(form.find<QComboBox>("imageCombo")->lineEdit(), Qt::Key_Return);
        QTest::keyClick(form.dialog.get(), Qt::Key_Return);
        QVERIFY(form.backend.creating.specs.isEmpty());
        auto *next = form.find<QAbstractButton>("nextButton");
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Return);
        QCOMPARE(form.find<QListWidget>("pageList")->currentRow(), int(Form::Resources));
    }

    void aPathThatTwoMountsHaveIsRepairedWithOneClick()
    {
        const Form form;
        form.typeImage();
        form.go(Form::Storage);
        form.addVolume(QStringLiteral("crawl-cache"));
        form.addVolume(QStringLiteral("raw"));
        form.type(form.find<QLineEdit>("mountPathEdit"), QStringLiteral("/mnt/crawl-cache"));
        QTRY_COMPARE(form.shownProblems().size(), 1);
        QVERIFY(!form.canCreate());
        QVERIFY(form.find<QAbstractButton>("problemLink")->text().contains(QStringLiteral("Storage")));
        QVERIFY(form.visibleRepair());
        QTest::mouseClick(form.visibleRepair(), Qt::LeftButton);
        QTRY_VERIFY(form.canCreate());
        QCOMPARE(form.dialog->spec().volumes.at(1).mountPath, QStringLiteral("/mnt/raw"));
        QCOMPARE(form.find<QLineEdit>("mountPathEdit")->text(), QStringLiteral("/mnt/raw"));
    }

    void aFolderIsAllowedOnceAndRememberedInTheConnection()
    {
        Form form;
        form.backend.hostPathService.facts.insert(QStringLiteral("/data"), {.exists = true,
                                                                            .isDirectory = true,
                                                                            .readable = true,
                                                                            .resolved = {},
                                                                            .allowed = false,
                                                                            .willBeCreated = false});
        form.typeImage();
        form.go(Form::Storage);
        QTest::mouseClick(form.find<QAbstractButton>("hostFolderCard"), Qt::LeftButton);
        form.type(form.find<QLineEdit>("hostPathEdit"), QStringLiteral("/data"));
        QTRY_VERIFY(form.find<QWidget>("allowFolderBanner")->isVisible());
        QVERIFY(!form.canCreate());
        QCOMPARE(form.find<QAbstractButton>("allowFolderButton")->text(), QStringLiteral("Allow /data"));
        form.click("allowFolderButton");
        QCOMPARE(form.backend.profile().allowedHostPaths, QStringList(QStringLiteral("/data")));
        QTRY_VERIFY(!form.find<QWidget>("allowFolderBanner")->isVisible());
        QTRY_VERIFY(form.canCreate());
    }

    void aDroppedFolderBecomesAMount()
    {
        const Form form;
        form.go(Form::Storage);
        auto *page = form.find<QWidget>("mountList")->parentWidget()->parentWidget();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/train"))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &drop);
        QCOMPARE(form.dialog->spec().volumes.size(), 1);
        QCOMPARE(form.dialog->spec().volumes.first().hostPath, QStringLiteral("/data/train"));
        QCOMPARE(form.dialog->spec().volumes.first().mountPath, QStringLiteral("/mnt/train"));
        QCOMPARE(form.find<QLineEdit>("hostPathEdit")->text(), QStringLiteral("/data/train"));
    }

    void aKindThatTheConnectionLacksSaysWhy()
    {
        const Form form;
        form.go(Form::Storage);
        auto *card = form.find<QAbstractButton>("bucketCard");
        QVERIFY(!card->isEnabled());
        QCOMPARE(card->accessibleDescription(), QStringLiteral("OSS buckets come with a later version."));
        form.go(Form::Network);
        QVERIFY(!form.find<QComboBox>("networkPolicyCombo")->isEnabled());
        QCOMPARE(form.find<QComboBox>("networkPolicyCombo")->accessibleDescription(),
                 QStringLiteral("The egress image is not set for this connection."));
    }

    void theTreeInsideTheSandboxFollowsTheMounts()
    {
        const Form form;
        form.go(Form::Storage);
        form.addVolume(QStringLiteral("models"));
        auto *tree = form.find<QTreeWidget>("insideTree");
        const auto found = tree->findItems(QStringLiteral("models"), Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first()->parent()->text(0), QStringLiteral("mnt"));
        form.click("removeMountButton");
        QVERIFY(tree->findItems(QStringLiteral("models"), Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
    }

    void nothingIsLostWhenAPageIsLeft()
    {
        const Form form;
        form.typeImage(QStringLiteral("node:20"));
        form.type(form.find<QLineEdit>("nameEdit"), QStringLiteral("not a valid name!"));
        form.go(Form::Resources);
        form.type(form.find<QComboBox>("memoryCombo")->lineEdit(), QStringLiteral("lots"));
        form.go(Form::Review);
        form.go(Form::Basics);
        QCOMPARE(form.find<QLineEdit>("nameEdit")->text(), QStringLiteral("not a valid name!"));
        form.go(Form::Resources);
        QCOMPARE(form.find<QComboBox>("memoryCombo")->currentText(), QStringLiteral("lots"));
        QTRY_COMPARE(form.shownProblems().size(), 1);
    }

    void aFailedCreationKeepsTheFormAndShowsTheWholeError()
    {
        const Form form;
        form.typeImage(QStringLiteral("python:3.13-foo"));
        form.type(form.find<QLineEdit>("nameEdit"), QStringLiteral("crawler"));
        QTRY_VERIFY(form.canCreate());
        form.click("createSandboxButton");
        Error error;
        error.kind = ErrorKind::NotFound;
        error.message = QStringLiteral("Image python:3.13-foo was not found in the registry.");
        error.advice = QStringLiteral("Check the tag, or choose an image that is on the engine.");
        error.detail = QStringLiteral("<b>manifest unknown</b>");
        error.code = QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED");
        form.backend.creating.fail(error);
        QVERIFY(form.dialog->isVisible());
        const QString text = form.bannerText("createBanner");
        for (const QString &part : {error.message, error.advice, error.detail, error.code})
            QVERIFY2(text.contains(part), qPrintable(part));
        form.click("backToFormButton");
        QCOMPARE(form.find<QComboBox>("imageCombo")->currentText(), QStringLiteral("python:3.13-foo"));
        QCOMPARE(form.find<QLineEdit>("nameEdit")->text(), QStringLiteral("crawler"));
        QTRY_VERIFY(form.canCreate());
        form.click("createSandboxButton");
        QCOMPARE(form.backend.creating.specs.size(), 2);
        QCOMPARE(form.backend.creating.specs.at(0), form.backend.creating.specs.at(1));
    }

    void aPullCanBeCancelled()
    {
        const Form form;
        form.typeImage();
        QTRY_VERIFY(form.canCreate());
        form.click("createSandboxButton");
        CreateProgress progress;
        progress.step = CreateStep::PullImage;
        progress.text = QStringLiteral("Pulling python:3.11, 34 of 120 MiB");
        progress.current = 34;
        progress.total = 120;
        progress.layers = {{QStringLiteral("4f4fb700ef54"), QStringLiteral("Downloading"), 34, 120}};
        form.backend.creating.progress(progress);
        QCOMPARE(form.find<QLabel>("createTextLabel")->text(), progress.text);
        QVERIFY(form.find<QWidget>("layerList")->accessibleName().contains(QStringLiteral("Downloading")));
        QVERIFY(form.find<QWidget>("createStepList")
                    ->accessibleName()
                    .contains(QStringLiteral("Prepare folders and volumes: not needed")));
        form.click("cancelCreationButton");
        QCOMPARE(form.backend.creating.cancelled, 1);
        QVERIFY(form.dialog->isVisible());
        QCOMPARE(form.find<QComboBox>("imageCombo")->currentText(), QStringLiteral("python:3.11"));
        QVERIFY(form.find<QComboBox>("imageCombo")->isVisible());
    }

    void aCreationGoesOnInTheBackgroundWhenTheDialogIsClosed()
    {
        Form form;
        form.typeImage();
        QTRY_VERIFY(form.canCreate());
        QPointer<CreateRun> run;
        connect(form.dialog.get(), &NewSandboxDialog::continuedInBackground, this,
                [&](CreateRun *handedOver) { run = handedOver; });
        form.click("createSandboxButton");
        form.click("backgroundButton");
        QVERIFY(!form.dialog->isVisible());
        QVERIFY(run);
        form.dialog.reset();
        QCOMPARE(form.backend.creating.cancelled, 0);
        QSignalSpy finishedSpy(run, &CreateRun::finished);
        form.backend.creating.succeed(outcomeWithId(QStringLiteral("abc")));
        QCOMPARE(finishedSpy.count(), 1);
        QCOMPARE(run->outcome().sandbox.id, QStringLiteral("abc"));
        QTRY_VERIFY(!run);
    }

    void aLoginThatWasNotKeptIsToldAlsoWhenTheDialogIsGone()
    {
        Form form;
        form.secrets.refusal = Error{.message = QStringLiteral("The keychain is locked.")};
        form.typeImage(QStringLiteral("ghcr.io/team/app:1"));
        form.click("registryLoginToggle");
        form.type(form.find<QLineEdit>("registryUserEdit"), QStringLiteral("mei"));
        form.type(form.find<QLineEdit>("registryPasswordEdit"), QStringLiteral("pa55word"));
        form.find<QCheckBox>("keepLoginCheckBox")->setChecked(true);
        QTRY_VERIFY(form.canCreate());
        QPointer<CreateRun> run;
        connect(form.dialog.get(), &NewSandboxDialog::continuedInBackground, this,
                [&](CreateRun *handedOver) { run = handedOver; });
        form.click("createSandboxButton");
        form.click("backgroundButton");
        form.dialog.reset();
        QVERIFY(run);
        QTRY_COMPARE(run->notes(),
                     QStringList{QStringLiteral("The registry login was not kept: The keychain is locked.")});
    }

    void aSandboxThatIsNotReadyIsShownAndSaidToBeSo()
    {
        const Form form;
        form.typeImage();
        QTRY_VERIFY(form.canCreate());
        form.click("createSandboxButton");
        CreateOutcome outcome = outcomeWithId(QStringLiteral("abc"));
        outcome.ready = false;
        outcome.notReadyWhy = QStringLiteral("execd did not answer within 30 s.");
        form.backend.creating.succeed(outcome);
        QVERIFY(form.dialog->isVisible());
        QVERIFY(form.bannerText("createBanner").contains(outcome.notReadyWhy));
        form.click("showSandboxButton");
        QCOMPARE(form.created->count(), 1);
    }

    void hiddenValuesStayOutOfReviewAndCopies()
    {
        const Form form;
        form.typeImage();
        form.go(Form::Environment);
        QApplication::clipboard()->setText(QStringLiteral("API_TOKEN=s3cret-value\nMODE=fast"));
        form.click("envPasteButton");
        QCOMPARE(form.find<QTableWidget>("envTable")->rowCount(), 2);
        form.go(Form::Review);
        for (const char *view : {"jsonView", "osbCommandView", "pythonView"}) {
            const QString text = form.find<QPlainTextEdit>(view)->toPlainText();
            QVERIFY(!text.contains(QStringLiteral("s3cret-value")));
            QVERIFY(text.contains(QStringLiteral("fast")));
        }
        form.click("copyCodeButton");
        QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("s3cret-value")));
        QTRY_VERIFY(form.canCreate());
        form.click("createSandboxButton");
        QCOMPARE(form.backend.creating.specs.first().env.value(QStringLiteral("API_TOKEN")).value(),
                 QStringLiteral("s3cret-value"));
    }

    void twoRowsWithOneKeyAreAProblem()
    {
        const Form form;
        form.typeImage();
        form.go(Form::Environment);
        for (int i = 0; i < 2; ++i) {
            form.click("envAddButton");
            form.find<QTableWidget>("envTable")->item(i, 0)->setText(QStringLiteral("MODE"));
        }
        QTRY_COMPARE(form.shownProblems(), QStringList(QStringLiteral("MODE is there twice. Remove one.")));
        QVERIFY(!form.canCreate());
    }

    void aRegistryLoginIsKeptInTheKeychainAndNotShown()
    {
        const Form form;
        form.typeImage(QStringLiteral("ghcr.io/team/tool:1"));
        form.click("registryLoginToggle");
        form.type(form.find<QLineEdit>("registryUserEdit"), QStringLiteral("mei"));
        form.type(form.find<QLineEdit>("registryPasswordEdit"), QStringLiteral("pa55word"));
        QTest::mouseClick(form.find<QCheckBox>("keepLoginCheckBox"), Qt::LeftButton, {}, QPoint(8, 8));
        form.go(Form::Review);
        QVERIFY(!form.find<QPlainTextEdit>("jsonView")->toPlainText().contains(QStringLiteral("pa55word")));
        QTRY_VERIFY(form.canCreate());
        form.click("createSandboxButton");
        QCOMPARE(form.backend.creating.specs.first().auth->password.reveal(), QByteArrayLiteral("pa55word"));
        QCOMPARE(form.secrets.secrets.value(QStringLiteral("registry/ghcr.io")).reveal(),
                 QByteArrayLiteral("mei\npa55word"));
    }

    void aLifetimeIsTypedInWords()
    {
        const Form form;
        form.go(Form::Resources);
        auto *combo = form.find<QComboBox>("lifetimeCombo");
        combo->setCurrentIndex(combo->findText(QStringLiteral("Another time")));
        Q_EMIT combo->activated(combo->currentIndex());
        auto *edit = form.find<QLineEdit>("customLifetimeEdit");
        QVERIFY(edit->isVisible());
        form.type(edit, QStringLiteral("2 h 30 min"));
        QCOMPARE(form.dialog->spec().timeoutSeconds.value_or(0), qint64(9000));
        form.type(edit, QStringLiteral("soon"));
        QTRY_COMPARE(form.shownProblems().size(), 1);
        QVERIFY(!form.canCreate());
    }

    void theImageSuggestsItsEntrypoint()
    {
        const Form form;
        form.typeImage();
        auto *entrypoint = form.find<QLineEdit>("entrypointEdit");
        QTRY_VERIFY(entrypoint->accessibleDescription().contains(QStringLiteral("python3")));
        const auto buttons = form.dialog->findChildren<QAbstractButton *>(QStringLiteral("hintActionButton"));
        for (auto *button : buttons) {
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(form.dialog->spec().entrypoint, QStringList(QStringLiteral("python3")));
        QCOMPARE(entrypoint->text(), QStringLiteral("python3"));
    }

    void aConnectionThatDoesNotAnswerCannotCreate()
    {
        Form form;
        form.typeImage();
        QTRY_VERIFY(form.canCreate());
        Error error;
        error.kind = ErrorKind::Unreachable;
        error.message = QStringLiteral("The Docker Engine does not answer.");
        form.backend.setBroken(error, {}, {});
        QTRY_VERIFY(!form.canCreate());
        QCOMPARE(form.shownProblems(), QStringList(error.message));
        QTest::mouseClick(form.visibleRepair(), Qt::LeftButton);
        QCOMPARE(form.backend.retries, 1);
        form.backend.setLive();
        QTRY_VERIFY(form.canCreate());
    }

    void aSpecFillsEveryPage()
    {
        const Form form;
        SandboxSpec spec = form.dialog->spec();
        spec.image = QStringLiteral("node:20");
        spec.metadata = {{QStringLiteral("name"), QStringLiteral("web")},
                         {QStringLiteral("team"), QStringLiteral("agents")}};
        spec.env.insert(QStringLiteral("MODE"), QStringLiteral("fast"));
        spec.timeoutSeconds.reset();
        spec.readiness = {ReadinessCheck::Kind::Http, 3000, QStringLiteral("/health"), 60};
        VolumeSpec mount;
        mount.name = QStringLiteral("cache");
        mount.claim.claimName = QStringLiteral("cache");
        mount.mountPath = QStringLiteral("/cache");
        mount.readOnly = true;
        spec.volumes = {mount};
        spec.resourceRequests = {{QStringLiteral("cpu"), QStringLiteral("100m")}};
        spec.secureAccess = true;
        spec.extensions = {{QStringLiteral("access.renew.extend.seconds"), QStringLiteral("600")},
                           {QStringLiteral("poolRef"), QStringLiteral("warm")}};
        spec.lifecycle.preStart =
            LifecycleHook{{}, {}, {QStringLiteral("make"), QStringLiteral("it so")}, 90};
        spec.lifecycle.periodic = {
            {QStringLiteral("tick"), QStringLiteral("@hourly"), {QStringLiteral("date")}, {}}};
        form.dialog->setSpec(spec);
        QCOMPARE(form.find<QLineEdit>("nameEdit")->text(), QStringLiteral("web"));
        QCOMPARE(form.find<QLineEdit>("preStartEdit")->text(), QStringLiteral("make 'it so'"));
        QCOMPARE(form.find<QLineEdit>("mountPathEdit")->text(), QStringLiteral("/cache"));
        QCOMPARE(form.find<QComboBox>("lifetimeCombo")->currentText(), QStringLiteral("Until deleted"));
        QCOMPARE(form.find<QAbstractSpinBox>("readinessPortSpin")->text(), QStringLiteral("3000"));
        for (int page = Form::Basics; page <= Form::Review; ++page)
            form.go(Form::Page(page));
        QCOMPARE(form.dialog->spec(), spec);
    }

    void whatOnlySomeServersHaveIsTypedLikeTheRest()
    {
        const Form form;
        form.go(Form::Readiness);
        form.type(form.find<QLineEdit>("preStartEdit"), QStringLiteral("make ready"));
        form.find<QSpinBox>("preStartLimitSpin")->setValue(90);
        form.click("addHookButton");
        auto *hooks = form.find<QTableWidget>("periodicTable");
        hooks->item(0, 0)->setText(QStringLiteral("tick"));
        hooks->item(0, 2)->setText(QStringLiteral("date -u"));
        hooks->item(0, 3)->setText(QStringLiteral("20"));
        form.go(Form::Resources);
        form.type(form.find<QComboBox>("cpuRequestCombo")->lineEdit(), QStringLiteral("100m"));
        form.go(Form::Network);
        form.click("secureAccessCheckBox");
        QVERIFY(!form.find<QCheckBox>("credentialProxyCheckBox")->isEnabled()); // without a policy
        SandboxSpec spec = form.dialog->spec();
        LifecycleHooks expected;
        expected.preStart = LifecycleHook{{}, {}, {QStringLiteral("make"), QStringLiteral("ready")}, 90};
        expected.periodic = {{QStringLiteral("tick"),
                              QStringLiteral("*/5 * * * *"),
                              {QStringLiteral("date"), QStringLiteral("-u")},
                              20}};
        QCOMPARE(spec.lifecycle, expected);
        QCOMPARE(spec.resourceRequests.value(QStringLiteral("cpu")), QStringLiteral("100m"));
        QVERIFY(spec.secureAccess);
        form.go(Form::Readiness);
        form.type(form.find<QLineEdit>("preStartEdit"), QStringLiteral("say \"never"));
        form.go(Form::Basics);
        form.go(Form::Readiness);
        QTRY_VERIFY(form.shownProblems().contains(QStringLiteral("A quotation mark is not closed.")));
        spec.networkPolicy = NetworkPolicy{QStringLiteral("deny"), {}};
        form.dialog->setSpec(spec);
        form.go(Form::Network);
        form.click("credentialProxyCheckBox");
        QVERIFY(form.dialog->spec().credentialProxy);
    }

    void hooksThatAConnectionLacksAreOneSentence()
    {
        Form form;
        const QString why = QStringLiteral("Hooks need Kubernetes.");
        form.backend.can.setMissing(Feature::LifecycleHooks, why);
        Q_EMIT form.backend.rulesChanged();
        form.go(Form::Readiness);
        QTRY_COMPARE(form.find<QLabel>("hooksNote")->text(), why);
        QVERIFY(!form.find<QLineEdit>("preStartEdit")->isVisible());
    }

    void everyControlHasANameForTestsAndForScreenReaders()
    {
        const Form form;
        form.typeImage();
        form.go(Form::Storage);
        form.addVolume(QStringLiteral("models"));
        for (int page = Form::Basics; page <= Form::Review; ++page) {
            form.go(Form::Page(page));
            const auto widgets = form.dialog->findChildren<QWidget *>();
            for (const QWidget *widget : widgets) {
                const bool inner = widget->objectName().startsWith(QStringLiteral("qt_"));
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || inner)
                    continue;
                if (qobject_cast<const QComboBox *>(widget->parentWidget()) ||
                    qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()))
                    continue;
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(QStringLiteral("%1 %2").arg(
                             QLatin1String(widget->metaObject()->className()), widget->objectName())));
            }
        }
    }
};

QTEST_MAIN(TestNewSandbox)
#include "tst_newsandbox.moc"
