// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A map's elements, and where their results go. Not part of the public API.

#pragma once

#include <libparallel/detail/elements.h>
#include <libparallel/detail/elementvalue.h>
#include <libparallel/detail/mapfeed.h>
#include <libparallel/detail/segments.h>
#include <libparallel/task.h>

#include <QtCore/qlist.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <vector>

namespace parallel {

namespace detail {

/// What the holder of a map's future wants.
enum class MapWish { GoOn, Suspend, Cancel };

/// What the dispatcher knows of a map: numbered elements, each to be run once.
class PARALLEL_EXPORT MapBody
{
public:
    /// Of a map whose elements come one by one, by a MapFeed.
    static constexpr qsizetype unknown = -1;

    MapBody(Definition *of, qsizetype size, bool takes, bool streams = false) noexcept
        : definition(of), count(size), consumesElements(takes), isStream(streams)
    {
        definition->ref();
    }
    virtual ~MapBody();
    MapBody(const MapBody &) = delete;
    MapBody &operator=(const MapBody &) = delete;

    virtual void run(qsizetype index) = 0;
    /// Of an element that may take too long or be run again: runs it, and hands nothing over that
    /// could not be taken back. nullptr: there is nothing to hand over.
    virtual std::unique_ptr<ElementValue> attempt(qsizetype index)
    {
        run(index);
        return nullptr;
    }
    virtual void describe(Text &text, qsizetype index) const = 0;
    /// As Call::addKeys(), of an element.
    virtual void addKeys(QList<QByteArray> &keys, qsizetype index) const
    {
        Q_UNUSED(keys);
        Q_UNUSED(index);
    }
    virtual MapWish wish() const noexcept { return MapWish::GoOn; }
    bool isCancelled() const noexcept { return wish() == MapWish::Cancel; }
    /// Nothing of it runs, as wish() says.
    virtual void noteSuspended() noexcept {}
    /// \a done elements have ended so far.
    virtual void advance(qsizetype done) { Q_UNUSED(done); }
    /// No more elements come than these \a total. Before finish(), by who feeds them.
    virtual void close(qsizetype total) { Q_UNUSED(total); }
    /// Do failures stay with the results, so that they neither stop nor fail a scope?
    virtual bool keepsFailures() const noexcept { return false; }
    /// An element has thrown this.
    virtual void fail(const std::exception_ptr &thrown) { Q_UNUSED(thrown); }
    /// Every element has ended; \a complete: none of them was dropped.
    virtual void finish(bool complete) { Q_UNUSED(complete); }

    // Of a stream, whose elements lie in places that are used again: run() and describe() are
    // given the place.

    /// The element with this number is about to run or to be dropped. Comes back with its place.
    virtual qsizetype begin(qsizetype index) noexcept { return index; }
    /// It has ended, and \a thrown is what it threw: nobody but who waits for it uses it any more.
    virtual void settle(qsizetype place, const std::exception_ptr &thrown) noexcept
    {
        Q_UNUSED(place);
        Q_UNUSED(thrown);
    }
    /// When it came, by the journal's clock.
    virtual qint64 queuedAt(qsizetype place) const noexcept
    {
        Q_UNUSED(place);
        return 0;
    }
    /// Some will not run.
    virtual void noteDropped() noexcept {}

    Definition *const definition;
    const qsizetype count; // or `unknown`
    const bool consumesElements; // they may say nothing any more after they have run
    const bool isStream;
    bool isRepeatable = true;   // as Call's, of its elements; constant
    bool keepsElements = false; // they may be run again; set before any is

protected:
    /// The callable is not needed any more.
    void endDefinition();

private:
    bool m_usesDefinition = true;
};

struct MapAccess
{
    template<typename F, typename L>
    static DefinitionOf<F, L> *definition(const Task<F, L> &task) noexcept
    {
        return task.d;
    }
};

template<typename Elements>
inline constexpr bool isGrowing = false;
template<typename T>
inline constexpr bool isGrowing<Segments<T>> = true;

template<typename Elements>
struct ValueIn
{
    using Type = std::ranges::range_value_t<Elements>;
};
template<typename T>
struct ValueIn<Segments<T>>
{
    using Type = T;
};

/// Elements and where their results go, for all kinds of map.
template<typename D, typename Elements>
class MapOver : public MapBody
{
    using F = std::remove_const_t<decltype(D::fn)>;
    using Value = typename ValueIn<Elements>::Type;
    using T = Kept<Value>;

public:
    template<typename E>
    MapOver(D *of, E &&elements, qsizetype size)
        : MapBody(of, size, consumes<F, T>), m_elements(std::forward<E>(elements))
    {
        this->isRepeatable = !consumes<F, T> || canCopy;
    }
    /// Its elements come one by one.
    explicit MapOver(D *of) : MapBody(of, unknown, consumes<F, T>)
    {
        this->isRepeatable = !consumes<F, T> || canCopy;
    }

