// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/report.h"

#include "worker/pool.h"

namespace parallel::detail {

Report::Report(Pool &pool) : m_pool(pool), m_line(ProgressLine::make(pool.settings)) {}

void Report::show(bool final)
{
    journal::PoolEntry *const entry = m_pool.entry.get();
    if (!entry && !m_line)
        return;
    const Totals now = m_pool.tally.totals();
    if (entry) {
        const Roster &roster = m_pool.roster;
        // Calls first and ends last, as a reader looks at them the other way round: then
        // it never sees more of them end than were made. Release pairs with its acquire.
        const auto put = [](auto &field, auto value) {
            std::atomic_ref(field).store(value, std::memory_order_release);
        };
        put(entry->called, quint64(now.called));
        put(entry->started, quint64(now.started - now.retried));
        put(entry->retried, quint64(now.retried));
        put(entry->dropped, quint64(now.dropped));
        put(entry->cancelled, quint64(now.cancelled));
        put(entry->failed, quint64(now.failed));
        put(entry->succeeded, quint64(now.succeeded));
        put(entry->elsewhere, quint64(m_pool.entrance.begunElsewhere()));
        put(entry->workers, quint32(roster.limit()));
        put(entry->paused, quint32(roster.isPaused()));
        put(entry->threads, quint64(roster.threadCount()));
        m_pool.journal->beat();
    }
    if (m_line) {
        try {
            m_line->show(now.progress(), final);
        } catch (const std::bad_alloc &) { // the next time, if there is one
        }
    }
}

void Report::obeyControl()
{
    journal::PoolEntry *const entry = m_pool.entry.get();
    const auto take = [](std::uint32_t &word) {
        std::atomic_ref request(word);
        return request.load(std::memory_order_relaxed) ? request.exchange(0, std::memory_order_acq_rel) : 0;
    };
    const quint32 pause = take(entry->control.pause);
    if (pause == 1 || pause == 2)
        m_pool.roster.setPaused(pause == 1);
    const quint32 workers = take(entry->control.workers);
    if (workers >= 1 && workers <= quint32(maxWorkers) && m_pool.settings.enabled)
        m_pool.roster.setLimit(int(workers));
    if (take(entry->control.cancelAll) == 1)
        m_pool.cancel("cancelled from the monitor");
}

} // namespace parallel::detail
