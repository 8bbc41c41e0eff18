// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <vector>

namespace monitor {

/// Time points, nanoseconds; both ends included.
struct Span
{
    qint64 from = 0;
    qint64 to = 0;
    friend bool operator==(const Span &, const Span &) = default;
};

/// The times of which a reader does not know all: tasks that ended in them were dropped
/// to make room before it had looked. What is counted there is too little.
class Gaps
{
public:
    /// All that had ended by \a begun has been looked at, but for what was dropped
    /// meanwhile or before, none of which ended after \a droppedUntil (-1: nothing).
    void looked(qint64 begun, qint64 droppedUntil);
    /// In order, apart from each other; with what was dropped since the last look.
    std::vector<Span> spans(qint64 droppedUntil) const;

private:
    qint64 m_seen = 0; ///< When the last look began.
    std::vector<Span> m_spans;
};

/// When the last task had ended that made room; -1: none did. Older journals do not tell:
/// the oldest end that is left, \a firstEnd, comes near it, as the oldest are dropped first.
qint64 droppedUntil(const parallel::Journal &journal, qint64 firstEnd);

/// Whether any of \a spans has a part in \a from … \a to.
bool isIn(const std::vector<Span> &spans, qint64 from, qint64 to);

} // namespace monitor
