// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qglobal.h>

#include <atomic>
#include <utility>

namespace parallel {

namespace detail {

/// A value that a TaskLocal was given, and those around it. Shared by the calls made under it.
class PARALLEL_EXPORT Binding
{
public:
    Binding(const Binding &) = delete;
    Binding &operator=(const Binding &) = delete;

    void ref() noexcept { m_refs.fetch_add(1, std::memory_order_relaxed); }
    /// Pairs with itself: whoever drops the last reference sees all that others did.
    void deref();

    const quint64 key; // of its TaskLocal
    Binding *const outer; // has a reference to it

protected:
    Binding(quint64 of, Binding *around) noexcept : key(of), outer(around)
    {
        if (outer)
            outer->ref();
    }
    virtual ~Binding();

private:
    std::atomic<int> m_refs{1};
};

/// The innermost on this thread; nullptr: no TaskLocal has a value here. initial-exec, so that
/// a call costs one load and one branch of it.
PARALLEL_EXPORT extern constinit thread_local Binding *currentBinding
    __attribute__((tls_model("initial-exec")));

/// No other TaskLocal of the process has it.
PARALLEL_EXPORT quint64 newBindingKey() noexcept;

} // namespace detail

/// A value that calls inherit. A caller sets it, and all calls that it makes see it, and all calls
/// that these make, on whatever thread they run, as with Python's contextvars. For what concerns a whole job
/// and should not be a parameter everywhere: the id of a request, a tenant.
///
///     parallel::TaskLocal<QString> tenant;
///
///     {
///         const auto set = tenant.set("acme");
///         load(table);                   // load(), and what it calls, finds *tenant == "acme"
///     }
///
/// A call sees the value that was set where it was made, also if another one is set there later. A value is
/// set until its guard ends, for this thread or this task. Without one, the default is seen. Calls that run
/// at the same time share the value, which is const, so T must allow to be read by several threads. The value
/// is destroyed when the guard and all calls made under it have ended.
///
/// Costs nothing where no value is set.
template<typename T>
class TaskLocal
{
    class Set final : public detail::Binding
    {
    public:
        Set(quint64 of, T &&v) : Binding(of, detail::currentBinding), value(std::move(v)) {}
        const T value;
    };

public:
    /// The value is set until this guard ends. Belongs to the thread or task that made it. Guards end in
    /// reverse order, as local variables do.
    class [[nodiscard(
        "the value holds only while this guard lives; name it: const auto set = local.set(…);")]] Guard
    {
    public:
        ~Guard()
        {
            detail::currentBinding = m_binding->outer;
            m_binding->deref();
        }
        Guard(const Guard &) = delete;
        Guard &operator=(const Guard &) = delete;

    private:
        friend class TaskLocal;
        explicit Guard(detail::Binding *binding) noexcept : m_binding(binding)
        {
            detail::currentBinding = binding;
        }
        detail::Binding *const m_binding;
    };

    /// Keeps \a value as the default, which is seen where none is set.
    explicit TaskLocal(T defaultValue = T()) : m_default(std::move(defaultValue)) {}
    TaskLocal(const TaskLocal &) = delete;
    TaskLocal &operator=(const TaskLocal &) = delete;

    /// Sets \a value for this thread (or this task) and the calls that it makes, until the guard ends.
    Guard set(T value) const { return Guard(new Set(m_key, std::move(value))); }

    /// Returns what was set for this thread or task, or else the default. May be called by any thread. The
    /// reference is valid as long as the guard or the task in which it was taken.
    const T &value() const noexcept
    {
        for (const detail::Binding *b = detail::currentBinding; b; b = b->outer) {
            if (b->key == m_key)
                return static_cast<const Set *>(b)->value;
        }
        return m_default;
    }
    /// Returns value().
    const T &operator*() const noexcept { return value(); }
    /// The address of value().
    const T *operator->() const noexcept { return &value(); }

private:
    const quint64 m_key = detail::newBindingKey();
    const T m_default;
};

} // namespace parallel
