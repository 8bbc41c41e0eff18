// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qbytearray.h>

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>
#include <type_traits>
#include <utility>

namespace parallel {

namespace detail {

/// What a thread keeps for one ThreadCached: its objects, by their arguments.
struct ThreadCacheBase
{
    virtual ~ThreadCacheBase() noexcept(false) = default;
    int making = 0; // objects that are being made for it: while there are some, it stays
};

/// Destroys cached objects. What their destructors throw is logged.
struct DestroyCached
{
    template<typename T>
    void operator()(T *object) const noexcept
    {
        try {
            delete object;
        } catch (...) {
            logDestructor(std::current_exception());
        }
    }
    PARALLEL_EXPORT static void logDestructor(const std::exception_ptr &thrown) noexcept;
};

/// The identity of a ThreadCached, shared with what threads keep for it.
class PARALLEL_EXPORT CacheId
{
public:
    CacheId();
    ~CacheId();
    CacheId(const CacheId &) = delete;
    CacheId &operator=(const CacheId &) = delete;

    /// This thread's objects for arguments of one type, or nullptr when there
    /// are none since the last clear().
    ThreadCacheBase *find(const void *type) const;
    /// Takes over \a cache as this thread's objects for arguments of that type.
    void insert(const void *type, std::unique_ptr<ThreadCacheBase> cache) const;
    /// Destroys this thread's objects now; other threads' at their next find() or end.
    void clear() const;

private:
    friend struct ThreadCaches;
    struct State;
    std::shared_ptr<State> m_state;
};

/// What an argument is kept as: C strings by their text, not by their address.
template<typename T>
struct KeyOf
{
    using Type = std::decay_t<T>;
};
template<typename T>
    requires std::is_convertible_v<std::decay_t<T>, const char *> && std::is_pointer_v<std::decay_t<T>>
struct KeyOf<T>
{
    using Type = QByteArray;
};
template<typename T>
using Key = typename KeyOf<T>::Type;

/// An address that stands for a type.
template<typename>
inline constexpr char typeKey = 0;

template<typename F, typename... Args>
using Made = std::decay_t<std::invoke_result_t<const F &, const Key<Args> &...>>;

} // namespace detail

/// One object for each thread and set of arguments. See threadCached().
/// Any thread may call it; it must outlive the scopes that use it.
template<typename F>
class ThreadCached
{
public:
    /// threadCached() spells this without naming the factory's type.
    explicit ThreadCached(F factory) : m_factory(std::move(factory)) {}

    /// This thread's own object for \a args, made on first use. The reference
    /// holds until the thread ends or clear(). What the factory throws leaves
    /// this call, and the next one tries again.
    template<typename... Args>
    auto &operator()(const Args &...args) const
    {
        using Cache = CacheFor<detail::Key<Args>...>;
        const void *const type = &detail::typeKey<Cache>;
        typename Cache::Arguments arguments(args...);
        auto *cache = static_cast<Cache *>(m_id.find(type));
        if (!cache) {
            auto fresh = std::make_unique<Cache>();
            cache = fresh.get();
            m_id.insert(type, std::move(fresh));
        }
        const auto found = cache->objects.find(arguments);
        if (found != cache->objects.end())
            return *found->second;
        // The factory may do anything: use other caches, or clear() this one.
        struct Making
        {
            explicit Making(int &making) : count(making) { ++count; }
            ~Making() { --count; }
            Making(const Making &) = delete;
            Making &operator=(const Making &) = delete;
            int &count;
        };
        const Making making(cache->making);
        std::unique_ptr<detail::Made<F, Args...>, detail::DestroyCached> object(
            new detail::Made<F, Args...>(std::apply(m_factory, std::as_const(arguments))));
        return *cache->objects.emplace(std::move(arguments), std::move(object)).first->second;
    }

    /// \internal For the sentence alone.
    template<typename... Args>
        requires(!std::is_invocable_v<const F &, const detail::Key<Args> &...>)
    void operator()(const Args &...) const
    {
        static_assert(std::is_invocable_v<const F &, const detail::Key<Args> &...>,
                      "parallel::threadCached: the factory cannot be called with these arguments.");
    }

    /// Destroys this thread's objects now, and those of other threads on those
    /// threads, at their next use of this cache or at their end.
    void clear() const { m_id.clear(); }

private:
    template<typename... Args>
    struct CacheFor : detail::ThreadCacheBase
    {
        using Arguments = std::tuple<Args...>;
        std::map<Arguments, std::unique_ptr<detail::Made<F, Args...>, detail::DestroyCached>> objects;
    };

    F m_factory;
    detail::CacheId m_id;
};

/// Gives each thread its own client: an object that \a factory makes on first
/// use and that is destroyed on that same thread, when the thread ends (for a
/// worker: before the scope's end returns) or at clear(). For what is not
/// thread-safe or must live on one thread: database connections, CURL handles,
/// QNetworkAccessManager.
///
///     const auto warehouse = parallel::threadCached([](const QString &file) {
///         return Connection(file); // opens a QSqlDatabase, and removes it at its end
///     });
///     QSqlQuery query(warehouse("warehouse.db").database());
template<typename F>
[[nodiscard]] ThreadCached<std::decay_t<F>> threadCached(F &&factory)
{
    return ThreadCached<std::decay_t<F>>(std::forward<F>(factory));
}

/// One object for each set of arguments, for all threads. See processCached().
template<typename F>
class ProcessCached
{
public:
    /// processCached() spells this without naming the factory's type.
    explicit ProcessCached(F factory) : m_factory(std::move(factory)) {}

    /// The object for \a args, made once even when several threads ask at the
    /// same time: the others wait for it. What the factory throws leaves this
    /// call, and the next one tries again. The object itself is shared: it must
    /// be thread-safe, or const.
    template<typename... Args>
    auto &operator()(const Args &...args) const
    {
        static_assert(std::is_invocable_v<const F &, const detail::Key<Args> &...>,
                      "parallel::processCached: the factory cannot be called with these arguments.");
        using Object = detail::Made<F, Args...>;
        using Arguments = std::tuple<detail::Key<Args>...>;
        struct Entry
        {
            std::mutex mutex;
            std::unique_ptr<Object, detail::DestroyCached> object;
        };
        using Entries = std::map<Arguments, Entry>;

        const Arguments arguments(args...);
        Entry *entry = nullptr;
        {
            const std::lock_guard lock(m_mutex);
            auto &entries = m_entries[&detail::typeKey<Entries>];
            if (!entries)
                entries = std::make_shared<Entries>();
            entry = &(*std::static_pointer_cast<Entries>(entries))[arguments];
        }
        const std::lock_guard lock(entry->mutex);
        if (!entry->object)
            entry->object.reset(new Object(std::apply(m_factory, arguments)));
        return *entry->object;
    }

private:
    F m_factory;
    mutable std::mutex m_mutex;
    mutable std::map<const void *, std::shared_ptr<void>> m_entries;
};

/// Gives the whole process one object for each set of arguments, made by
/// \a factory on first use, once even under a race, and destroyed with the cache.
template<typename F>
[[nodiscard]] ProcessCached<std::decay_t<F>> processCached(F &&factory)
{
    return ProcessCached<std::decay_t<F>>(std::forward<F>(factory));
}

} // namespace parallel
