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

/// A callable that runs on a worker when a scope is open, and right here when
/// there is none. Made by task(). Copies share the callable. Any thread may call
/// it; calls run at the same time, so its operator() is const and must not share
/// state without protection. It may be destroyed before its queued calls run.
template<typename F, typename L>
class Task
{
    using D = detail::DefinitionOf<F, L>;

public:
    /// Shares the callable; any thread may copy and destroy its own handle.
    Task(const Task &other) noexcept : d(other.d) { d->refHandle(); }
    /// Shares it too: what was moved from may still be called.
    Task(Task &&other) noexcept : Task(std::as_const(other)) {}
    /// Calls from here on are \a other's; those already made stay as they are.
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

    /// Calls the task. In a scope: copies or moves the arguments (std::ref passes
    /// a reference), queues the call, and returns at once: nothing for a callable
    /// that returns void, a QFuture of the result otherwise. A full queue makes it
    /// wait for room. Without a scope: runs it here, and what it throws leaves it.
    ///
    /// The callable gets exactly what was passed: an array as a pointer, and a text
    /// that QT_USE_QSTRINGBUILDER puts together as a string. A std::stop_token comes first
    /// where that is the type of its first parameter (for a member function: after the
    /// object). One whose operator() is a template or has overloads is given a token only
    /// if it cannot be called without.
    ///
    /// What a call was passed is released when it has ended, and before its future is told.
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

    /// This task with a text for each call's arguments, for the monitor and
    /// for TaskInfo::arguments: \a label is called with the arguments, by const
    /// reference, and returns a string. Any thread may call it, several at a time: it
    /// must be as thread-safe as the callable. Without it, strings, literals and numbers
    /// stand for themselves and all else for "…", also what is passed by std::ref and what
    /// a pointer points to (a `char *` too); so it does where the label throws. Where nobody
    /// asks, because the call is not recorded, has not failed, and no signal is connected,
    /// the label is mostly not called.
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
    // Each returns a task with the policy, and they combine in any order; the same one again
    // takes the place of the one before. PARALLEL_TASKS has the last word, by the task's name
    // (without a scope: as it was set when the first call without one was made).
    // A call that waits for its time, its next attempt, a limit or a rate holds no worker, and
    // counts as queued. Without a scope, and with PARALLEL_ENABLED=0, the calling thread sleeps.

    /// This task, tried again where it fails: after a delay that grows, until it succeeds or has
    /// been tried as often as \a retry says. Only the last failure is the call's; Threads tells
    /// of the others by taskRetried(). Each attempt is given the arguments anew, so that they are
    /// copied where the callable takes them by value; arguments that can only be moved make the
    /// call throw UsageError. Throws ConfigError for a value out of range.
    ///
    ///     const auto load = parallel::task("load", &loadTable).retry({.attempts = 5});
    [[nodiscard("retry() changes nothing: it returns a task with the policy")]] Task
    retry(const Retry &retry = {}) const
    {
        return with(L(d->label), d->policy().withRetry(retry));
    }

    /// This task, of whose calls at most \a count run at the same time, from whatever thread and
    /// in whatever scope. Tasks that are made from it, by label() or another policy, share the
    /// limit. 1 to 1,000,000,000; throws ConfigError outside that range.
    ///
    /// A call has its place from when a worker starts it until its callable has returned; a task that
    /// waits for its group or its own scope gives its place back meanwhile. Scopes that wait for
    /// the same limit take turns. A scope that cannot start the call whose turn it is, as it is
    /// paused or its workers are busy, loses that turn to others after some hundredth of a second.
    [[nodiscard("limit() changes nothing: it returns a task with the policy")]] Task limit(qint64 count) const
    {
        return with(L(d->label), d->policy().withLimit(count));
    }

