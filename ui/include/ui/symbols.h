// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>

class QColor;
class QPixmap;

namespace osc {

struct Theme;

/// The console's own icons (resources/icons), 16 px with a 1.3 px stroke.
enum class Symbol {
    Activity,
    Add,
    ArrowRight,
    Braces,
    Bucket,
    Camera,
    Clean,
    Clock,
    Clone,
    Close,
    Columns,
    Computer,
    Configure,
    Copy,
    Database,
    Delete,
    Device,
    Edit,
    Error,
    Export,
    File,
    FileArchive,
    FileImage,
    FileText,
    Filter,
    Folder,
    FolderNew,
    FolderOpen,
    Globe,
    GoDown,
    GoHome,
    GoNext,
    GoPrevious,
    GoUp,
    Help,
    Hidden,
    History,
    Import,
    Info,
    Key,
    Kubernetes,
    Link,
    Lock,
    More,
    Ok,
    Open,
    PaneClose,
    Pause,
    PinDown,
    Play,
    Preview,
    Refresh,
    Remove,
    Sandboxes,
    Save,
    Search,
    Server,
    Stop,
    Stopwatch,
    TabNew,
    Terminal,
    Transfer,
    Unlocked,
    User,
    Visible,
    Volume,
    Warning,
    WindowNew,
    Wrap,
    Count
};

/// Which colour of the theme an icon has; it follows the palette when that changes.
enum class Tone { Text, Secondary, Accent, Running, Progress, Paused, Warning, Failed };

[[nodiscard]] QColor toneColour(Tone tone, const Theme &theme);

/// An icon that is drawn from its SVG at the size and device pixel ratio that is asked for.
[[nodiscard]] QIcon symbol(Symbol symbol, Tone tone = Tone::Text);
/// The same as a pixmap in any colour; @p size in device-independent pixels. Cached.
[[nodiscard]] QPixmap symbolPixmap(Symbol symbol, const QColor &colour, int size, qreal devicePixelRatio);

} // namespace osc
