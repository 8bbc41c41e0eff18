// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <QtCore/qfuture.h>
#include <QtCore/qpromise.h>

#include <functional>
#include <memory>
#include <new>
#include <tuple>
#include <type_traits>
#include <utility>

namespace parallel {

namespace detail {

struct NoLabel
{};

/// A callable that asks for a stop token first is given one, as std::jthread does.
template<typename F, typename... Args>
inline constexpr bool wantsStopToken = std::is_invocable_v<const F &, std::stop_token, Args...>;

template<typename F, typename... Args>
decltype(auto) invokeTask(const F &fn, Args &&...args)
{
    if constexpr (wantsStopToken<F, Args...>)
        return std::invoke(fn, currentStopToken(), std::forward<Args>(args)...);
    else
        return std::invoke(fn, std::forward<Args>(args)...);
}

template<typename F, typename... Args>
consteval bool isCallableOnWorker()
{
    return wantsStopToken<F, std::decay_t<Args>...> || std::is_invocable_v<const F &, std::decay_t<Args>...>;
}

template<bool callable, typename F, typename... Args>
struct ResultOf
{
    using Type = void;
};
template<typename F, typename... Args>
struct ResultOf<true, F, Args...>
{
    using Type = decltype(invokeTask(std::declval<const F &>(), std::declval<std::decay_t<Args>>()...));
};

template<typename F, typename L>
class DefinitionOf final : public Definition
{
public:
    template<typename Name>
    DefinitionOf(const Name &name, F &&f, L &&l) : Definition(name), fn(std::move(f)), label(std::move(l))
    {
    }

    /// A label that throws stops no call: … stands for what it would have said.
    template<typename... Args>
    void describe(Text &text, const Args &...args) const noexcept
    {
        try {
            if constexpr (std::is_same_v<L, NoLabel>)
                (appendArgument(text, args), ...);
            else
                appendArgument(text, label(args...));
        } catch (...) {
            text.append(std::string_view("…"));
        }
    }

    const F fn;
    const L label;
};

template<typename D, typename R, typename... Args>
class CallOf : public Call
{
public:
    template<typename... Given>
    explicit CallOf(D *of, Given &&...given) : CallOf(CallKind::Plain, of, std::forward<Given>(given)...)
    {
    }

    static constexpr bool hasFuture = false;

    void run() override { invoke(); }
    void describe(Text &text) const override
    {
        std::apply([&](const auto &...args) { task().describe(text, args...); }, m_args);
    }
    void destroy() override { this->CallOf::~CallOf(); }

protected:
    template<typename... Given>
    CallOf(CallKind how, D *of, Given &&...given) : Call(of, how), m_args(std::forward<Given>(given)...)
    {
        this->keepsArguments = ((std::is_arithmetic_v<Args> || std::is_enum_v<Args>)&&...);
    }
    ~CallOf() = default;

    decltype(auto) invoke()
    {
        return std::apply(
            [this](Args &...args) -> decltype(auto) {
                return invokeTask(task().fn, std::forward<Args>(args)...);
            },
            m_args);
    }

private:
    const D &task() const noexcept { return *static_cast<const D *>(definition); }

    [[no_unique_address]] std::tuple<Args...> m_args;
};

/// Runs \a change, which changes a promise and then tells QFutureWatchers of it.
/// Where there is no memory to tell them, the change has been made nevertheless.
template<typename Change>
void tellWatchers(Change &&change) noexcept
{
    try {
        change();
    } catch (...) {
    }
}

/// Adds what \a make returns to \a promise. A result that is there stays, even where
/// there is no memory to tell watchers of it: somebody may be reading it.
template<typename R, typename Make>
void addResult(QPromise<R> &promise, int index, Make &&make)
{
    try {
        promise.addResult(make(), index);
    } catch (...) {
        if (!promise.future().isResultReadyAt(index))
            throw;
    }
}

/// Gives \a promise, of what will not run, the exception that says so.
template<typename R>
void setDropped(QPromise<R> &promise)
{
    if (const std::exception_ptr dropped = droppedError())
        promise.setException(dropped);
    else
        promise.future().cancel();
}

template<typename D, typename R, typename... Args>
class FutureCallOf final : public CallOf<D, R, Args...>
{
    using Base = CallOf<D, R, Args...>;

public:
    template<typename... Given>
    explicit FutureCallOf(D *of, Given &&...given) : Base(CallKind::Future, of, std::forward<Given>(given)...)
    {
        m_promise.start();
    }

