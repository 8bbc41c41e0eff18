// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// One call in QtConcurrent's form. Not part of the public API.

#pragma once

#include <libparallel/detail/functor.h>
#include <libparallel/detail/lending.h>
#include <libparallel/detail/mapbody.h>
#include <libparallel/threads.h>

#include <QtCore/qthreadpool.h>

namespace parallel::detail {

/// While it lives, calls of this thread go where QtConcurrent's forms send them: with a
/// \a pool to workers on that one; without, to the scope that is open, or else to workers on
/// Qt's global pool.
class PARALLEL_EXPORT CallsTo
{
public:
    enum Kind {
        Made,   ///< One call, for which nobody waits here.
        Waited, ///< Calls that are waited for while it lives.
    };
    explicit CallsTo(QThreadPool *pool, Kind kind = Made, int priority = 0);
    ~CallsTo();
    CallsTo(const CallsTo &) = delete;
    CallsTo &operator=(const CallsTo &) = delete;

private:
    std::optional<DirectCall> m_direct;
    Entry *m_entry = nullptr;
};

/// A function is never given in the place of a pool.
template<typename T>
inline constexpr bool isPool = std::is_convertible_v<T, QThreadPool *>;

/// For a call whose future nobody has.
PARALLEL_EXPORT void logIgnored(const Definition *of, const std::exception_ptr &thrown) noexcept;

/// What a function promises that takes a QPromise<T> & first: T.
template<typename P>
struct PromisedBy
{
    static constexpr bool isPromise = false;
    using Type = void;
};
template<typename T>
struct PromisedBy<QPromise<T> &>
{
    static constexpr bool isPromise = true;
    using Type = T;
};

/// Calls a function with a promise before its arguments, a member function after its object.
template<typename F, typename P, typename... Args>
    requires(!std::is_member_pointer_v<F>)
auto invokeWithPromise(const F &fn, P &promise, Args &&...args)
    -> decltype(std::invoke(fn, promise, std::forward<Args>(args)...))
{
    return std::invoke(fn, promise, std::forward<Args>(args)...);
}
template<typename F, typename P, typename Object, typename... Args>
    requires std::is_member_pointer_v<F>
auto invokeWithPromise(const F &fn, P &promise, Object &&object, Args &&...args)
    -> decltype(std::invoke(fn, std::forward<Object>(object), promise, std::forward<Args>(args)...))
{
    return std::invoke(fn, std::forward<Object>(object), promise, std::forward<Args>(args)...);
}

template<typename F, typename T, typename... Args>
inline constexpr bool isCallableWithPromise = requires(const F &fn, QPromise<T> &promise, Args &&...args) {
    invokeWithPromise(fn, promise, std::forward<Args>(args)...);
};

/// A call whose future gets all that comes of it, its failure too, and its scope nothing.
/// \a K are what it keeps of its arguments; \a takesPromise: the function makes the results.
template<typename D, typename R, bool takesPromise, typename... K>
class RunCall final : public Call
{
    using F = std::remove_const_t<decltype(D::fn)>;

public:
    template<typename... Given>
    explicit RunCall(D *of, Given &&...given)
        : Call(of, CallKind::Future),
          m_shared(QFutureInterfaceBase::get(m_promise.future())),
          m_lends(m_shared),
          m_args(std::forward<Given>(given)...)
    {
        keepsFailures = true;
        if constexpr (!takesPromise) {
            keepsArguments = D::template keepsArguments<K...>;
            isRepeatable = Again::isPossible;
        }
        m_promise.start();
    }

    static constexpr bool hasFuture = true;

    QFuture<R> future() { return m_shared.future(); }
    /// Nobody has it: what is thrown is logged.
    void ignoreFuture() noexcept
    {
        m_isIgnored = true;
        definition->refName();
    }

    void run() override
    {
        if constexpr (takesPromise) {
            std::apply([&](K &...kept) { invokeWithPromise(task().fn, m_promise, pass(kept)...); }, m_args);
        } else {
            if constexpr (Again::isPossible) {
                if (mayRepeat) [[unlikely]] {
                    Again::passAll(m_args, [&]<typename... P>(P &&...passed) {
                        keepResult(std::forward<P>(passed)...);
                    });
                    return;
                }
            }
            std::apply([&](K &...kept) { keepResult(pass(kept)...); }, m_args);
        }
    }
    void describe(Text &text) const override
    {
        std::apply([&](const auto &...kept) { task().describe(text, kept...); }, m_args);
    }
    void release() override
    {
        m_hasArgs = false;
        std::destroy_at(&m_args);
    }
    std::exception_ptr settle(const std::exception_ptr &thrown) noexcept override
    {
        std::exception_ptr failure = thrown;
        if constexpr (!takesPromise && !std::is_void_v<R>) {
            if (!failure) {
                try {
                    addResult(m_promise, 0, [this] { return *std::move(m_result); });
                } catch (...) {
                    failure = std::current_exception();
                }
                m_result.reset();
            }
        }
        if (failure) {
            wasCancelled = isCancelled(); // with an exception, each future is
            if (m_isIgnored)
                logIgnored(definition, failure);
            tellWatchers([&] { m_shared.reportException(failure); });
        }
        finish();
        return thrown ? nullptr : failure;
    }
    void drop() noexcept override
    {
        if (!isCancelled()) // not by its holder, whose result() would find neither value nor exception
            tellWatchers([&] { setDropped(m_promise); });
        finish();
    }
    bool isCancelled() const noexcept override { return m_shared.isCanceled(); }
    void destroy() override { this->~RunCall(); }

protected:
    ~RunCall()
    {
        if (m_hasArgs)
            std::destroy_at(&m_args);
        if (m_isIgnored)
            definition->derefName();
    }

private:
    using Again = Repeating<F, K...>;

