// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/callof.h>
#include <libparallel/detail/herecall.h>
#include <libparallel/detail/qtconcurrent.h>
#include <libparallel/detail/remoteform.h>
#include <libparallel/retry.h>

#include <QtCore/qfuture.h>
#include <QtCore/qpromise.h>

#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <source_location>
#include <tuple>
#include <type_traits>
#include <utility>

namespace parallel {

/// A callable with a name. Called while a scope is open, it runs on a worker of that scope;
/// called without one, it runs right there, as a plain function does. Made by task().
///
/// Any thread may call it. Calls run at the same time, so the callable's operator() is const, and what
/// calls share needs protection. Copies share the callable. A task may be destroyed before its queued
/// calls have run.
template<typename F, typename L>
class Task
{
    using D = detail::DefinitionOf<F, L>;

public:
    /// Makes a second handle of the task. Any thread may copy and destroy handles of its own.
    Task(const Task &other) noexcept : d(other.d) { d->refHandle(); }
    /// Makes a second handle: \a other may still be called.
    Task(Task &&other) noexcept : Task(std::as_const(other)) {}
    /// Makes this a handle of the task \a other. Calls that were made before stay as they are.
    Task &operator=(Task other) noexcept
    {
        std::swap(d, other.d);
        return *this;
    }
    ~Task()
    {
        if (detail::currentContext)
            detail::letGo(d);
        d->derefHandle(); // NOLINT(clang-analyzer-cplusplus.NewDelete): it cannot count references
    }

    /// Calls the task. In a scope it copies or moves the arguments (std::ref passes a reference),
    /// queues the call and returns at once: a QFuture of the result, or nothing where the callable
    /// returns void. It waits only where the queue is full. Without a scope it runs the callable here
    /// and now, and throws what that throws.
    ///
    /// The callable gets what was passed. An array is passed as a pointer, and the parts of a text under
    /// QT_USE_QSTRINGBUILDER as a string. A callable whose first parameter is a std::stop_token is given
    /// one before the arguments (a member function: after the object). A callable whose operator() is a template
    /// or has overloads is given a token only if it cannot be called without one.
    ///
    /// The arguments are destroyed when the call has ended, before its future is finished.
    template<typename... Args>
    auto operator()(Args &&...args) const
    {
        constexpr bool kept = (detail::canBeKept<Args> && ...);
        static_assert(kept, "parallel::task: an argument can neither be copied nor moved into the call. Pass "
                            "std::move(x) of what can be moved, such as a std::unique_ptr, and a pointer or "
                            "std::ref(x) to what cannot and lives long enough, such as a QObject.");
        constexpr bool callable = detail::isCallable<F, detail::Passed<detail::Kept<Args>>...>;
        static_assert(!kept || callable,
                      "parallel::task: the callable cannot be called with copies of these arguments. "
                      "Check their number and types; pass std::ref(x) where it takes a reference that "
                      "it changes; and its operator() must be const (a lambda without 'mutable'), "
                      "because its calls run at the same time.");
        constexpr bool labelFits =
            std::is_same_v<detail::LabelIn<L>, detail::NoLabel>
            || std::is_invocable_v<const detail::LabelIn<L> &, const detail::Passed<detail::Kept<Args>> &...>;
        static_assert(!kept || !callable || labelFits,
                      "parallel::task: the label cannot be called with these arguments. It takes what the "
                      "callable takes, by const reference or by value, and no stop token.");
        constexpr bool keysFit = detail::KeysFit<L, detail::Passed<detail::Kept<Args>>...>::value;
        static_assert(
            !kept || !callable || keysFit,
            "parallel::task: the key of a limit cannot be called with these arguments. It takes what "
            "the callable takes, by const reference or by value, and no stop token.");
        using R = typename detail::ResultOf<kept && callable, F, detail::Passed<detail::Kept<Args>>...>::Type;
        constexpr bool returned = detail::checkResult<R>();
        if constexpr (kept && callable && labelFits && keysFit && returned) {
            if constexpr (std::is_void_v<R>) {
                if (!detail::currentContext)
                    runHere(std::forward<Args>(args)...);
                else
                    detail::submitCall(detail::makeCall<detail::CallOf<D, R, detail::Kept<Args>...>>(
                        d, detail::keep(std::forward<Args>(args))...));
            } else {
                if (!detail::currentContext) {
                    QPromise<R> promise;
                    promise.start();
                    promise.addResult(runHere(std::forward<Args>(args)...));
                    promise.finish();
                    return promise.future();
                }
                auto *call = detail::makeCall<detail::FutureCallOf<D, R, detail::Kept<Args>...>>(
                    d, detail::keep(std::forward<Args>(args))...);
                QFuture<R> future = call->future();
                detail::submitCall(call);
                return future;
            }
        }
    }

