// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/stream.h>
#include <libparallel/outcome.h>

#include <iterator>
#include <ranges>

namespace parallel {

/// What asCompleted() returns: a range of the outcomes of a task's calls, each as soon as it is there. It is
/// read once, by one thread, in the task that calls begin(). It must end before the scope, group or task in
/// which it began.
template<typename F, typename L, std::ranges::view View, typename Range>
class Completed : public std::ranges::view_interface<Completed<F, L, View, Range>>
{
    using R = detail::MapResult<F, Range>;
    using T = detail::ElementOf<Range>;
    using Body = detail::StreamOver<detail::DefinitionOf<F, L>, T, R>;

public:
    /// What one element came to.
    using value_type = Outcome<R, T>;

    /// \cond INTERNAL
    class iterator
    {
    public:
        using iterator_concept = std::input_iterator_tag;
        using value_type = Outcome<R, T>;
        using difference_type = std::ptrdiff_t;

        iterator() = default;
        iterator(iterator &&) noexcept = default;
        iterator &operator=(iterator &&) noexcept = default;

        value_type &operator*() const { return *m_loop->current; }
        value_type *operator->() const { return &*m_loop->current; }
        iterator &operator++()
        {
            m_loop->advance();
            return *this;
        }
        void operator++(int) { m_loop->advance(); }
        friend bool operator==(const iterator &it, std::default_sentinel_t) { return !it.m_loop->current; }

    private:
        friend class Completed;
        struct Loop;
        explicit iterator(Loop *loop) : m_loop(loop) {}
        Loop *m_loop = nullptr;
    };

    Completed(const Task<F, L> &task, View view) : m_task(task), m_view(std::move(view)) {}
    /// \endcond

    /// Takes the first elements out of the range, and waits for the first outcome. Where the loop has thrown,
    /// it throws the same exception again.
    iterator begin()
    {
        if (!m_loop) {
            m_loop = std::make_unique<typename iterator::Loop>(m_task, std::move(m_view));
            m_loop->advance();
        } else if (m_loop->failure) {
            std::rethrow_exception(m_loop->failure);
        }
        return iterator(m_loop.get());
    }
    /// After the last outcome.
    std::default_sentinel_t end() const noexcept { return {}; }

private:
    Task<F, L> m_task;
    View m_view;
    std::unique_ptr<typename iterator::Loop> m_loop;
};

/// \cond INTERNAL
template<typename F, typename L, std::ranges::view View, typename Range>
struct Completed<F, L, View, Range>::iterator::Loop
{
    Loop(const Task<F, L> &task, View &&view)
        : source(std::move(view)),
          body(std::make_shared<Body>(detail::MapAccess::definition(task))),
          stream(body)
    {
    }

    /// Takes elements out of the range as far as there is room for them, but no more than one
    /// where there is an outcome already: the next one may be long in coming.
    void advance()
    {
        current.reset();
        try {
            takeNext();
        } catch (...) {
            failure = std::current_exception(); // it is not over as if that had been all
            throw;
        }
    }

    void takeNext()
    {
        for (;;) {
            detail::StreamPlace *place = nullptr;
            while (!place && stream.hasRoom() && hasMore()) {
                auto &&element = **position;
                stream.add(body->put(static_cast<detail::Taken<Range> &&>(element)));
                place = stream.take();
            }
            if (!place)
                place = stream.take();
            if (place) {
                auto *const ended = static_cast<detail::StreamPlaceOf<T, R> *>(place);
                current.emplace(ended->index, *std::move(ended->element), std::move(ended->value),
                                std::move(ended->error));
                body->free(ended);
                return;
            }
            if (stream.isEmpty()) {
                stream.end(isOver);
                return;
            }
            stream.wait();
        }
    }

    /// Not before it is wanted: a generator may have to wait for its next element.
    bool hasMore()
    {
        if (!position)
            position.emplace(std::ranges::begin(source));
        else if (!isOver)
            ++*position;
        isOver = isOver || *position == std::ranges::end(source);
        return !isOver;
    }

    View source;
    std::optional<std::ranges::iterator_t<View>> position;
    bool isOver = false;
    std::shared_ptr<Body> body;
    detail::Stream stream;
    std::optional<Outcome<R, T>> current;
    std::exception_ptr failure; // what the loop has thrown
};
/// \endcond

/// Calls \a task with each element of \a range, as map() does, and gives a loop each outcome as
/// soon as it is there, in the order in which they finish:
///
///     for (auto &&outcome : parallel::asCompleted(download, urls)) {
///         if (outcome.error())
///             qWarning() << outcome.element() << outcome.errorText();
///         else
///             store(outcome.element(), outcome.value());
///     }
///
/// The loop's thread takes elements out of the range when there is room for them: at most twice as many as
/// there are workers are ahead of the loop, or as many as Options::queueLimit says. So the range may be a
/// generator of any length, or endless, and a slow loop holds it back. Calls run while the loop's body does.
/// Calls that the body makes do not belong to the loop, but to the scope or group around it.
///
/// What an element's call throws is its outcome's error(), and fails nothing else. Leaving the loop drops what is
/// queued, asks what runs to stop, and waits for that. The loop throws what else a group() would throw:
/// CancelledError after a cancel(), failures of calls that the elements' calls have made, and TimeoutError where
/// one outcome takes longer than the scope's timeout. What the range throws ends the loop as leaving it does.
///
/// May be used in a task, at any depth: while it waits, another task has its place. Without a
/// scope, each call runs when the loop comes to its element.
///
/// The elements are copied, or moved where the range is passed by std::move() or is a temporary.
template<typename F, typename L, std::ranges::viewable_range Range>
    requires std::ranges::input_range<Range>
[[nodiscard("nothing is called but by a loop over what this returns")]] auto
asCompleted(const Task<F, L> &task, Range &&range)
{
    if constexpr (detail::checkMap<F, Range, true>())
        return Completed<F, L, std::views::all_t<Range>, Range>(task,
                                                                std::views::all(std::forward<Range>(range)));
}

} // namespace parallel
