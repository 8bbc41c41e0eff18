// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <QtCore/qstring.h>

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace parallel {

namespace detail {
/// As TaskInfo::error. Empty for nullptr.
PARALLEL_EXPORT QString errorText(const std::exception_ptr &error);
}

/// What became of one element: the value that its task returned, or what it threw. From
/// asCompleted() and settled(). \a R is the type that the task returns, which may be void, and \a T that of the
/// element.
///
/// Can be moved, and copied where R and T can be copied. Threads that share one need a lock.
template<typename R, typename T>
class Outcome
{
    using Value = std::conditional_t<std::is_void_v<R>, std::monostate, R>;

public:
    /// \cond INTERNAL
    Outcome(qsizetype index, T element, std::optional<Value> value, std::exception_ptr error)
        : m_index(index), m_element(std::move(element)), m_value(std::move(value)), m_error(std::move(error))
    {
    }
    /// \endcond

    /// The number of its element in the range, from 0.
    qsizetype index() const noexcept { return m_index; }

    /// The element, or what is left of it where the task has taken it for itself, such as by a
    /// std::unique_ptr parameter.
    const T &element() const & noexcept { return m_element; }
    /// Moves the element out: `std::move(outcome).element()`.
    T element() && { return std::move(m_element); }

    /// True if the task has returned.
    bool succeeded() const noexcept { return !m_error; }
    /// True if the task has returned.
    explicit operator bool() const noexcept { return succeeded(); }

    /// What the task returned. Throws what it threw, unchanged, if it did.
    std::add_lvalue_reference_t<const R> value() const &
    {
        check();
        if constexpr (!std::is_void_v<R>)
            return *m_value;
    }
    /// The value, to be changed in place. Throws what the task threw, if it did.
    std::add_lvalue_reference_t<R> value() &
    {
        check();
        if constexpr (!std::is_void_v<R>)
            return *m_value;
    }
    /// Moves the value out: `std::move(outcome).value()`. Throws what the task threw, if it did.
    R value() &&
    {
        check();
        if constexpr (!std::is_void_v<R>)
            return *std::move(m_value);
    }

    /// What the task threw; nullptr if it has returned. A task that was asked to stop may have thrown
    /// CancelledError.
    const std::exception_ptr &error() const noexcept { return m_error; }
    /// The exception's type and what() as text. Empty if the task has returned.
    QString errorText() const { return detail::errorText(m_error); }

private:
    void check() const
    {
        if (m_error)
            std::rethrow_exception(m_error);
    }

    qsizetype m_index;
    T m_element;
    std::optional<Value> m_value;
    std::exception_ptr m_error;
};

} // namespace parallel
