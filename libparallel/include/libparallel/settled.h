// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/map.h>
#include <libparallel/outcome.h>

#include <ranges>

namespace parallel {

namespace detail {

/// A map in which each element's value or failure stays with the element.
template<typename D, typename T, typename R>
class MapToOutcomes final : public MapOver<D, Segments<T>>
{
    using Base = MapOver<D, Segments<T>>;

public:
    explicit MapToOutcomes(D *of) : Base(of) {}

    bool keepsFailures() const noexcept override { return true; }
    template<typename E>
    void append(E &&element)
    {
        Base::append(std::forward<E>(element));
        m_made.append();
    }
    void run(qsizetype index) override
    {
        Made &made = m_made[std::size_t(index)];
        try {
            if constexpr (std::is_void_v<R>) {
                this->invoke(index);
                made.value.emplace();
            } else {
                made.value.emplace(this->invoke(index));
            }
        } catch (...) {
            made.error = std::current_exception();
            throw; // it is counted and recorded
        }
    }
    /// Of one that was tried again or took too long, the last attempt's counts.
    void settle(qsizetype index, const std::exception_ptr &thrown) noexcept override
    {
        Made &made = m_made[std::size_t(index)];
        made.error = thrown;
        if (thrown)
            made.value.reset();
    }
    MapResults<Outcome<R, T>> takeOutcomes()
    {
        MapResults<Outcome<R, T>> outcomes;
        outcomes.reserve(typename MapResults<Outcome<R, T>>::size_type(m_made.size()));
        for (std::size_t i = 0; i < m_made.size(); ++i) {
            Made &made = m_made[i];
            outcomes.push_back(Outcome<R, T>(qsizetype(i), this->takeElement(i), std::move(made.value),
                                             std::move(made.error)));
        }
        return outcomes;
    }

private:
    struct Made
    {
        std::optional<std::conditional_t<std::is_void_v<R>, std::monostate, R>> value;
        std::exception_ptr error;
    };
    Segments<Made> m_made;
};

} // namespace detail

/// Calls \a task with each element of \a range, as map() does, and returns what became of each,
/// in the order of the range: a QList of Outcome, or a std::vector where they cannot be copied.
/// A call that fails stops no other call and does not fail the scope: with one bad download the ninety-nine good
/// ones are kept.
///
///     const auto outcomes = parallel::settled(download, urls);
///     for (const auto &outcome : outcomes) {
///         if (outcome.error())
///             qWarning() << outcome.element() << outcome.errorText();
///     }
///
/// Blocks until all calls have ended. May be called in a task. The elements are copied, or moved where
/// the range is passed by std::move() or is a temporary. Throws CancelledError, TimeoutError, and failures of
/// calls that these calls have made, as the end of a group() does.
template<typename F, typename L, std::ranges::input_range Range>
auto settled(const Task<F, L> &task, Range &&range)
{
    if constexpr (detail::checkMap<F, Range, true>()) {
        using Body = detail::MapToOutcomes<detail::DefinitionOf<F, L>, detail::ElementOf<Range>,
                                           detail::MapResult<F, Range>>;
        const auto body = std::make_shared<Body>(detail::MapAccess::definition(task));
        const Group group = parallel::group();
        detail::feedMap<Range>(body, range);
        group.wait();
        return body->takeOutcomes();
    }
}

} // namespace parallel
