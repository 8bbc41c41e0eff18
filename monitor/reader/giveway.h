// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#ifdef Q_OS_LINUX
#  include <unistd.h>
#endif

namespace monitor {

/// From now on this thread, and those that it starts, get less of the processor than others that want it, such as
/// the window. Where that is possible for the whole process alone, does nothing.
inline void giveWay()
{
#ifdef Q_OS_LINUX
    [[maybe_unused]] const int now = ::nice(5); // a third of what others get; of this thread, on Linux
#endif
}

} // namespace monitor