    const D &task() const noexcept { return *static_cast<const D *>(definition); }
    template<typename... Args>
    void keepResult(Args &&...args)
    {
        if constexpr (std::is_void_v<R>)
            (void)invokeTask(task().fn, std::forward<Args>(args)...);
        else
            m_result.emplace(invokeTask(task().fn, std::forward<Args>(args)...));
    }
    void finish() noexcept
    {
        tellWatchers([&] { m_shared.reportFinished(); });
        m_lends.end();
    }

    // In this order: where an argument's copy throws, what is there already goes again.
    std::optional<std::conditional_t<std::is_void_v<R>, bool, R>> m_result; // until the arguments are gone
    QPromise<R> m_promise;        // which the function may move from
    QFutureInterface<R> m_shared; // what the promise and its futures share
    LendsPlaces m_lends;
    bool m_hasArgs = true;
    bool m_isIgnored = false;
    union
    {
        std::tuple<K...> m_args; // they end before the call does: release()
    };
};

/// The result of a call, and whether the function is given a promise for it.
template<bool callable, typename R, bool promise>
struct CallForm
{
    using Result = R;
    static constexpr bool isCallable = callable;
    static constexpr bool takesPromise = promise;
};

/// The form in which \a F is called with \a Args. \a Named: the result type, if that is named;
/// then there is a promise.
template<typename Named, typename F, typename... Args>
consteval auto callForm()
{
    if constexpr (!std::is_void_v<Named>) {
        constexpr bool callable = isCallableWithPromise<F, typename Named::type, Args...>;
        static_assert(callable, "parallel::concurrent::run<T>: the function cannot be called with a "
                                "QPromise<T> & and copies of these arguments.");
        return CallForm<callable, typename Named::type, true>();
    } else if constexpr (isCallable<F, Args...>) {
        using R = typename ResultOf<true, F, Args...>::Type;
        return CallForm<checkResult<R>(), R, false>();
    } else {
        using Promised = PromisedBy<Parameter<F, 0>>;
        constexpr bool callable =
            Promised::isPromise && isCallableWithPromise<F, typename Promised::Type, Args...>;
        static_assert(callable,
                      "parallel::concurrent::run: the function cannot be called with copies of these "
                      "arguments, nor with a QPromise<T> & before them. Check their number and types, "
                      "and pass std::ref(x) where it takes a reference that it changes.");
        return CallForm<callable, typename Promised::Type, true>();
    }
}

enum class Future { Held, Ignored };

template<typename R, bool takesPromise, Future future, typename Fn, typename... Args>
auto makeRun(QThreadPool *pool, int priority, Fn &&fn, Args &&...args)
{
    const CallsTo threads(pool, CallsTo::Made, priority);
    auto task = taskOf(std::forward<Fn>(fn));
    using D = typename TaskParts<decltype(task)>::D;
    auto *const call = makeCall<RunCall<D, R, takesPromise, Kept<Args>...>>(
        MapAccess::definition(task), keep(std::forward<Args>(args))...);
    QFuture<R> made = call->future();
    if constexpr (future == Future::Ignored)
        call->ignoreFuture();
    try {
        submitCall(call);
    } catch (...) { // where calls run at once, they throw at once
        if (!made.isFinished())
            throw;
    }
    if constexpr (future == Future::Held)
        return made;
}

/// Makes a call of \a fn where QtConcurrent's forms send it. Its failure goes to the future alone.
template<typename Named, Future future, typename Fn, typename... Args>
auto runOn(QThreadPool *pool, int priority, Fn &&fn, Args &&...args)
{
    constexpr bool isPlain = !isTask<std::decay_t<Fn>>;
    static_assert(isPlain, "parallel::concurrent::run: this is a parallel::task() already. Call it: "
                           "task(arguments…) returns a QFuture of what it returns.");
    constexpr bool kept = (canBeKept<Args> && ...);
    static_assert(kept,
                  "parallel::concurrent::run: an argument can neither be copied nor moved into the call. "
                  "Pass std::move(x) of what can be moved, and std::ref(x) of what cannot and lives long "
                  "enough.");
    if constexpr (isPlain && kept) {
        using Form = decltype(callForm<Named, FunctorOf<Fn>, Passed<Kept<Args>>...>());
        if constexpr (Form::isCallable)
            return makeRun<typename Form::Result, Form::takesPromise, future>(
                pool, priority, std::forward<Fn>(fn), std::forward<Args>(args)...);
    }
}

} // namespace parallel::detail