    static constexpr bool hasFuture = true;

    QFuture<R> future() const { return m_promise.future(); }

    void run() override
    {
        try {
            addResult(m_promise, 0, [this]() -> decltype(auto) { return this->invoke(); });
        } catch (...) {
            this->wasCancelled = isCancelled(); // with an exception, each future is
            tellWatchers([&] { m_promise.setException(std::current_exception()); });
            tellWatchers([&] { m_promise.finish(); });
            throw;
        }
        tellWatchers([&] { m_promise.finish(); });
    }
    void drop() noexcept override
    {
        if (!isCancelled()) // not by its holder, whose result() would find neither value nor exception
            tellWatchers([&] { setDropped(m_promise); });
        tellWatchers([&] { m_promise.finish(); });
    }
    bool isCancelled() const noexcept override { return m_promise.isCanceled(); }
    void destroy() override { this->~FutureCallOf(); }

private:
    QPromise<R> m_promise;
};

/// The memory of a call that is being made; back to where it came from if an
/// argument's copy throws.
template<typename C, typename... Args>
C *makeCall(Args &&...args)
{
    static_assert(alignof(C) <= alignof(std::max_align_t),
                  "parallel::task: arguments with extended alignment are not supported.");
    const CallMemory memory = allocateCall(sizeof(C), C::hasFuture);
    try {
        C *const call = new (memory.address) C(std::forward<Args>(args)...);
        call->offset = memory.offset;
        return call;
    } catch (...) {
        discardCall(memory);
        throw;
    }
}

} // namespace detail

/// A callable that runs on a worker when a scope is open, and right here when
/// there is none. Made by task(). Copies share the callable. Any thread may call
/// it; calls run at the same time, so its operator() is const and must not share
/// state without protection. It may be destroyed before its queued calls run.
template<typename F, typename L = detail::NoLabel>
class Task
{
    using D = detail::DefinitionOf<F, L>;

public:
    /// Shares the callable; any thread may copy and destroy its own handle.
    Task(const Task &other) noexcept : d(other.d) { d->ref(); }
    /// The same: what was moved from may still be called.
    Task(Task &&other) noexcept : Task(std::as_const(other)) {}
    /// Calls from here on are \a other's; those already made stay as they are.
    Task &operator=(Task other) noexcept
    {
        std::swap(d, other.d);
        return *this;
    }
    ~Task() { d->deref(); } // NOLINT(clang-analyzer-cplusplus.NewDelete): it cannot count references

