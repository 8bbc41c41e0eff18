// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The callable of a remote task: it sends its call away, and takes up the answer when the
/// call has come back. Not part of the public API.

#pragma once

#include <libparallel/detail/elsewhere.h>
#include <libparallel/detail/keys.h>
#include <libparallel/detail/remoteform.h>
#include <libparallel/detail/wire.h>
#include <libparallel/task.h>

#include <functional>
#include <typeinfo>

namespace parallel::detail {

struct SameEverywhere
{};
struct NoCallKey
{};

/// What a worker does with a call: is given the arguments, and returns the result.
struct RemoteBody
{
    QByteArray identity; // differs for different callables
    std::function<QByteArray(const QByteArray &)> run;
};
/// Thrown by it where the arguments cannot be read.
struct DamagedArguments
{};

/// Workers run \a body for calls of the task with this name. Throws UsageError.
PARALLEL_EXPORT void addRemoteTask(const QByteArray &name, RemoteBody body);
/// Sends a call. Throws UsageError where it is too large.
PARALLEL_EXPORT std::shared_ptr<Elsewhere> sendCall(const QByteArray &task, const Departing &call,
                                                    QByteArray arguments, QByteArray key, bool isRepeatable);
/// The result; or throws what the call has.
PARALLEL_EXPORT QByteArray takeAnswer(Elsewhere &from);
/// A result that is none.
[[noreturn]] PARALLEL_EXPORT void refuseAnswer(const QByteArray &task);

/// While it lives, thisTask::key() is \a key on this thread, and in the calls made there.
class PARALLEL_EXPORT KeyOfCall
{
public:
    explicit KeyOfCall(const QByteArray &key);
    ~KeyOfCall();
    KeyOfCall(const KeyOfCall &) = delete;
    KeyOfCall &operator=(const KeyOfCall &) = delete;

private:
    void *m_set;
};

/// The parameters of a callable but for a stop token, as a tuple, and whether it has one.
template<typename Parameters>
struct WithoutToken
{
    using Type = Parameters;
    static constexpr bool hasToken = false;
};
template<typename First, typename... P>
    requires std::is_same_v<std::remove_cvref_t<First>, std::stop_token>
struct WithoutToken<std::tuple<First, P...>>
{
    using Type = std::tuple<P...>;
    static constexpr bool hasToken = true;
};

/// What a callable with a parameter of type \a P is given of \a value: a reference where it takes one,
/// and else a copy.
template<typename P>
decltype(auto) passTo(const std::remove_cvref_t<P> &value)
{
    if constexpr (std::is_lvalue_reference_v<P>)
        return static_cast<const std::remove_cvref_t<P> &>(value);
    else
        return std::remove_cvref_t<P>(value);
}

/// What a remote task is, but for how it is called.
template<typename F, typename K, typename... P>
class RemoteFnBase
{
public:
    using Returned = decltype(invokeTask(std::declval<const F &>(),
                                         passTo<P>(std::declval<const std::remove_cvref_t<P> &>())...));

    RemoteFnBase(F fn, K key, QByteArray name, bool repeatable)
        : m_fn(std::move(fn)), m_key(std::move(key)), m_name(std::move(name)), m_isRepeatable(repeatable)
    {
    }

    const F &fn() const noexcept { return m_fn; }
    const QByteArray &name() const noexcept { return m_name; }
    bool isRepeatable() const noexcept { return m_isRepeatable; }
    const K &key() const noexcept { return m_key; }

    static QByteArray run(const F &fn, const QByteArray &arguments)
    {
        std::tuple<std::remove_cvref_t<P>...> values;
        const bool isRead = std::apply([&](auto &...value) { return fromWire(arguments, value...); }, values);
        if (!isRead)
            throw DamagedArguments();
        return std::apply(
            [&](const auto &...value) {
                using R = decltype(invokeTask(fn, passTo<P>(value)...));
                if constexpr (std::is_void_v<R>) {
                    invokeTask(fn, passTo<P>(value)...);
                    return QByteArray();
                } else {
                    return toWire<std::remove_cvref_t<R>>(invokeTask(fn, passTo<P>(value)...));
                }
            },
            values);
    }

protected:
    auto call(const std::remove_cvref_t<P> &...value) const
    {
        using R = std::remove_cvref_t<decltype(invokeTask(m_fn, passTo<P>(value)...))>;
        const Departing departing = takeDeparture();
        if (!departing.place) {
            const KeyOfCall key(keyOf(value...));
            return static_cast<R>(invokeTask(m_fn, passTo<P>(value)...));
        }
        if (!*departing.place) {
            *departing.place = sendCall(m_name, departing, toWire(value...), keyOf(value...), m_isRepeatable);
            throw LeavesCall();
        }
        const QByteArray answer = takeAnswer(**departing.place);
        if constexpr (!std::is_void_v<R>) {
            R result{};
            if (!fromWire(answer, result))
                refuseAnswer(m_name);
            return result;
        }
    }

private:
    QByteArray keyOf([[maybe_unused]] const std::remove_cvref_t<P> &...value) const
    {
        if constexpr (std::is_same_v<K, NoCallKey>)
            return {};
        else
            return keyText(std::invoke(m_key, value...));
    }
    template<typename T>
    static QByteArray keyText(const T &key)
    {
        if constexpr (std::is_enum_v<T>)
            return keyText(static_cast<std::underlying_type_t<T>>(key));
        else if constexpr (std::is_integral_v<T>)
            return QByteArray::number(key);
        else
            return toKey(key);
    }

