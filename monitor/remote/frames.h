// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

namespace monitor::remote {

/// What `parallel-monitor --send` writes and `--receive` reads: this line, and then frames. Each is
/// a line of words, and for a block that many bytes after it:
///
///     file ID running|ended BYTES NAME     a journal is there, or has ended, and is so long now; NAME
///                                          is percent-encoded, and ID the same whenever it is sent
///     block ID OFFSET BYTES                what is new in it, in an order in which it can be read
///     gone ID                              it is not there any more
///     round                                all that was new has been sent; after the first one, what
///                                          an earlier connection had and this has not named is gone
inline constexpr char greeting[] = "parallel-journals 1";

/// Blocks are pages of the file.
inline constexpr qint64 blockSize = 4096;
/// A frame's line is no longer than this, or it is none.
inline constexpr qsizetype longestLine = 4096;

} // namespace monitor::remote
