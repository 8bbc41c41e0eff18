// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include "journal/writer/writer.h"
#include "base/fence.h"
#include "worker/threadcaches.h"

#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <stop_token>

namespace parallel::detail {

class Runner;
class Stoppables;

/// A task that runs: what thisTask speaks of. Lies on its worker's stack.
struct Frame
{
    Frame(Call *c, Runner *r) noexcept : call(c), runner(r) {}
    ~Frame()
    {
        if (cacheUses)
            endCacheUses(cacheUses);
    }
    Frame(const Frame &) = delete;
    Frame &operator=(const Frame &) = delete;

    Call *const call;
    Runner *const runner;
    journal::TaskRecord *record = nullptr; // in the journal, if recorded; see Stoppables::setRecord()
    quint64 id = 0;                        // of that record
    quint64 toldId = 0;                    // what signals call it, where it has no record of its own
    Text arguments;                         // where they are not recorded
    journal::ToldTexts told;               // by thisTask::setText(), into that record
    CacheUse *cacheUses = nullptr;         // the thread-cached objects that it has asked for
    bool isBatch = false;                  // the record stands for several elements of a map

    // For a task that has asked for its stop token; guarded by Stoppables.
    std::stop_source stop{std::nostopstate};
    Frame *next = nullptr;
    Frame *previous = nullptr;
};

/// The running tasks that have asked for their stop token. The others cost
/// nothing here, and could not be told anyway.
class Stoppables
{
public:
    void add(Frame &frame);
    void remove(Frame &frame);
    /// A map's frame stands for one record after the other, and others look at it. Who
    /// asked the one before to stop did not ask this one.
    void setRecord(Frame &frame, journal::TaskRecord *record);

    /// Asks those to stop for which \a doomed holds. Stop callbacks run in this
    /// thread, with no lock held.
    template<typename Doomed>
    void stopIf(Doomed doomed)
    {
        fullFence(); // pairs with the one in Runner::stopToken()
        if (m_count.load(std::memory_order_relaxed) == 0)
            return; // whoever is being added looks for itself, once it is
        // Some at a time: no memory may be left to keep them all.
        constexpr std::size_t most = 64;
        for (std::size_t n = most; n == most;) {
            std::array<std::optional<std::stop_source>, most> sources;
            n = 0;
            {
                const std::lock_guard lock(m_mutex);
                for (Frame *frame = m_first; frame && n < most; frame = frame->next) {
                    if (!frame->stop.stop_requested() && doomed(*frame))
                        sources[n++] = frame->stop;
                }
            }
            for (std::size_t i = 0; i < n; ++i)
                sources[i]->request_stop();
        }
    }

    /// In the child of a fork: no task runs but those of its one thread, which adds them again.
    void startAnew() noexcept;
    void addAgain(Frame &frame) noexcept;

private:
    std::mutex m_mutex;
    Frame *m_first = nullptr;
    std::atomic<int> m_count{0};
};

} // namespace parallel::detail