    /// Returns this task with a function that writes a call's arguments as text, for the monitor and for
    /// TaskInfo::arguments. \a label is called with the arguments, by const reference, and returns a
    /// string. It is called on any thread, several at a time, so it must be as thread-safe as the callable.
    /// It is mostly not called where nobody would see the text: where the call is not recorded, has not
    /// failed, and no signal is connected.
    ///
    /// Without a label, strings, literals and numbers are shown as they are, and everything else as "…": also
    /// what std::ref passes and what a pointer points to, a `char *` too. Where the label throws, "…" is shown.
    ///
    ///     const auto load = parallel::task("load", &loadOrder)
    ///                           .label([](const Order &order) { return order.number; });
    template<typename L2>
    [[nodiscard("label() changes nothing: it returns a task with the label")]] auto label(L2 &&label) const
    {
        return with(detail::withLabel(d->label, std::forward<L2>(label)), d->policy());
    }

    // --- policies ---
    //
    // Each returns a task with the policy, and they combine in any order. A second one of a kind
    // replaces the first. PARALLEL_TASKS has the last word, by the task's name
    // (without a scope: as it was set when the first call without one was made).
    // A call that waits for its time, its next attempt, a limit or a rate holds no worker, and
    // counts as queued. Without a scope, and with PARALLEL_ENABLED=0, the calling thread sleeps.

    /// Returns this task with retries: a call that fails is tried again after a delay that grows, until it
    /// succeeds or has been tried as often as \a retry says. Only what the last attempt throws is the call's
    /// failure; Threads::taskRetried() tells of the others. Each attempt gets the arguments anew, so they are
    /// copied where the callable takes them by value. Where such an argument can only be moved, the call
    /// throws UsageError. Throws ConfigError for a value out of range.
    ///
    ///     const auto load = parallel::task("load", &loadTable).retry({.attempts = 5});
    [[nodiscard("retry() changes nothing: it returns a task with the policy")]] Task
    retry(const Retry &retry = {}) const
    {
        return with(L(d->label), d->policy().withRetry(retry));
    }

    /// Returns this task with a limit: at most \a count of its calls run at the same time, in the whole
    /// process, whatever threads and scopes make them. Tasks that are made from it, by label() or another
    /// policy, share the limit. \a count is 1 to 1,000,000,000; throws ConfigError outside that range.
    ///
    /// A call holds its place from when a worker starts it until its callable has returned. A task that
    /// waits for its group or its own scope gives its place back meanwhile. Scopes that wait for the same
    /// limit take turns. A scope that cannot start the call whose turn it is, because it is paused or its
    /// workers are busy, loses that turn to others after some hundredths of a second.
    [[nodiscard("limit() changes nothing: it returns a task with the policy")]] Task limit(qint64 count) const
    {
        return with(L(d->label), d->policy().withLimit(count));
    }

    /// Returns this task with a limit for each key, such as each host: at most \a count of its calls with the
    /// same key run at the same time. \a key is called with the arguments, by const reference, on the thread
    /// that makes the call, and returns a string or a number. What it throws, the call throws. Such limits add
    /// to a limit without a key; a task may have up to 7 of them.
    ///
    ///     .limit(8).limit(2, [](const QUrl &url) { return url.host(); })
    template<typename K>
    [[nodiscard("limit() changes nothing: it returns a task with the policy")]] auto limit(qint64 count,
                                                                                           K &&key) const
    {
        using Keyed = detail::WithKey<L, std::decay_t<K>>;
        static_assert(
            detail::keyCount<Keyed> <= detail::mostKeys,
            "parallel::Task::limit(): a task has at most 7 limits with a key. Make one key of several, such "
            "as a text with all of them.");
        return with(Keyed{d->label, std::forward<K>(key)}, d->policy().withKeyedLimit(count));
    }

