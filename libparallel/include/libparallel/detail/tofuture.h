// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The future of what runs a task with elements and is no plain map. Not part of the public API.

#pragma once

#include <libparallel/detail/lending.h>
#include <libparallel/detail/maptofuture.h>
#include <libparallel/detail/ownelements.h>

#include <atomic>

namespace parallel::detail {

/// Adds to \a Base, a MapOver, a future of R: it has progress, can be suspended and
/// cancelled, and gets the first failure. What it is to hold is left to those derived.
template<typename Base, typename R>
class ToFuture : public Base
{
public:
    template<typename D, typename E>
    ToFuture(D *of, E &&elements, qsizetype size)
        : Base(of, std::forward<E>(elements), size),
          m_shared(QFutureInterfaceBase::get(m_promise.future())),
          m_lends(m_shared)
    {
        m_promise.setProgressRange(0, int(std::min<qsizetype>(size, std::numeric_limits<int>::max())));
        m_promise.start();
    }

    QFuture<R> future() const { return m_promise.future(); }
    /// A failure is for whoever holds the future, and for no scope. Before it is submitted.
    void keepFailures() noexcept { m_isQuiet = true; }
    bool keepsFailures() const noexcept override { return m_isQuiet; }

    MapWish wish() const noexcept override
    {
        return isOver() ? MapWish::Cancel : wishOf(m_shared.loadState());
    }
    void noteSuspended() noexcept override
    {
        if (!m_shared.isFinished())
            tellWatchers([&] { m_shared.reportSuspended(); });
    }
    void advance(qsizetype done) override
    {
        tellWatchers([&] { m_promise.setProgressValue(int(done)); });
    }
    /// The first is told when all have ended: a promise that is given an exception drops its
    /// results, with no regard for those who are adding some.
    void fail(const std::exception_ptr &thrown) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_failure)
            return;
        m_failure = thrown;
        m_failed.store(true, std::memory_order_relaxed);
    }
    void finish(bool complete) override
    {
        if (complete && !m_failure && !m_promise.isCanceled()) {
            try {
                deliver();
            } catch (...) {
                m_failure = std::current_exception();
            }
        }
        this->release();
        if (m_failure)
            tellWatchers([&] { m_promise.setException(m_failure); });
        else if (!complete && !m_promise.isCanceled())
            tellWatchers([&] { setDropped(m_promise); });
        tellWatchers([&] { m_promise.finish(); });
        m_lends.end();
    }

protected:
    /// All elements have run, and none has failed. By the thread that has ended the last one.
    virtual void deliver() {}

    QPromise<R> &promise() noexcept { return m_promise; }
    QFutureInterface<R> &shared() noexcept { return m_shared; }

private:
    /// Where a failure stops no scope, it stops the rest of these.
    bool isOver() const noexcept { return m_isQuiet && m_failed.load(std::memory_order_relaxed); }

    bool m_isQuiet = false;
    std::mutex m_mutex;
    std::exception_ptr m_failure; // read by whoever ends the last element
    std::atomic<bool> m_failed{false}; // a hint: what begins after it was set need not
    QPromise<R> m_promise;
    QFutureInterface<R> m_shared; // what the promise and its futures share
    LendsPlaces m_lends;
};

} // namespace parallel::detail
