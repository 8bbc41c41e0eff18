// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/fence.h"
#include "worker/frame.h"

#include <array>
#include <atomic>
#include <mutex>
#include <optional>

namespace parallel::detail {

class Stops;

/// The running tasks that have asked for their stop token. The others cost
/// nothing here, and could not be told anyway.
class Stoppables
{
public:
    /// The stop token of the task in \a frame, which runs on this thread.
    std::stop_token tokenOf(Frame &frame, const Stops &stops);
    void remove(Frame &frame);
    /// A map's frame stands for one record after the other, and others look at it. Who
    /// asked the one before to stop did not ask this one.
    void setRecord(Frame &frame, journal::TaskRecord *record);

    /// Asks those to stop for which \a doomed holds. Stop callbacks run in this
    /// thread, with no lock held.
    template<typename Doomed>
    void stopIf(Doomed doomed)
    {
        fullFence(); // pairs with the one in tokenOf()
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
    void add(Frame &frame);

    std::mutex m_mutex;
    Frame *m_first = nullptr;
    std::atomic<int> m_count{0};
};

} // namespace parallel::detail
