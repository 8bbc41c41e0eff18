// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Elements on their way to workers and back to a loop. Not part of the public API.

#pragma once

#include <libparallel/detail/mapbody.h>

#include <deque>

namespace parallel::detail {

/// Where an element lies from being taken out of its range until its outcome is handed to the
/// loop. Then the place is used again.
struct StreamPlace
{
    qsizetype index = 0;         // of the element, in its range
    qint64 queued = 0;           // when it was added, if recorded
    std::exception_ptr error;    // what it threw
    StreamPlace *next = nullptr; // of those that have ended, or are free
};

/// The elements of an asCompleted() that are on their way. The loop's thread adds them and takes
/// what has ended; workers run them.
class PARALLEL_EXPORT StreamBody : public MapBody
{
public:
    StreamBody(Definition *of, bool takes);
    ~StreamBody() override;

    bool keepsFailures() const noexcept final { return true; }
    qsizetype begin(qsizetype index) noexcept final;
    void settle(qsizetype place, const std::exception_ptr &thrown) noexcept final;
    qint64 queuedAt(qsizetype place) const noexcept final { return at(place)->queued; }
    void noteDropped() noexcept final { wakeLoop(); }

protected:
    static StreamPlace *at(qsizetype place) noexcept
    {
        return reinterpret_cast<StreamPlace *>(place); // NOLINT(performance-no-int-to-ptr)
    }

private:
    friend class Stream;
    void wakeLoop() noexcept;

    struct Private;
    const std::unique_ptr<Private> d;
};

/// The loop's side of it, in the context in which it is made. For one thread, and one task.
class PARALLEL_EXPORT Stream
{
public:
    explicit Stream(std::shared_ptr<StreamBody> body);
    /// Unless it has ended, drops and asks to stop what is on its way, and waits for that. What
    /// calls that the elements made have thrown goes to the group or scope around it.
    ~Stream();
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    /// May one more be under way? Where it is serial: is none?
    bool hasRoom() const noexcept;
    /// Sends the element in \a place on its way, or runs it here.
    void add(StreamPlace *place);
    /// The next that has ended, or nullptr.
    StreamPlace *take() noexcept;
    /// Is anything on its way, or has ended and was not taken?
    bool isEmpty() const noexcept;
    /// Blocks until something has ended, or will not run.
    void wait();
    /// All has been taken, and no more comes: waits for calls that the elements have made, and
    /// throws as a group's end does; and where these were not all (\a complete).
    void end(bool complete);

private:
    struct Private;
    const std::unique_ptr<Private> d;
};

template<typename R>
using ValueOrNothing = std::conditional_t<std::is_void_v<R>, std::monostate, R>;

template<typename T, typename R>
struct StreamPlaceOf : StreamPlace
{
    std::optional<T> element;
    std::optional<ValueOrNothing<R>> value;
};

/// With elements of type T and results of type R.
template<typename D, typename T, typename R>
class StreamOver final : public StreamBody
{
    using F = std::remove_const_t<decltype(D::fn)>;
    using Place = StreamPlaceOf<T, R>;

public:
    explicit StreamOver(D *of) : StreamBody(of, consumes<F, T>)
    {
        this->isRepeatable = !consumes<F, T> || canCopy;
    }

    void run(qsizetype place) override
    {
        Place &here = of(place);
        if constexpr (std::is_void_v<R>) {
            invoke(here);
            here.value.emplace();
        } else {
            here.value.emplace(invoke(here));
        }
    }
    /// As MapOver: the element's label may throw.
    void describe(Text &text, qsizetype place) const override
    {
        static_cast<const D *>(definition)->describe(text, *of(place).element);
    }

    void addKeys(QList<QByteArray> &keys, qsizetype place) const override { addKeys(keys, of(place)); }

    // By the loop's thread.

    template<typename E>
    Place *put(E &&element)
    {
        Place *place = m_free;
        if (!place)
            place = &m_places.emplace_back();
        place->element.emplace(std::forward<E>(element));
        if (m_free == place)
            m_free = static_cast<Place *>(place->next);
        place->index = m_count++;
        return place;
    }
    void free(Place *place)
    {
        place->element.reset();
        place->value.reset();
        place->error = nullptr;
        place->next = std::exchange(m_free, place);
    }

private:
    static Place &of(qsizetype place) noexcept { return *static_cast<Place *>(at(place)); }
    auto invoke(Place &place)
    {
        if (const PolicyRef policy = currentContext ? PolicyRef() : policyHere(*definition)) [[unlikely]] {
            QList<QByteArray> keys;
            addKeys(keys, place);
            return runByPolicy(*definition, policy, keys, this->isRepeatable,
                               [&](bool mayRepeat) { return invokeOnce(place, mayRepeat); });
        }
        return invokeOnce(place, this->keepsElements);
    }
    auto invokeOnce(Place &place, [[maybe_unused]] bool keeps)
    {
        const F &fn = static_cast<const D *>(definition)->fn;
        if constexpr (consumes<F, T>) {
            if constexpr (canCopy) {
                if (keeps) [[unlikely]]
                    return invokeTask(fn, T(std::as_const(*place.element)));
            }
            return invokeTask(fn, std::move(*place.element));
        } else {
            return invokeTask(fn, std::as_const(*place.element));
        }
    }
    void addKeys(QList<QByteArray> &keys, const Place &place) const
    {
        if constexpr (hasKeys<std::remove_const_t<decltype(D::label)>>)
            detail::addKeys(keys, static_cast<const D *>(definition)->label, *place.element);
    }

    static constexpr bool canCopy = std::is_copy_constructible_v<T>;
    std::deque<Place> m_places; // nothing in it ever moves
    Place *m_free = nullptr;
    qsizetype m_count = 0;
};

} // namespace parallel::detail