    /// Calls the task. In a scope: copies or moves the arguments (std::ref passes
    /// a reference), queues the call, and returns at once: nothing for a callable
    /// that returns void, a QFuture of the result otherwise. A full queue makes it
    /// wait for room. Without a scope: runs it here, and what it throws leaves it.
    template<typename... Args>
    auto operator()(Args &&...args) const
    {
        constexpr bool callable = detail::isCallableOnWorker<F, Args...>();
        static_assert(callable,
                      "parallel::task: the callable cannot be called with copies of these arguments. "
                      "Check their number and types; pass std::ref(x) where it takes a reference that "
                      "it changes; and its operator() must be const (a lambda without 'mutable'), "
                      "because its calls run at the same time.");
        using R = typename detail::ResultOf<callable, F, Args...>::Type;
        static_assert(!std::is_reference_v<R>,
                      "parallel::task: the callable returns a reference, which might not outlive the "
                      "call. Return a value or a pointer.");
        if constexpr (callable && !std::is_reference_v<R>) {
            if constexpr (std::is_void_v<R>) {
                if (!detail::currentContext)
                    runHere(std::forward<Args>(args)...);
                else
                    detail::submitCall(detail::makeCall<detail::CallOf<D, R, std::decay_t<Args>...>>(
                        d, std::forward<Args>(args)...));
            } else {
                if (!detail::currentContext) {
                    QPromise<R> promise;
                    promise.start();
                    promise.addResult(runHere(std::forward<Args>(args)...));
                    promise.finish();
                    return promise.future();
                }
                auto *call = detail::makeCall<detail::FutureCallOf<D, R, std::decay_t<Args>...>>(
                    d, std::forward<Args>(args)...);
                QFuture<R> future = call->future();
                detail::submitCall(call);
                return future;
            }
        }
    }

    /// The same task with a text for each call's arguments, for the monitor and
    /// for TaskInfo::arguments: \a label is called with the arguments, by const
    /// reference, and returns a string. Any thread may call it, several at a time: it
    /// must be as thread-safe as the callable. Without it, strings and numbers stand
    /// for themselves and all else for "…", also what is passed by std::ref and a
    /// `char *`; so it does where the label throws.
    ///
    ///     const auto load = parallel::task("load", &loadOrder)
    ///                           .label([](const Order &order) { return order.number; });
    template<typename L2>
    [[nodiscard("label() changes nothing: it returns a task with the label")]] Task<F, std::decay_t<L2>>
    label(L2 &&label) const
    {
        static_assert(std::is_copy_constructible_v<F>,
                      "parallel::task: give a label to a task whose callable can be copied.");
        return Task<F, std::decay_t<L2>>(QUtf8StringView(d->name()), F(d->fn), std::forward<L2>(label));
    }

    /// The name it was given, or where in the source it was wrapped.
    QString name() const { return QString::fromUtf8(d->name()); }

private:
    template<typename, typename>
    friend class Task;
    template<typename G>
    friend Task<std::decay_t<G>> task(QAnyStringView, G &&);
    template<typename G>
    friend Task<std::decay_t<G>> task(G &&, std::source_location);
    friend struct detail::MapAccess;

    template<typename Name>
    Task(const Name &name, F fn, L label = {}) : d(new D(name, std::move(fn), std::move(label)))
    {
    }

    /// Lvalues go in as const references where that will do and as copies
    /// elsewhere, so that a call does the same to them with and without a scope.
    template<typename... Args>
    decltype(auto) runHere(Args &&...args) const
    {
        if constexpr (detail::isCallableOnWorker<F, Args...>()
                      && (std::is_invocable_v<const F &, ByConst<Args>...>
                          || std::is_invocable_v<const F &, std::stop_token, ByConst<Args>...>))
            return detail::invokeTask(d->fn, static_cast<ByConst<Args>>(args)...);
        else
            return detail::invokeTask(d->fn, std::decay_t<Args>(std::forward<Args>(args))...);
    }

    template<typename T>
    using ByConst =
        std::conditional_t<std::is_lvalue_reference_v<T>, const std::remove_reference_t<T> &, T &&>;

    D *d;
};

/// Wraps any callable: function, lambda, generic lambda, member function. The
/// name shows in the monitor, in logs and in errors.
///
///     const auto load = parallel::task("load", [](const QString &table) { … });
template<typename F>
[[nodiscard]] Task<std::decay_t<F>> task(QAnyStringView name, F &&fn)
{
    return Task<std::decay_t<F>>(name, std::forward<F>(fn));
}

/// The same, named by where it is in the source.
template<typename F>
[[nodiscard]] Task<std::decay_t<F>> task(F &&fn, std::source_location where = std::source_location::current())
{
    return Task<std::decay_t<F>>(where, std::forward<F>(fn));
}

} // namespace parallel
