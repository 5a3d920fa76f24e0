// SPDX-License-Identifier: Apache-2.0
#include <ui/glyphs.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QPainter>
#include <QTest>

using namespace osc;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textHasEnoughContrastEverywhere_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textHasEnoughContrastEverywhere()
    {
        QFETCH(bool, dark);
        const Theme &t = dark ? Theme::darkTheme() : Theme::light();
        for (const QColor &ground : {t.base, t.selection})
            for (const QColor &ink : {t.text, t.secondaryText, t.accent, t.running.ink, t.progress.ink,
                                      t.paused.ink, t.warning.ink, t.failed.ink, t.ended.ink})
                QVERIFY2(contrastRatio(ink, ground) >= 4.5,
                         qPrintable(ink.name() + QLatin1Char(' ') + ground.name()));
        for (const StateColour &state : {t.running, t.progress, t.paused, t.warning, t.failed, t.ended})
            QVERIFY(contrastRatio(state.ink, state.tint) >= 4.5);
        QVERIFY(contrastRatio(t.onFill, t.primaryFill) >= 4.5);
        QVERIFY(contrastRatio(t.onFill, t.dangerFill) >= 4.5);
        QVERIFY(contrastRatio(t.outline, t.base) >= 3.0);
    }

    void theSetIsChosenByTheLightnessOfBase()
    {
        QPalette palette = Theme::light().palette();
        QVERIFY(!Theme::of(palette).dark);
        palette.setColor(QPalette::Base, QColor(0x101010));
        QVERIFY(Theme::of(palette).dark);
        QCOMPARE(Theme::of(palette).base, QColor(0x101010));
        QCOMPARE(Theme::of(palette).failed.ink, Theme::darkTheme().failed.ink);
    }

    void aHighContrastPaletteHasNoTints()
    {
        QPalette palette(Qt::black);
        palette.setColor(QPalette::Base, Qt::black);
        palette.setColor(QPalette::Window, Qt::black);
        palette.setColor(QPalette::Text, Qt::white);
        const Theme theme = Theme::of(palette);
        QVERIFY(theme.highContrast);
        QCOMPARE(theme.failed.tint.alpha(), 0);
    }

    void everyIconDrawsSomething()
    {
        for (int i = 0; i < static_cast<int>(Symbol::Count); ++i) {
            const QImage image = symbolPixmap(static_cast<Symbol>(i), Qt::red, 16, 2)
                                     .toImage()
                                     .convertToFormat(QImage::Format_ARGB32);
            QCOMPARE(image.size(), QSize(32, 32));
            int inked = 0;
            for (int y = 0; y < 32; ++y)
                for (int x = 0; x < 32; ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            QVERIFY2(inked > 20, qPrintable(QString::number(i)));
        }
    }

    void everyStateHasAShapeOfItsOwn()
    {
        QList<QImage> images;
        for (const Glyph glyph :
             {Glyph::Running, Glyph::Progress, Glyph::Paused, Glyph::Failed, Glyph::Ended, Glyph::Stale,
              Glyph::Disc, Glyph::Ring, Glyph::Ok, Glyph::Soon, Glyph::Cross}) {
            QImage image(28, 28, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintGlyph(painter, image.rect(), glyph, QColor(Qt::black));
            painter.end();
            QVERIFY(!images.contains(image));
            images.append(image);
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
