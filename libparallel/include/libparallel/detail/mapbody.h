// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A map's elements, and where their results go. Not part of the public API.

#pragma once

#include <libparallel/detail/elements.h>
#include <libparallel/task.h>

#include <QtCore/qlist.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace parallel {

namespace detail {

/// What the holder of a map's future wants.
enum class MapWish { GoOn, Suspend, Cancel };

/// What the dispatcher knows of a map: numbered elements, each to be run once.
class PARALLEL_EXPORT MapBody
{
public:
    MapBody(Definition *of, qsizetype size, bool takes) noexcept
        : definition(of), count(size), consumesElements(takes)
    {
        definition->ref();
    }
    virtual ~MapBody();
    MapBody(const MapBody &) = delete;
    MapBody &operator=(const MapBody &) = delete;

    virtual void run(qsizetype index) = 0;
    virtual void describe(Text &text, qsizetype index) const = 0;
    virtual MapWish wish() const noexcept { return MapWish::GoOn; }
    bool isCancelled() const noexcept { return wish() == MapWish::Cancel; }
    /// Nothing of it runs, as wish() says.
    virtual void noteSuspended() noexcept {}
    /// \a done elements have ended so far.
    virtual void advance(qsizetype done) { Q_UNUSED(done); }
    /// An element has thrown this.
    virtual void fail(const std::exception_ptr &thrown) { Q_UNUSED(thrown); }
    /// Every element has ended; \a complete: none of them was dropped.
    virtual void finish(bool complete) { Q_UNUSED(complete); }

    Definition *const definition;
    const qsizetype count;
    const bool consumesElements; // they may say nothing any more after they have run

protected:
    /// The callable is not needed any more.
    void endDefinition();

private:
    bool m_usesDefinition = true;
};

/// Queues the elements of \a body in the current context, or runs them here,
/// where that is serial; then it throws what they throw.
PARALLEL_EXPORT void submitMap(std::shared_ptr<MapBody> body);

struct MapAccess
{
    template<typename F, typename L>
    static DefinitionOf<F, L> *definition(const Task<F, L> &task) noexcept
    {
        return task.d;
    }
};

/// Elements and where their results go, for all kinds of map.
template<typename D, typename Elements>
class MapOver : public MapBody
{
    using F = std::remove_const_t<decltype(D::fn)>;
    using T = Kept<std::ranges::range_value_t<Elements>>;

public:
    template<typename E>
    MapOver(D *of, E &&elements, qsizetype size)
        : MapBody(of, size, consumes<F, T>), m_elements(std::forward<E>(elements))
    {
    }

    /// The element itself may throw, where a view makes it as it is looked at.
    void describe(Text &text, qsizetype index) const override
    {
        try {
            task().describe(text, element(index));
        } catch (...) {
            text.append(std::string_view("…"));
        }
    }

protected:
    const D &task() const noexcept { return *static_cast<const D *>(definition); }
    decltype(auto) invoke(qsizetype index)
    {
        if constexpr (consumes<F, T>)
            return invokeTask(task().fn, std::move(m_elements[std::size_t(index)]));
        else
            return invokeTask(task().fn, element(index));
    }
    /// All have ended: they go, and so does what the callable has captured.
    void release()
    {
        m_elements = Elements();
        endDefinition();
    }

private:
    decltype(auto) element(qsizetype index) const
    {
        const auto place = std::ranges::range_difference_t<const Elements>(index);
        if constexpr (isStringBuilder<std::ranges::range_value_t<Elements>>)
            return T(keep(std::ranges::begin(m_elements)[place]));
        else
            return std::ranges::begin(m_elements)[place];
    }

    Elements m_elements;
};

template<typename D, typename Elements>
class MapToNothing final : public MapOver<D, Elements>
{
public:
    using MapOver<D, Elements>::MapOver;
    void run(qsizetype index) override { this->invoke(index); }
};

/// A QList cannot hold what cannot be copied.
template<typename R>
using MapResults = std::conditional_t<std::is_copy_constructible_v<R>, QList<R>, std::vector<R>>;

template<typename D, typename Elements, typename R>
class MapToList final : public MapOver<D, Elements>
{
public:
    template<typename E>
    MapToList(D *of, E &&elements, qsizetype size) : MapOver<D, Elements>(of, std::forward<E>(elements), size)
    {
        if constexpr (inPlace)
            m_results.resize(typename MapResults<R>::size_type(size));
        else
            m_made.resize(std::size_t(size));
        if constexpr (inPlace)
            m_first = m_results.data();
    }

    void run(qsizetype index) override
    {
        if constexpr (inPlace)
            m_first[index] = this->invoke(index);
        else
            m_made[std::size_t(index)].emplace(this->invoke(index));
    }

    MapResults<R> takeResults()
    {
        if constexpr (!inPlace) {
            m_results.reserve(typename MapResults<R>::size_type(m_made.size()));
            for (std::optional<R> &made : m_made)
                m_results.push_back(*std::move(made));
        }
        return std::move(m_results);
    }

private:
    static constexpr bool inPlace = std::is_default_constructible_v<R> && std::is_move_assignable_v<R>;

    MapResults<R> m_results;
    R *m_first = nullptr;
    std::vector<std::optional<R>> m_made;
};

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

template<typename D, typename Elements, typename R>
class MapToFuture final : public MapOver<D, Elements>
{
public:
    template<typename E>
    MapToFuture(D *of, E &&elements, qsizetype size)
        : MapOver<D, Elements>(of, std::forward<E>(elements), size),
          m_shared(QFutureInterfaceBase::get(m_promise.future()))
    {
        m_promise.setProgressRange(0, int(std::min<qsizetype>(size, std::numeric_limits<int>::max())));
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
    MapWish wish() const noexcept override
    {
        const int state = m_shared.loadState();
        if (state & QFutureInterfaceBase::Canceled) [[unlikely]]
            return MapWish::Cancel;
        return state & (QFutureInterfaceBase::Suspending | QFutureInterfaceBase::Suspended) ? MapWish::Suspend
                                                                                            : MapWish::GoOn;
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
    }

private:
    std::mutex m_mutex;
    std::exception_ptr m_failure; // read by whoever ends the last element
    mutable QPromise<R> m_promise;
    QFutureInterface<R> m_shared; // what the promise and its futures share
};

} // namespace detail

} // namespace parallel
