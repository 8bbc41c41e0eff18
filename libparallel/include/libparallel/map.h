// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/group.h>
#include <libparallel/task.h>

#include <QtCore/qlist.h>

#include <iterator>
#include <mutex>
#include <optional>
#include <ranges>
#include <vector>

namespace parallel {

namespace detail {

/// What the dispatcher knows of a map: numbered elements, each to be run once.
class PARALLEL_EXPORT MapBody
{
public:
    MapBody(Definition *task, qsizetype elements) noexcept : definition(task), count(elements)
    {
        definition->ref();
    }
    virtual ~MapBody();
    MapBody(const MapBody &) = delete;
    MapBody &operator=(const MapBody &) = delete;

    virtual void run(qsizetype index) = 0;
    virtual void describe(Text &text, qsizetype index) const = 0;
    /// Has the holder of the map's future cancelled it?
    virtual bool isCancelled() const noexcept { return false; }
    /// \a done elements have ended so far.
    virtual void advance(qsizetype done) { Q_UNUSED(done); }
    /// An element has thrown this.
    virtual void fail(const std::exception_ptr &thrown) { Q_UNUSED(thrown); }
    /// Every element has ended; \a complete: none of them was dropped.
    virtual void finish(bool complete) { Q_UNUSED(complete); }

    Definition *const definition;
    const qsizetype count;
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

/// The elements of a range by number: in place, or, where the range has no
/// numbers (a list, a set, a generator), copied.
template<typename Range>
auto elementsOf(Range &&range)
{
    if constexpr (std::ranges::random_access_range<const std::remove_reference_t<Range>>
                  && std::ranges::sized_range<const std::remove_reference_t<Range>>) {
        return std::views::all(std::as_const(range));
    } else {
        std::vector<std::ranges::range_value_t<Range>> copies;
        for (auto &&element : range)
            copies.push_back(std::forward<decltype(element)>(element));
        return copies;
    }
}

template<typename F, typename T>
consteval bool isMappable()
{
    return wantsStopToken<F, const T &> || std::is_invocable_v<const F &, const T &>;
}

template<bool mappable, typename F, typename T>
struct MappedTo
{
    using Type = void;
};
template<typename F, typename T>
struct MappedTo<true, F, T>
{
    using Type = decltype(invokeTask(std::declval<const F &>(), std::declval<const T &>()));
};

template<typename Range>
using ElementOf = std::ranges::range_value_t<std::remove_cvref_t<Range>>;

template<typename F, typename Range>
using MapResult = typename MappedTo<isMappable<F, ElementOf<Range>>(), F, ElementOf<Range>>::Type;

template<typename F, typename Range>
consteval void checkMap()
{
    static_assert(isMappable<F, ElementOf<Range>>(),
                  "parallel::map: the task cannot be called with an element of this range. It is given "
                  "one element by const reference (after a std::stop_token, if it asks for one).");
    static_assert(!std::is_reference_v<MapResult<F, Range>>,
                  "parallel::map: the task returns a reference, which might not outlive the element. "
                  "Return a value or a pointer.");
}

/// Elements and where their results go, for all kinds of map.
template<typename D, typename Elements>
class MapOver : public MapBody
{
public:
    template<typename E>
    MapOver(D *task, E &&elements, qsizetype size)
        : MapBody(task, size), m_elements(std::forward<E>(elements))
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
    decltype(auto) element(qsizetype index) const
    {
        return std::ranges::begin(m_elements)[std::ranges::range_difference_t<const Elements>(index)];
    }
    decltype(auto) invoke(qsizetype index) const { return invokeTask(task().fn, element(index)); }

private:
    const Elements m_elements;
};

template<typename D, typename Elements>
class MapToNothing final : public MapOver<D, Elements>
{
public:
    using MapOver<D, Elements>::MapOver;
    void run(qsizetype index) override { this->invoke(index); }
};

template<typename D, typename Elements, typename R>
class MapToList final : public MapOver<D, Elements>
{
public:
    template<typename E>
    MapToList(D *task, E &&elements, qsizetype size)
        : MapOver<D, Elements>(task, std::forward<E>(elements), size)
    {
        if constexpr (inPlace)
            m_results.resize(size);
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

    QList<R> takeResults()
    {
        if constexpr (!inPlace) {
            m_results.reserve(qsizetype(m_made.size()));
            for (std::optional<R> &made : m_made)
                m_results.append(*std::move(made));
        }
        return std::move(m_results);
    }

private:
    static constexpr bool inPlace = std::is_default_constructible_v<R> && std::is_move_assignable_v<R>;

    QList<R> m_results;
    R *m_first = nullptr;
    std::vector<std::optional<R>> m_made;
};

template<typename D, typename Elements, typename R>
class MapToFuture final : public MapOver<D, Elements>
{
public:
    template<typename E>
    MapToFuture(D *task, E &&elements, qsizetype size)
        : MapOver<D, Elements>(task, std::forward<E>(elements), size)
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
            addResult(m_promise, int(index), [&]() -> decltype(auto) { return this->invoke(index); });
    }
    bool isCancelled() const noexcept override { return m_promise.isCanceled(); }
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
        if (m_failure)
            tellWatchers([&] { m_promise.setException(m_failure); });
        else if (!complete)
            tellWatchers([&] { m_promise.future().cancel(); });
        tellWatchers([&] { m_promise.finish(); });
    }

private:
    std::mutex m_mutex;
    std::exception_ptr m_failure; // read by whoever ends the last element
    mutable QPromise<R> m_promise;
};

} // namespace detail

/// Calls \a task with each element of \a range, at the same time where a scope is
/// open, and returns the results in the order of the range, whatever the order in
/// which they finished. (A task that returns void: returns nothing.) Each element
/// counts as one call. Blocks until all have ended, as a group() does; may be used
/// in a task. The elements are passed by const reference.
///
/// Throws as a group's end does. With OnFailure::Stop, what has not started when one
/// fails is dropped.
///
///     const QList<QImage> thumbnails = parallel::map(thumbnail, files);
template<typename F, typename L, std::ranges::input_range Range>
auto map(const Task<F, L> &task, Range &&range)
{
    detail::checkMap<F, Range>();
    using R = detail::MapResult<F, Range>;
    using D = detail::DefinitionOf<F, L>;
    if constexpr (!std::is_reference_v<R>) {
        auto elements = detail::elementsOf(std::forward<Range>(range));
        using Elements = decltype(elements);
        using Body =
            std::conditional_t<std::is_void_v<R>, detail::MapToNothing<D, Elements>,
                               detail::MapToList<D, Elements, std::conditional_t<std::is_void_v<R>, int, R>>>;
        const auto count = qsizetype(std::ranges::size(elements));
        const auto body =
            std::make_shared<Body>(detail::MapAccess::definition(task), std::move(elements), count);
        if (!detail::currentContext) {
            for (qsizetype i = 0; i < count; ++i)
                body->run(i);
        } else {
            const Group group = parallel::group();
            detail::submitMap(body);
        }
        if constexpr (!std::is_void_v<R>)
            return body->takeResults();
    }
}

/// The same without waiting: returns a future of the results, in the order of the
/// range, with progress and cancel, as QtConcurrent::mapped() does. Copies the
/// range. A failure goes to the future and to the scope. Without a scope, all has
/// run when it returns, and a failure is thrown here.
template<typename F, typename L, std::ranges::input_range Range>
auto mapped(const Task<F, L> &task, Range &&range)
{
    detail::checkMap<F, Range>();
    using R = detail::MapResult<F, Range>;
    using D = detail::DefinitionOf<F, L>;
    if constexpr (!std::is_reference_v<R>) {
        std::vector<detail::ElementOf<Range>> elements;
        for (auto &&element : range)
            elements.push_back(element);
        const auto count = qsizetype(elements.size());
        const auto body = std::make_shared<detail::MapToFuture<D, decltype(elements), R>>(
            detail::MapAccess::definition(task), std::move(elements), count);
        QFuture<R> future = body->future();
        if (!detail::currentContext) {
            for (qsizetype i = 0; i < count; ++i) {
                body->run(i);
                body->advance(i + 1);
            }
            body->finish(true);
        } else {
            detail::submitMap(body);
        }
        return future;
    }
}

} // namespace parallel