    F m_fn;
    K m_key;
    QByteArray m_name;
    bool m_isRepeatable;
};

template<typename F, typename K, bool hasToken, typename Parameters>
class RemoteFn;
template<typename F, typename K, typename... P>
class RemoteFn<F, K, false, std::tuple<P...>> : public RemoteFnBase<F, K, P...>
{
public:
    using RemoteFnBase<F, K, P...>::RemoteFnBase;
    auto operator()(const std::remove_cvref_t<P> &...value) const { return this->call(value...); }
};
template<typename F, typename K, typename... P>
class RemoteFn<F, K, true, std::tuple<P...>> : public RemoteFnBase<F, K, P...>
{
public:
    using RemoteFnBase<F, K, P...>::RemoteFnBase;
    auto operator()(std::stop_token, const std::remove_cvref_t<P> &...value) const
    {
        return this->call(value...);
    }
};

template<typename F, typename K, typename With = WithoutToken<typename Parameters<F>::Type>>
using RemoteFnOf = RemoteFn<F, K, With::hasToken, typename With::Type>;

template<typename F>
inline constexpr bool isRemoteFn = false;
template<typename F, typename K, bool hasToken, typename P>
inline constexpr bool isRemoteFn<RemoteFn<F, K, hasToken, P>> = true;

/// May all parameters be sent? Says so where one may not.
template<typename Parameters>
struct CheckSent;
template<typename... P>
struct CheckSent<std::tuple<P...>>
{
    static constexpr bool changes =
        ((std::is_lvalue_reference_v<P> && !std::is_const_v<std::remove_reference_t<P>>) || ...);
    static_assert(!changes,
                  "parallel::Task::remote(): the callable takes a reference that it changes, and that "
                  "does not come back from another machine. Return what it changes.");
    static constexpr bool areSendable = (isSendable<std::remove_cvref_t<P>> && ...);
    static_assert(
        areSendable,
        "parallel::Task::remote(): a parameter cannot be sent to another machine. It needs operator<< and "
        "operator>> for QDataStream, a default constructor and a copy constructor; a pointer means "
        "nothing there.");
    static constexpr bool ok = !changes && areSendable;
};

/// Of what a remote task's callable may be, and what each process has of it.
template<typename F>
inline constexpr bool isFunction = std::is_pointer_v<F> && std::is_function_v<std::remove_pointer_t<F>>;

template<typename F, typename L>
struct RemoteForm<F, L, void>
{
    template<typename... Mark>
    static auto remote(const Task<F, L> &task, Mark...)
    {
        constexpr bool isMarked = (std::is_same_v<Mark, SameEverywhere> || ...);
        constexpr bool isSame = isMarked || isFunction<F> || std::is_empty_v<F> || isRemoteFn<F>;
        static_assert(isSame,
                      "parallel::Task::remote(): the callable has captured something, which other processes "
                      "do not have. Pass it as an argument; or, if each process makes it the same, "
                      "write .remote(parallel::sameEverywhere).");
        constexpr bool isKnown = hasKnownParameters<F> && !std::is_member_pointer_v<F>;
        static_assert(isKnown,
                      "parallel::Task::remote(): the callable's parameters are not known, as it is a "
                      "template, has overloads, or is a member function. Put a lambda around it that "
                      "says what it takes: [](const QString &table) { … }.");
        if constexpr (isRemoteFn<F>)
            return task;
        else if constexpr (isSame && isKnown)
            return make(task);
    }
    static auto repeatable(const Task<F, L> &task)
    {
        static_assert(isRemoteFn<F>,
                      "parallel::Task::repeatable(): it is about remote calls, so write it behind "
                      ".remote().");
        if constexpr (isRemoteFn<F>)
            return with(task, task.d->fn.fn(), task.d->fn.key(), true);
    }
    template<typename K>
    static auto key(const Task<F, L> &task, K &&key)
    {
        static_assert(isRemoteFn<F>,
                      "parallel::Task::key(): it is about remote calls, so write it behind .remote().");
        if constexpr (isRemoteFn<F>)
            return with(task, task.d->fn.fn(), std::decay_t<K>(std::forward<K>(key)),
                        task.d->fn.isRepeatable());
    }

private:
    static auto make(const Task<F, L> &task)
    {
        using Taken = typename WithoutToken<typename Parameters<F>::Type>::Type;
        if constexpr (CheckSent<Taken>::ok) {
            using Remote = RemoteFnOf<F, NoCallKey>;
            using R = typename Remote::Returned;
            constexpr bool comesBack = std::is_void_v<R> || isSendable<std::remove_cvref_t<R>>;
            static_assert(comesBack,
                          "parallel::Task::remote(): the result cannot be sent back. It needs operator<< and "
                          "operator>> for QDataStream, a default constructor and a copy constructor.");
            if constexpr (comesBack) {
                const F &fn = task.d->fn;
                addRemoteTask(task.d->name(), {identityOf(fn), [fn](const QByteArray &arguments) {
                                                   return Remote::run(fn, arguments);
                                               }});
                return with(task, F(fn), NoCallKey(), false);
            }
        }
    }
    /// Tasks of one name must have the same, and different callables have different ones.
    static QByteArray identityOf(const F &fn)
    {
        QByteArray identity = typeid(F).name();
        if constexpr (isFunction<F>)
            identity.append(reinterpret_cast<const char *>(&fn), qsizetype(sizeof fn));
        return identity;
    }
    template<typename G, typename K>
    static auto with(const Task<F, L> &task, G fn, K key, bool repeatable)
    {
        using Remote = RemoteFnOf<G, K>;
        Task<Remote, L> made(QUtf8StringView(task.d->name()),
                             Remote(std::move(fn), std::move(key), task.d->name(), repeatable),
                             L(task.d->label));
        made.d->setPolicy(task.d->policy().withRemote());
        return made;
    }
};

} // namespace parallel::detail