    /// Returns this task with a rate: at most \a count of its calls start in any period of length \a per. The
    /// first one starts at once, and the others are spread evenly. Each attempt counts as a start. Tasks that
    /// are made from this one share the rate, as they share a limit().
    [[nodiscard("rate() changes nothing: it returns a task with the policy")]] Task
    rate(qint64 count, std::chrono::milliseconds per) const
    {
        return with(L(d->label), d->policy().withRate(count, per));
    }

    /// Returns this task with a time-out for each attempt. An attempt that takes longer than \a time is asked to
    /// stop, by its stop token. When it ends it has failed with TimeoutError, whatever it returned or threw. (A
    /// thread cannot be stopped by force: a task that does not look at its token goes on.)
    [[nodiscard("timeout() changes nothing: it returns a task with the policy")]] Task
    timeout(std::chrono::milliseconds time) const
    {
        return with(L(d->label), d->policy().withTimeout(time));
    }

    /// Returns this task with a delay: a call begins \a time after it was made, or later.
    ///
    ///     poll.delay(10s)(server);
    [[nodiscard("delay() changes nothing: it returns a task with the policy")]] Task
    delay(std::chrono::milliseconds time) const
    {
        return with(L(d->label), d->policy().withDelay(time));
    }

    /// Returns this task with a priority: its queued calls go before those of a lower priority, in their scope
    /// and where they wait for the same limit. Tasks without one have 0.
    [[nodiscard("priority() changes nothing: it returns a task with the policy")]] Task
    priority(int priority) const
    {
        return with(L(d->label), d->policy().withPriority(priority));
    }

    // --- other machines ---
    //
    // These need <libparallel/cluster.h>, and the library Parallel::Cluster.

    /// This task, whose calls may run in another process, on another machine: a worker, which is the
    /// same program. Where PARALLEL_CLUSTER names no broker, without a scope, and in a worker itself,
    /// they run here. What the callable takes and returns is sent by QDataStream, and takes at most
    /// 128 MiB together. A call that is away holds no worker and no thread here, and is otherwise as any other.
    ///
    /// The callable must be the same in all processes: a function, or a lambda without captures. For
    /// one with a state, pass parallel::sameEverywhere to say that each process makes it with the same state.
    /// Workers know it by the task's name from when this is called, so call this before the first
    /// threads(). Throws UsageError where another callable has that name.
    ///
    ///     const auto load = parallel::task("load", &loadTable).remote();
    template<typename... Mark>
    [[nodiscard("remote() changes nothing: it returns a task that may run elsewhere")]] auto
    remote(Mark... mark) const
    {
        return detail::RemoteForm<F, L>::remote(*this, mark...);
    }
    /// Returns this remote task with calls that may be repeated: a call runs again when its worker was lost, or
    /// the connection to it, and nobody knows whether it has run. Without this, such a call fails with WorkerLost.
    [[nodiscard("repeatable() changes nothing: it returns a task whose calls may be repeated")]] auto
    repeatable() const
    {
        return detail::RemoteForm<F, L>::repeatable(*this);
    }
    /// Returns this remote task with a key for each call: what \a key returns for the arguments, a string or a
    /// number. Each attempt has the same key, wherever it runs, and reads it by thisTask::key(), so that a
    /// database can tell a repeated call from a new one.
    template<typename K>
    [[nodiscard("key() changes nothing: it returns a task whose calls have keys")]] auto key(K &&key) const
    {
        return detail::RemoteForm<F, L>::key(*this, std::forward<K>(key));
    }

    /// The name that it was given, or else the place in the source where task() was called.
    QString name() const { return QString::fromUtf8(d->name()); }

private:
    template<typename, typename>
    friend class Task;
    template<typename G>
    friend detail::TaskOf<G> task(QAnyStringView, G &&);
    template<typename G>
    friend detail::TaskOf<G> task(G &&, std::source_location);
    friend struct detail::MapAccess;
    template<typename, typename, typename>
    friend struct detail::RemoteForm;

