// SPDX-License-Identifier: Apache-2.0
#include <ui/symbols.h>

#include <ui/theme.h>

#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// Outside any namespace, as Q_INIT_RESOURCE demands; the icons are in a static library.
static void initialiseResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace osc {

namespace {

/// In the order of Symbol.
constexpr std::array fileNames{
    "activity",     "add",        "arrow-right", "braces",  "bucket",      "camera",     "clean",
    "clock",        "clone",      "close",       "columns", "computer",    "configure",  "copy",
    "database",     "delete",     "device",      "edit",    "error",       "export",     "file",
    "file-archive", "file-image", "file-text",   "filter",  "folder",      "folder-new", "folder-open",
    "globe",        "go-down",    "go-home",     "go-next", "go-previous", "go-up",      "help",
    "hidden",       "history",    "import",      "info",    "key",         "kubernetes", "link",
    "lock",         "more",       "ok",          "open",    "pane-close",  "pause",      "pin-down",
    "play",         "preview",    "refresh",     "remove",  "sandboxes",   "save",       "search",
    "server",       "stop",       "stopwatch",   "tab-new", "terminal",    "transfer",   "unlocked",
    "user",         "visible",    "volume",      "warning", "window-new",  "wrap",
};
static_assert(fileNames.size() == static_cast<size_t>(Symbol::Count));

class SymbolEngine : public QIconEngine
{
public:
    SymbolEngine(Symbol symbol, Tone tone)
        : m_symbol(symbol)
        , m_tone(tone)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = std::min(rect.width(), rect.height());
        QRect square(0, 0, size, size);
        square.moveCenter(rect.center());
        painter->drawPixmap(
            square, symbolPixmap(m_symbol, colour(mode), size, painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return symbolPixmap(m_symbol, colour(mode), std::min(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // The size is in device pixels here.
        const int side = qRound(std::min(size.width(), size.height()) / scale);
        return symbolPixmap(m_symbol, colour(mode), side, scale);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolEngine(*this); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        return mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                                       : toneColour(m_tone, Theme::of(palette));
    }

    Symbol m_symbol;
    Tone m_tone;
};

} // namespace

QColor toneColour(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Text:
        return theme.text;
    case Tone::Secondary:
        return theme.secondaryText;
    case Tone::Accent:
        return theme.accent;
    case Tone::Running:
        return theme.running.ink;
    case Tone::Progress:
        return theme.progress.ink;
    case Tone::Paused:
        return theme.paused.ink;
    case Tone::Warning:
        return theme.warning.ink;
    case Tone::Failed:
        return theme.failed.ink;
    }
    return theme.text;
}

QIcon symbol(Symbol symbol, Tone tone)
{
    return QIcon(new SymbolEngine(symbol, tone));
}

QPixmap symbolPixmap(Symbol symbol, const QColor &colour, int size, qreal devicePixelRatio)
{
    // Asked for in paint events: no text is made where the pixmap is there already.
    static QHash<quint64, QPixmapCache::Key> known;
    const quint64 id = (static_cast<quint64>(colour.rgba()) << 32) | (static_cast<quint64>(symbol) << 24) |
                       (static_cast<quint64>(size & 0xFFF) << 12) |
                       static_cast<quint64>(qRound(devicePixelRatio * 64) & 0xFFF);
    QPixmap pixmap;
    if (const auto key = known.constFind(id); key != known.cend() && QPixmapCache::find(*key, &pixmap))
        return pixmap;

    const QLatin1String name(fileNames.at(static_cast<size_t>(symbol)));
    static const bool initialised = (initialiseResources(), true);
    Q_UNUSED(initialised)
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    known.insert(id, QPixmapCache::insert(pixmap));
    return pixmap;
}

} // namespace osc