    /// By who feeds them.
    template<typename E>
    void append(E &&element)
    {
        m_elements.append(std::forward<E>(element));
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

    void addKeys(QList<QByteArray> &keys, qsizetype index) const override
    {
        if constexpr (hasKeys<std::remove_const_t<decltype(D::label)>>)
            detail::addKeys(keys, task().label, element(index));
    }

protected:
    const D &task() const noexcept { return *static_cast<const D *>(definition); }
    auto invoke(qsizetype index)
    {
        if (const PolicyRef policy = currentContext ? PolicyRef() : policyHere(*definition)) [[unlikely]] {
            QList<QByteArray> keys;
            addKeys(keys, index);
            return runByPolicy(*definition, policy, keys, this->isRepeatable,
                               [&](bool mayRepeat) { return invokeOnce(index, mayRepeat); });
        }
        return invokeOnce(index, this->keepsElements);
    }
    /// After all have ended.
    T takeElement(std::size_t index) { return std::move(m_elements[index]); }
    /// All have ended: they go, and so does what the callable has captured.
    void release()
    {
        if constexpr (isGrowing<Elements>)
            m_elements.clear();
        else
            m_elements = Elements();
        endDefinition();
    }

private:
    static constexpr bool canCopy = std::is_copy_constructible_v<T>;

    auto invokeOnce(qsizetype index, [[maybe_unused]] bool keeps)
    {
        if constexpr (consumes<F, T>) {
            if constexpr (canCopy) {
                if (keeps) [[unlikely]]
                    return invokeTask(task().fn, T(std::as_const(m_elements)[std::size_t(index)]));
            }
            return invokeTask(task().fn, std::move(m_elements[std::size_t(index)]));
        } else {
            return invokeTask(task().fn, element(index));
        }
    }

protected:
    decltype(auto) element(qsizetype index) const
    {
        if constexpr (isGrowing<Elements>) {
            return m_elements[std::size_t(index)];
        } else {
            const auto place = std::ranges::range_difference_t<const Elements>(index);
            if constexpr (isStringBuilder<Value>)
                return T(keep(std::ranges::begin(m_elements)[place]));
            else
                return std::ranges::begin(m_elements)[place];
        }
    }
    /// A value of its own: taken out, where the elements are in a list of their own.
    T valueOf(qsizetype index)
    {
        if constexpr (std::is_same_v<Elements, std::vector<T>>)
            return std::move(m_elements[std::size_t(index)]);
        else
            return T(element(index));
    }

private:
    Elements m_elements;
};

template<typename D, typename Elements>
class MapToNothing final : public MapOver<D, Elements>
{
public:
    using MapOver<D, Elements>::MapOver;
    void run(qsizetype index) override { this->invoke(index); }
    void takeResults() {}
};

/// A QList cannot hold what cannot be copied.
template<typename R>
using MapResults = std::conditional_t<std::is_copy_constructible_v<R>, QList<R>, std::vector<R>>;

/// Where there is no place yet for a result, it lies by itself until all are there.
template<typename D, typename Elements, typename R>
class MapToList final : public MapOver<D, Elements>
{
public:
    template<typename E>
    MapToList(D *of, E &&elements, qsizetype size) : MapOver<D, Elements>(of, std::forward<E>(elements), size)
    {
        if constexpr (inPlace) {
            m_results.resize(typename MapResults<R>::size_type(size));
            m_first = m_results.data();
        } else {
            for (qsizetype i = 0; i < size; ++i)
                m_made.append();
        }
    }
    explicit MapToList(D *of) : MapOver<D, Elements>(of) {}

    template<typename E>
    void append(E &&element)
    {
        MapOver<D, Elements>::append(std::forward<E>(element));
        m_made.append();
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
            for (std::size_t i = 0; i < m_made.size(); ++i)
                m_results.push_back(*std::move(m_made[i]));
        }
        return std::move(m_results);
    }

private:
    static constexpr bool inPlace =
        !isGrowing<Elements> && std::is_default_constructible_v<R> && std::is_move_assignable_v<R>;

    MapResults<R> m_results;
    R *m_first = nullptr;
    Segments<std::optional<R>> m_made;
};

template<typename D, typename Elements, typename R>
struct MapIntoKind
{
    using Type = MapToList<D, Elements, R>;
};
template<typename D, typename Elements>
struct MapIntoKind<D, Elements, void>
{
    using Type = MapToNothing<D, Elements>;
};
/// A map whose caller waits for it.
template<typename D, typename Elements, typename R>
using MapInto = typename MapIntoKind<D, Elements, R>::Type;

/// How many elements will come of \a range, as far as it knows.
template<typename Range>
qsizetype expectedOf(Range &range)
{
    if constexpr (std::ranges::sized_range<Range>)
        return qsizetype(std::ranges::size(range));
    else
        return MapBody::unknown;
}

/// Takes the elements out of \a range, which was passed as a Range, one after the other, and
/// has each run in the current context; or, outside any, runs it before it takes the next.
template<typename Range, typename Body>
void feedMap(const std::shared_ptr<Body> &body, std::remove_reference_t<Range> &range)
{
    if (!currentContext) {
        qsizetype count = 0;
        for (auto &&element : range) {
            body->append(static_cast<Taken<Range> &&>(element));
            try {
                body->run(count);
            } catch (...) {
                if (!body->keepsFailures())
                    throw;
            }
            body->advance(++count);
        }
        body->close(count);
        body->advance(count);
        body->finish(true);
        return;
    }
    MapFeed feed(body);
    for (auto it = std::ranges::begin(range); feed.wantsMore() && it != std::ranges::end(range); ++it) {
        auto &&element = *it;
        body->append(static_cast<Taken<Range> &&>(element));
        feed.add();
    }
    feed.close();
}

} // namespace detail

} // namespace parallel
