// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "gaps.h"

#include <algorithm>

namespace monitor {

namespace {

constexpr std::size_t maxSpans = 256; // a job that drops for days: then small times between are gaps too

void addTo(std::vector<Span> &spans, qint64 from, qint64 to)
{
    if (to <= from && !(from == 0 && to == 0))
        return;
    if (!spans.empty() && from <= spans.back().to)
        spans.back().to = std::max(spans.back().to, to);
    else
        spans.push_back({from, to});
    if (spans.size() <= maxSpans)
        return;
    std::size_t nearest = 1;
    for (std::size_t i = 2; i < spans.size(); ++i) {
        if (spans[i].from - spans[i - 1].to < spans[nearest].from - spans[nearest - 1].to)
            nearest = i;
    }
    spans[nearest - 1].to = spans[nearest].to;
    spans.erase(spans.begin() + std::ptrdiff_t(nearest));
}

} // namespace

void Gaps::looked(qint64 begun, qint64 droppedUntil)
{
    if (droppedUntil >= m_seen)
        addTo(m_spans, m_seen, droppedUntil);
    m_seen = std::max(m_seen, begun);
}

std::vector<Span> Gaps::spans(qint64 droppedUntil) const
{
    std::vector<Span> spans = m_spans;
    if (droppedUntil >= m_seen)
        addTo(spans, m_seen, droppedUntil);
    return spans;
}

qint64 droppedUntil(const parallel::Journal &journal, qint64 firstEnd)
{
    const parallel::Journal::Missing missing = journal.missing();
    if (missing.dropped() == 0)
        return -1;
    return std::min(missing.until >= 0 ? missing.until : firstEnd, journal.now());
}

bool isIn(const std::vector<Span> &spans, qint64 from, qint64 to)
{
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span &span) { return span.from <= to && span.to >= from; });
}

} // namespace monitor
