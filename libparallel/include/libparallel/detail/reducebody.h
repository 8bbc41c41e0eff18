// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Elements whose results become one, here or in a future. Not part of the public API.

#pragma once

#include <libparallel/detail/filterbody.h>
#include <libparallel/detail/reducer.h>
#include <libparallel/group.h>

#include <memory>

namespace parallel::detail {

/// What is reduced: what the task returns …
template<typename F, typename Range>
struct MappedValues
{
    using Value = MapResult<F, Range>;
    static constexpr bool keeps = false;
    template<bool copies>
    static consteval bool check()
    {
        return checkMap<F, Range, copies>();
    }
};
/// … or the elements that it keeps.
template<typename F, typename Range>
struct KeptElements
{
    using Value = ElementOf<Range>;
    static constexpr bool keeps = true;
    template<bool copies>
    static consteval bool check()
    {
        return checkFilter<F, Range, copies>();
    }
};

template<typename Base, bool keeps, typename R, typename V, typename Reduce>
class Reduction : public Base
{
public:
    template<typename D, typename E, typename F>
    Reduction(D *of, E &&elements, qsizetype size, F &&reduce, R &&initial,
              QtConcurrent::ReduceOptions options)
        : Base(of, std::forward<E>(elements), size),
          m_reducer(std::forward<F>(reduce), std::move(initial), options)
    {
    }

    void run(qsizetype index) override { add(index, answer(index)); }
    std::unique_ptr<ElementValue> attempt(qsizetype index) override
    {
        return valueFor([=, this] { return answer(index); },
                        [=, this](Answer &&made) { add(index, std::move(made)); });
    }

    R takeResult() { return m_reducer.takeResult(); }

private:
    using Answer = std::conditional_t<keeps, bool, V>;

    Answer answer(qsizetype index)
    {
        if constexpr (keeps)
            return bool(this->invoke(index));
        else
            return this->invoke(index);
    }
    void add(qsizetype index, Answer &&made)
    {
        if constexpr (!keeps)
            m_reducer.add(index, std::move(made));
        else if (made)
            m_reducer.add(index, this->valueOf(index));
        else
            m_reducer.add(index, std::nullopt);
    }

    Reducer<R, V, Reduce> m_reducer;
};

template<typename Base, bool keeps, typename R, typename V, typename Reduce>
class ReductionToFuture final : public Reduction<ToFuture<Base, R>, keeps, R, V, Reduce>
{
public:
    using Reduction<ToFuture<Base, R>, keeps, R, V, Reduce>::Reduction;

private:
    void deliver() override
    {
        addResult(this->promise(), 0, [this] { return this->takeResult(); });
    }
};

/// Runs \a body where it is called, or in the scope that is open.
template<typename Body>
void runMap(const std::shared_ptr<Body> &body)
{
    if (!currentContext) {
        for (qsizetype i = 0; i < body->count; ++i)
            body->run(i);
    } else {
        const Group group = parallel::group();
        submitMap(body);
    }
}
/// Starts a map that has a future, and returns that.
template<typename Body>
auto startMap(const std::shared_ptr<Body> &body)
{
    auto future = body->future();
    if (!currentContext) {
        for (qsizetype i = 0; i < body->count; ++i) {
            body->run(i);
            body->advance(i + 1);
        }
        body->finish(true);
    } else {
        submitMap(body);
    }
    return future;
}

/// Reduces what \a Values says of the elements, and waits for that.
template<typename Result, template<typename, typename> typename Values, typename F, typename L,
         typename Range, typename Reduce, typename... Rest>
auto reduceHere(const Task<F, L> &task, Range &&range, Reduce &&reduce, Rest &&...rest)
{
    using V = Values<F, Range>;
    using R = ReducedTo<Result, Reduce>;
    if constexpr (V::template check < V::keeps
                      ? areOwn<Range> || !areNumbered<Range>
                      : !areNumbered < Range >> () && checkReduce<R, typename V::Value, Reduce, Rest...>()) {
        auto elements = [&] {
            if constexpr (V::keeps)
                return elementsToKeep<F>(std::forward<Range>(range));
            else
                return elementsOf<F>(std::forward<Range>(range));
        }();
        const auto count = qsizetype(std::ranges::size(elements));
        using Base = MapOver<DefinitionOf<F, L>, decltype(elements)>;
        const auto body =
            std::make_shared<Reduction<Base, V::keeps, R, typename V::Value, std::decay_t<Reduce>>>(
                MapAccess::definition(task), std::move(elements), count, std::forward<Reduce>(reduce),
                initialValue<R>(std::forward<Rest>(rest)...), reduceOptions(rest...));
        runMap(body);
        return body->takeResult();
    }
}

/// Starts mapping and reducing, and returns the future of the result.
template<typename Result, template<typename, typename> typename Values, typename F, typename L,
         typename Range, typename Reduce, typename... Rest>
auto reduceLater(const Task<F, L> &task, Range &&range, Reduce &&reduce, Rest &&...rest)
{
    using V = Values<F, Range>;
    using R = ReducedTo<Result, Reduce>;
    if constexpr (V::template check<true>() && checkReduce<R, typename V::Value, Reduce, Rest...>()) {
        auto elements = ownElements<Range>(std::forward<Range>(range));
        const auto count = qsizetype(elements.size());
        using Base = MapOver<DefinitionOf<F, L>, decltype(elements)>;
        return startMap(
            std::make_shared<ReductionToFuture<Base, V::keeps, R, typename V::Value, std::decay_t<Reduce>>>(
                MapAccess::definition(task), std::move(elements), count, std::forward<Reduce>(reduce),
                initialValue<R>(std::forward<Rest>(rest)...), reduceOptions(rest...)));
    }
}

} // namespace parallel::detail
