// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

namespace osc {

/// The name of images that a console imported for its helpers.
[[nodiscard]] QString helperImageName();

/// What an executable file is made for, as GET /info names architectures; empty when it is no ELF file or
/// needs a dynamic loader.
[[nodiscard]] QString staticArchitecture(const QByteArray &executable);
/// A root file system: a busybox with links to its programs, and two users.
[[nodiscard]] QByteArray helperImageTar(const QByteArray &busybox);

/// Makes an image out of a static busybox of this computer, without any registry; the value is its name.
/// Where
/// @p needsShell is false, one that holds nothing does as well.
[[nodiscard]] Operation importHelperImage(EngineContext &context, bool needsShell, Callback<QString> done);

/// The images of the engine that are worth a try, best first: one that was imported before, then the
/// smallest.
[[nodiscard]] Operation findHelperImages(EngineClient &engine, Callback<QStringList> done);

} // namespace osc
