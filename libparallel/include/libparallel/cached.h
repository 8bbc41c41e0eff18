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

/// Its address is one of the program or library that this is compiled into, whose code has
/// to stay until the objects that it has made have ended.
__attribute__((visibility("hidden"))) inline char thisModule = 0;

/// Who uses a cached object just now: a task that runs, or what its thread does
/// outside of tasks. For the object's own thread alone.
class PARALLEL_EXPORT CacheUse
{
public:
    CacheUse() = default;
    ~CacheUse() { end(); }
    CacheUse(const CacheUse &) = delete;
    CacheUse &operator=(const CacheUse &) = delete;

    /// For the task that runs on this thread, until it ends. False: a caller that waits
    /// beneath it on the same stack uses the object.
    bool begin() noexcept;
    void end() noexcept;
    /// Does the task that runs on this thread use it, or anybody else?
    bool isOwn() const noexcept;
    bool isOfOthers() const noexcept { return m_list && !isOwn(); }

private:
    CacheUse **m_list = nullptr; // of its user, which it is linked to; nullptr: nobody uses it
    CacheUse *m_next = nullptr;
    CacheUse *m_previous = nullptr;
};

/// What a thread keeps for one ThreadCached: its objects, by their arguments.
struct ThreadCacheBase
{
    virtual ~ThreadCacheBase() noexcept(false) = default;
    /// Destroys those that nobody uses, and, unless \a spareOwn, those of the task that
    /// runs. True: none is left.
    virtual bool clear(bool spareOwn) = 0;
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
    /// Takes over \a cache as this thread's objects for arguments of that type. The
    /// code of \a module, which can destroy them, stays until that is done.
    void insert(const void *type, std::unique_ptr<ThreadCacheBase> cache, void *module) const;
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

/// Keeps one object for each thread and each set of arguments. Made by threadCached().
/// Any thread may call it. It must outlive the scopes that use it.
template<typename F>
class ThreadCached
{
public:
    /// Keeps \a factory. threadCached() does this without naming the type.
    explicit ThreadCached(F factory) : m_factory(std::move(factory)) {}

    /// Returns this thread's own object for \a args, which is made on first use. The reference is valid
    /// until the thread ends or clear() is called. Throws what the factory throws; the next call tries again.
    ///
    /// While a task waits, its thread may run other tasks on top of it. These never get an object that the
    /// waiting task uses, but one of their own, which is kept for the next time. (Without a scope a call is a
    /// plain function call, and uses the object of its caller.)
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
            m_id.insert(type, std::move(fresh), &detail::thisModule);
        }
        if (auto *const found = cache->find(arguments))
            return *found;
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
        typename Cache::Object object(
            new detail::Made<F, Args...>(std::apply(m_factory, std::as_const(arguments))));
        if (auto *const found = cache->find(arguments)) // by the factory itself
            return *found;
        return cache->add(std::move(arguments), std::move(object));
    }

    /// \cond INTERNAL
    template<typename... Args>
        requires(!std::is_invocable_v<const F &, const detail::Key<Args> &...>)
    void operator()(const Args &...) const // so that the compiler says what is wrong
    {
        static_assert(std::is_invocable_v<const F &, const detail::Key<Args> &...>,
                      "parallel::threadCached: the factory cannot be called with these arguments.");
    }
    /// \endcond

    /// Destroys this thread's objects now. Other threads destroy theirs when they next use this cache, or
    /// when they end. An object that a waiting task on this thread still uses goes when that has ended.
    void clear() const { m_id.clear(); }

private:
    template<typename... Args>
    struct CacheFor : detail::ThreadCacheBase
    {
        using Arguments = std::tuple<Args...>;
        using Object = std::unique_ptr<detail::Made<F, Args...>, detail::DestroyCached>;
        struct Entry
        {
            explicit Entry(Object o) : object(std::move(o)) {}
            Object object;
            detail::CacheUse use;
        };

        /// One that the task which runs may use, or nullptr.
        detail::Made<F, Args...> *find(const Arguments &arguments)
        {
            const auto [first, last] = objects.equal_range(arguments);
            for (auto i = first; i != last; ++i) {
                if (i->second.use.begin())
                    return i->second.object.get();
            }
            return nullptr;
        }
        detail::Made<F, Args...> &add(Arguments &&arguments, Object object)
        {
            Entry &entry = objects.emplace(std::move(arguments), std::move(object))->second;
            entry.use.begin();
            return *entry.object;
        }
        bool clear(bool spareOwn) override
        {
            const auto goes = [&](const auto &object) {
                const detail::CacheUse &use = object.second.use;
                return !use.isOfOthers() && !(spareOwn && use.isOwn());
            };
            // One at a time: their ends may do anything.
            for (auto i = objects.begin(); i != objects.end();) {
                if (goes(*i))
                    i = (objects.extract(i), objects.begin());
                else
                    ++i;
            }
            return objects.empty();
        }

        std::multimap<Arguments, Entry> objects;
    };

    F m_factory;
    detail::CacheId m_id;
};

/// Gives each thread its own client, for what is not thread-safe or must live on one thread: database
/// connections, CURL handles, QNetworkAccessManager. \a factory makes the object on first use. It is destroyed
/// on that same thread, when the thread ends (for a worker: before the scope's end returns) or by clear().
///
/// While a task waits for calls of its own, its thread may run them, and others. These get a client of their
/// own, so that a transaction that the waiting task has begun stays its own. In the child of a fork() the
/// clients belong to the parent: the child makes new ones and does not destroy those. A plugin that has made a
/// client stays loaded until that is destroyed, as with a `thread_local` object.
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

/// Keeps one object for each set of arguments, for all threads. Made by processCached().
template<typename F>
class ProcessCached
{
public:
    /// Keeps \a factory. processCached() does this without naming the type.
    explicit ProcessCached(F factory) : m_factory(std::move(factory)) {}

    /// Returns the object for \a args. It is made once: where several threads ask at the same time, the others
    /// wait for it. Throws what the factory throws; the next call tries again. All threads share the object, so
    /// it must be thread-safe or const.
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

/// Gives the whole process one object for each set of arguments. \a factory makes it on first use, once even
/// where several threads ask at the same time. It is destroyed with the cache.
template<typename F>
[[nodiscard]] ProcessCached<std::decay_t<F>> processCached(F &&factory)
{
    return ProcessCached<std::decay_t<F>>(std::forward<F>(factory));
}

} // namespace parallel