    /// This task, of whose calls at most \a count for each key run at the same time, such as for
    /// each host. \a key is called with the arguments, by const reference, on the thread that makes
    /// the call, and returns a string or a number; what it throws leaves the call. It adds to a
    /// limit without a key and to those with another one; at most 7 with a key.
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

    /// This task, of whose calls at most \a count start in each time of \a per: the first at once,
    /// and the others spread evenly, each attempt of them too. Shared as a limit() is.
    [[nodiscard("rate() changes nothing: it returns a task with the policy")]] Task
    rate(qint64 count, std::chrono::milliseconds per) const
    {
        return with(L(d->label), d->policy().withRate(count, per));
    }

    /// This task, each attempt of which may take \a time: then it is asked to stop, by its stop
    /// token, and when it ends, whatever it returns or throws, it has failed with TimeoutError. (A
    /// thread cannot be stopped by force: a task that does not look at its token goes on.)
    [[nodiscard("timeout() changes nothing: it returns a task with the policy")]] Task
    timeout(std::chrono::milliseconds time) const
    {
        return with(L(d->label), d->policy().withTimeout(time));
    }

    /// This task, whose calls begin \a time after they were made, and not before.
    ///
    ///     poll.delay(10s)(server);
    [[nodiscard("delay() changes nothing: it returns a task with the policy")]] Task
    delay(std::chrono::milliseconds time) const
    {
        return with(L(d->label), d->policy().withDelay(time));
    }

    /// This task, whose queued calls go before those of a lower priority, in their scope and where
    /// they wait for the same limit; 0 is what others have.
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
    /// The callable must be the same in all processes: a function, or a lambda without captures. Of
    /// one with a state, pass parallel::sameEverywhere to say that each process makes it the same.
    /// It is known to workers by the task's name, from when this is called: do that before the
    /// first threads(). Throws UsageError where another callable has that name.
    ///
    ///     const auto load = parallel::task("load", &loadTable).remote();
    template<typename... Mark>
    [[nodiscard("remote() changes nothing: it returns a task that may run elsewhere")]] auto
    remote(Mark... mark) const
    {
        return detail::RemoteForm<F, L>::remote(*this, mark...);
    }
    /// This remote task, whose calls may run again when it is not known whether they have run: their
    /// worker was lost, or the connection to it. Without this, such a call fails with WorkerLost.
    [[nodiscard("repeatable() changes nothing: it returns a task whose calls may be repeated")]] auto
    repeatable() const
    {
        return detail::RemoteForm<F, L>::repeatable(*this);
    }
    /// This remote task, each call of which has a key: what \a key returns for its arguments, a string
    /// or a number. It is the same in each attempt, wherever that runs, and thisTask::key() there,
    /// so that a database can tell a repeated call from a new one.
    template<typename K>
    [[nodiscard("key() changes nothing: it returns a task whose calls have keys")]] auto key(K &&key) const
    {
        return detail::RemoteForm<F, L>::key(*this, std::forward<K>(key));
    }

    /// The name it was given, or where in the source it was wrapped.
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

/// Wraps any callable: function, lambda, generic lambda, member function. The
/// name shows in the monitor, in logs and in errors. What it has captured is released
/// when the last handle is gone and the last call has ended.
///
/// A function with overloads, or a template, needs a lambda around it:
///
///     const auto load = parallel::task("load", [](const QString &table) { … });
///     const auto any = parallel::task("any", [](auto &&...a) { return f(std::forward<decltype(a)>(a)...); });
template<typename F = detail::OverloadedName>
[[nodiscard]] detail::TaskOf<F> task(QAnyStringView name, F &&fn)
{
    return Task<std::decay_t<F>>(name, std::forward<F>(fn));
}

/// Wraps a callable, and names it by where it is in the source.
template<typename F = detail::OverloadedName>
[[nodiscard]] detail::TaskOf<F> task(F &&fn, std::source_location where = std::source_location::current())
{
    return Task<std::decay_t<F>>(where, std::forward<F>(fn));
}

} // namespace parallel