    template<typename Name>
    Task(const Name &name, F fn, L label = {}) : d(new D(name, std::move(fn), std::move(label)))
    {
    }
    template<typename L2>
    Task<F, L2> with(L2 &&label, detail::PolicyRef policy) const
    {
        static_assert(std::is_copy_constructible_v<F> && std::is_copy_constructible_v<L2>,
                      "parallel::task: give a label or a policy to a task whose callable can be copied.");
        Task<F, L2> made(QUtf8StringView(d->name()), F(d->fn), std::forward<L2>(label));
        made.d->setPolicy(std::move(policy));
        return made;
    }

    /// Lvalues go in as const references where that will do and as copies
    /// elsewhere, so that a call does the same to them with and without a scope.
    template<typename... Args>
    auto runHere(Args &&...args) const
    {
        if (const detail::PolicyRef policy = detail::policyHere(*d)) [[unlikely]]
            return runHereByPolicy(policy, std::forward<Args>(args)...);
        return runOnce(std::forward<Args>(args)...);
    }

    template<typename... Args>
    auto runOnce(Args &&...args) const
    {
        if constexpr (detail::isCallable<F, Here<Args>...>)
            return detail::invokeTask(d->fn, static_cast<Here<Args>>(args)...);
        else
            return detail::invokeTask(d->fn, detail::Passed<detail::Kept<Args>>(std::forward<Args>(args))...);
    }

    /// One attempt after the other; all but the last are given copies of what they would use up.
    template<typename... Args>
    auto runHereByPolicy(const detail::PolicyRef &policy, Args &&...args) const
    {
        return runAttempts(policy, std::index_sequence_for<Args...>(), std::forward<Args>(args)...);
    }
    template<std::size_t... i, typename... Args>
    auto runAttempts(const detail::PolicyRef &policy, std::index_sequence<i...>, Args &&...args) const
    {
        [[maybe_unused]] constexpr auto survive = detail::whichSurvive<F, detail::Kept<Args>...>();
        constexpr bool isRepeatable = (detail::canBeGivenAgain<survive[i], Args> && ...);
        QList<QByteArray> keys;
        if constexpr (detail::hasKeys<L>)
            detail::addKeys(keys, d->label, detail::asPassed<Args>(args)...);
        return detail::runByPolicy(*d, policy, keys, isRepeatable, [&](bool mayRepeat) {
            if constexpr (isRepeatable) {
                if (mayRepeat)
                    return runOnce(detail::again<survive[i], Args>(args)...);
            }
            return runOnce(std::forward<Args>(args)...);
        });
    }

    /// Such as what Qt's operator+ returns: a const QString that cannot be moved.
    template<typename T>
    static constexpr bool isConstHere =
        std::is_lvalue_reference_v<T> || std::is_const_v<std::remove_reference_t<T>>;
    template<typename T, typename P = detail::Passed<detail::Kept<T>>>
    using Here = std::conditional_t<!std::is_same_v<P, std::remove_cvref_t<T>>, P,
                                    std::conditional_t<isConstHere<T>, const P &, P &&>>;

    D *d;
};

/// Makes a task of any callable: a function, a lambda, a generic lambda or a member function. The
/// name is shown in the monitor, in logs and in errors. The callable is destroyed, with what it has captured,
/// when the last handle is gone and the last call has ended.
///
/// A function with overloads, or a template, needs a lambda around it:
///
///     const auto any = parallel::task("any", [](auto &&...a) { return f(std::forward<decltype(a)>(a)...); });
template<typename F = detail::OverloadedName>
[[nodiscard]] detail::TaskOf<F> task(QAnyStringView name, F &&fn)
{
    return Task<std::decay_t<F>>(name, std::forward<F>(fn));
}

/// Makes a task whose name is the place in the source where this is called.
template<typename F = detail::OverloadedName>
[[nodiscard]] detail::TaskOf<F> task(F &&fn, std::source_location where = std::source_location::current())
{
    return Task<std::decay_t<F>>(where, std::forward<F>(fn));
}

} // namespace parallel
