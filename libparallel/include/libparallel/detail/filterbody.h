// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Elements that a task keeps, and where they go. Not part of the public API.

#pragma once

#include <libparallel/detail/tofuture.h>

#include <concepts>
#include <memory>

namespace parallel::detail {

/// Says what is wrong with a filter, if anything is. \a copies: it takes elements of its own.
template<typename F, typename Range, bool copies>
consteval bool checkFilter()
{
    using T = ElementOf<Range>;
    constexpr bool callable = isCallable<F, const T &>;
    static_assert(callable,
                  "parallel::filter: the task cannot be called with an element of this range. It is given "
                  "one element by const reference (after a std::stop_token, if it asks for one).");
    constexpr bool answers = std::convertible_to<typename ResultOf<callable, F, const T &>::Type, bool>;
    static_assert(!callable || answers,
                  "parallel::filter: the task must return whether to keep the element, as a bool.");
    constexpr bool taken =
        isStringBuilder<std::ranges::range_value_t<Range>> || std::is_constructible_v<T, Taken<Range>>;
    static_assert(!callable || !answers || taken,
                  "parallel::filter: the elements of this range cannot be copied. Pass std::move(range).");
    return callable && answers && taken;
}

/// The elements of a range by number, to be moved out where they are the range's own.
template<typename F, typename Range>
auto elementsToKeep(Range &&range)
{
    if constexpr (areOwn<Range>)
        return ownElements<Range>(std::forward<Range>(range));
    else
        return elementsOf<F>(std::forward<Range>(range));
}

/// Says of each element whether to keep it.
template<typename Base>
class Filter : public Base
{
public:
    template<typename D, typename E>
    Filter(D *of, E &&elements, qsizetype size)
        : Base(of, std::forward<E>(elements), size), m_keeps(new bool[std::size_t(size)]())
    {
    }

    void run(qsizetype index) override { m_keeps[std::size_t(index)] = bool(this->invoke(index)); }

protected:
    bool isKept(qsizetype index) const noexcept { return m_keeps[std::size_t(index)]; }

private:
    const std::unique_ptr<bool[]> m_keeps; // each is written by who runs that element
};

template<typename D, typename Elements>
class FilterToList final : public Filter<MapOver<D, Elements>>
{
    using T = Kept<std::ranges::range_value_t<Elements>>;

public:
    using Filter<MapOver<D, Elements>>::Filter;

    MapResults<T> takeResults()
    {
        MapResults<T> kept;
        for (qsizetype i = 0; i < this->count; ++i) {
            if (this->isKept(i))
                kept.push_back(this->valueOf(i));
        }
        return kept;
    }
};

/// Its results are in the order of the elements, without gaps: each is there when all before
/// it have been decided, as QtConcurrent::filtered() has it.
template<typename D, typename Elements, typename T>
class FilterToFuture final : public ToFuture<MapOver<D, Elements>, T>
{
    using Base = ToFuture<MapOver<D, Elements>, T>;

public:
    template<typename E>
    FilterToFuture(D *of, E &&elements, qsizetype size) : Base(of, std::forward<E>(elements), size)
    {
        this->shared().setFilterMode(true);
    }

    void run(qsizetype index) override { add(index, bool(this->invoke(index))); }
    std::unique_ptr<ElementValue> attempt(qsizetype index) override
    {
        return valueFor([=, this] { return bool(this->invoke(index)); },
                        [=, this](bool keeps) { add(index, keeps); });
    }

private:
    void add(qsizetype index, bool keeps)
    {
        QFutureInterface<T> &future = this->shared();
        const QMutexLocker<QMutex> lock(&future.mutex());
        if (future.loadState() & (QFutureInterfaceBase::Canceled | QFutureInterfaceBase::Finished))
            return;
        QtPrivate::ResultStoreBase &results = future.resultStoreBase();
        const int before = results.count();
        const int place = keeps ? results.moveResult(int(index), this->valueOf(index))
                                : results.addResult(int(index), static_cast<const void *>(nullptr));
        if (place >= 0 && results.count() > before)
            tellWatchers([&] { future.reportResultsReady(before, results.count()); });
    }
};

} // namespace parallel::detail
