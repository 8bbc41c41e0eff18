// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A map whose results go to a future. Not part of the public API.

#pragma once

#include <libparallel/detail/lending.h>
#include <libparallel/detail/mapbody.h>

namespace parallel::detail {

/// Adds a result and announces it, and it alone. (What QPromise::addResult() moves in, it
/// announces only when all before it are there.)
template<typename R>
void addResultAt(QFutureInterface<R> &future, int index, R &&result)
{
    const QMutexLocker<QMutex> lock(&future.mutex());
    if (future.loadState() & (QFutureInterfaceBase::Canceled | QFutureInterfaceBase::Finished))
        return;
    const int place = future.resultStoreBase().moveResult(index, std::forward<R>(result));
    if (place >= 0)
        tellWatchers([&] { future.reportResultsReady(place, place + 1); });
}

/// What the holder of a future has asked for, by the \a state of that.
inline MapWish wishOf(int state) noexcept
{
    if (state & QFutureInterfaceBase::Canceled) [[unlikely]]
        return MapWish::Cancel;
    return state & (QFutureInterfaceBase::Suspending | QFutureInterfaceBase::Suspended) ? MapWish::Suspend
                                                                                        : MapWish::GoOn;
}

template<typename D, typename T, typename R>
class MapToFuture final : public MapOver<D, Segments<T>>
{
public:
    /// \a expected: how many elements will come, or `unknown`.
    MapToFuture(D *of, qsizetype expected)
        : MapOver<D, Segments<T>>(of),
          m_shared(QFutureInterfaceBase::get(m_promise.future())),
          m_lends(m_shared),
          m_expected(expected)
    {
        if (expected != MapBody::unknown)
            setRange(expected);
        m_promise.start();
    }

    QFuture<R> future() const { return m_promise.future(); }

    void run(qsizetype index) override
    {
        if constexpr (std::is_void_v<R>)
            this->invoke(index);
        else
            addResultAt<R>(m_shared, int(index), this->invoke(index));
    }
    std::unique_ptr<ElementValue> attempt(qsizetype index) override
    {
        if constexpr (std::is_void_v<R>)
            return MapBody::attempt(index);
        else
            return valueFor([=, this] { return this->invoke(index); },
                            [=, this](R &&made) { addResultAt<R>(m_shared, int(index), std::move(made)); });
    }
    MapWish wish() const noexcept override { return wishOf(m_shared.loadState()); }
    void noteSuspended() noexcept override
    {
        if (!m_shared.isFinished())
            tellWatchers([&] { m_shared.reportSuspended(); });
    }
    void advance(qsizetype done) override
    {
        tellWatchers([&] { m_promise.setProgressValue(int(done)); });
    }
    void close(qsizetype total) override
    {
        if (total != m_expected)
            tellWatchers([&] { setRange(total); });
    }
    /// Only the first, and only when all have ended: a promise that is given an
    /// exception drops its results, with no regard for those who are adding some.
    void fail(const std::exception_ptr &thrown) override
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = thrown;
    }
    void finish(bool complete) override
    {
        this->release();
        if (m_failure)
            tellWatchers([&] { m_promise.setException(m_failure); });
        else if (!complete && !m_promise.isCanceled())
            tellWatchers([&] { setDropped(m_promise); });
        tellWatchers([&] { m_promise.finish(); });
        m_lends.end();
    }

private:
    void setRange(qsizetype size)
    {
        m_promise.setProgressRange(0, int(std::min<qsizetype>(size, std::numeric_limits<int>::max())));
    }

    std::mutex m_mutex;
    std::exception_ptr m_failure; // read by whoever ends the last element
    mutable QPromise<R> m_promise;
    QFutureInterface<R> m_shared; // what the promise and its futures share
    LendsPlaces m_lends;
    const qsizetype m_expected;
};

} // namespace parallel::detail
