// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A task's callable, and its calls with what they keep of their arguments. Not part of the
/// public API.

#pragma once

#include <libparallel/detail/arguments.h>
#include <libparallel/detail/call.h>
#include <libparallel/detail/lending.h>
#include <libparallel/detail/callable.h>
#include <libparallel/detail/keys.h>
#include <libparallel/detail/misuse.h>

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

namespace detail {

template<typename F, typename L>
class DefinitionOf final : public Definition
{
    static_assert(
        std::is_nothrow_destructible_v<F> && std::is_nothrow_destructible_v<L>,
        "parallel::task: the destructor of a callable must not throw, nor that of what it captures.");

public:
    template<typename Name>
    DefinitionOf(const Name &named, F &&f, L &&l) : Definition(named), fn(std::move(f)), label(std::move(l))
    {
    }

    /// Do a call's arguments say the same after it has run?
    template<typename... K>
    static constexpr bool keepsArguments = allSayTheSame<F, !std::is_same_v<LabelIn<L>, NoLabel>, K...>();

    /// A label that throws stops no call: … stands for what it would have said.
    template<typename... Args>
    void describe(Text &text, const Args &...args) const noexcept
    {
        try {
            if constexpr (std::is_same_v<LabelIn<L>, NoLabel>)
                (appendArgument(text, args), ...);
            else
                appendLabel(text, labelIn(label)(look(args)...));
        } catch (...) {
            text.append(std::string_view("…"));
        }
    }

    // They end before the definition does: clear().
    union
    {
        const F fn;
    };
    union
    {
        const L label;
    };

protected:
    ~DefinitionOf() override {} // NOLINT(modernize-use-equals-default): of a union, that would be deleted

    void clear() override
    {
        std::destroy_at(&label);
        std::destroy_at(&fn);
    }
};

/// \a K are what it keeps of its arguments.
template<typename D, typename R, typename... K>
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
        std::apply([&](const auto &...kept) { task().describe(text, kept...); }, m_args);
    }
    void addKeys(QList<QByteArray> &keys) const override
    {
        if constexpr (hasKeys<std::remove_const_t<decltype(D::label)>>)
            std::apply([&](const auto &...kept) { detail::addKeys(keys, task().label, look(kept)...); },
                       m_args);
    }
    void release() override
    {
        m_hasArgs = false;
        std::destroy_at(&m_args);
    }
    void destroy() override { this->CallOf::~CallOf(); }

protected:
    template<typename... Given>
    CallOf(CallKind how, D *of, Given &&...given) : Call(of, how), m_args(std::forward<Given>(given)...)
    {
        this->keepsArguments = D::template keepsArguments<K...>;
        this->isRepeatable = Again::isPossible;
    }
    ~CallOf() noexcept(std::is_nothrow_destructible_v<std::tuple<K...>>)
    {
        if (m_hasArgs)
            std::destroy_at(&m_args);
    }

    decltype(auto) invoke()
    {
        if constexpr (Again::isPossible) {
            if (this->mayRepeat) [[unlikely]]
                return Again::passAll(m_args, [this]<typename... P>(P &&...passed) -> decltype(auto) {
                    return invokeTask(task().fn, std::forward<P>(passed)...);
                });
        }
        return std::apply(
            [this](K &...kept) -> decltype(auto) { return invokeTask(task().fn, pass(kept)...); }, m_args);
    }

private:
    using Again = Repeating<std::remove_const_t<decltype(D::fn)>, K...>;

    const D &task() const noexcept { return *static_cast<const D *>(definition); }

    bool m_hasArgs = true;
    union
    {
        std::tuple<K...> m_args; // they end before the call does: release()
    };
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

template<typename D, typename R, typename... K>
class FutureCallOf final : public CallOf<D, R, K...>
{
    using Base = CallOf<D, R, K...>;

public:
    template<typename... Given>
    explicit FutureCallOf(D *of, Given &&...given) : Base(CallKind::Future, of, std::forward<Given>(given)...)
    {
        m_promise.start();
        if (LendsPlaces::isInTask()) {
            QFutureInterfaceBase shared = QFutureInterfaceBase::get(m_promise.future());
            m_lends.begin(shared);
        }
    }

    static constexpr bool hasFuture = true;

    QFuture<R> future() const { return m_promise.future(); }

    void run() override { m_result.emplace(this->invoke()); }
    std::exception_ptr settle(const std::exception_ptr &thrown) noexcept override
    {
        std::exception_ptr failure = thrown;
        if (!failure) {
            try {
                addResult(m_promise, 0, [this] { return *std::move(m_result); });
            } catch (...) {
                failure = std::current_exception();
            }
            m_result.reset();
        }
        if (failure) {
            this->wasCancelled = isCancelled(); // with an exception, each future is
            tellWatchers([&] { m_promise.setException(failure); });
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
    bool isCancelled() const noexcept override { return m_promise.isCanceled(); }
    void destroy() override { this->~FutureCallOf(); }

private:
    void finish() noexcept
    {
        tellWatchers([&] { m_promise.finish(); });
        m_lends.end();
    }

    std::optional<R> m_result; // until the arguments are gone
    QPromise<R> m_promise;
    LendsPlaces m_lends;
};

/// The memory of a call that is being made; back to where it came from if an
/// argument's copy throws.
template<typename C, typename D, typename... Args>
C *makeCall(D *of, Args &&...args)
{
    static_assert(alignof(C) <= alignof(std::max_align_t),
                  "parallel::task: arguments with extended alignment are not supported.");
    const CallMemory memory = allocateCall(sizeof(C), C::hasFuture, of);
    try {
        C *const call = new (memory.address) C(of, std::forward<Args>(args)...);
        call->offset = memory.offset;
        call->hasPolicy = memory.hasPolicy;
        return call;
    } catch (...) {
        discardCall(memory);
        throw;
    }
}

} // namespace detail

} // namespace parallel
