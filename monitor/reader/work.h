// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <atomic>

namespace monitor {

/// One piece of long work: how far it is, and whether it is still wanted. Shared
/// by the thread that works and the one that shows it; every member may be used
/// by any thread.
class Work
{
public:
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

    /// A part of it begins, of so many steps.
    void setTotal(quint64 total)
    {
        m_done.store(0, std::memory_order_relaxed);
        m_total.store(total, std::memory_order_relaxed);
    }
    void advance(quint64 by) { m_done.fetch_add(by, std::memory_order_relaxed); }
    quint64 done() const { return m_done.load(std::memory_order_relaxed); }
    quint64 total() const { return m_total.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> m_cancelled{false};
    std::atomic<quint64> m_done{0};
    std::atomic<quint64> m_total{0};
};

} // namespace monitor
