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

/// What became of one element: the value that its task returned, or what it threw. See
/// asCompleted() and settled(). \a R is what the task returns (void is fine), \a T the element.
///
/// A value like any other, to be copied where R and T can be, and moved. Not to be shared by
/// threads without protection.
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

    /// The element. Where the task took it for itself (a std::unique_ptr parameter), what that left of it.
    const T &element() const & noexcept { return m_element; }
    /// Moves it out.
    T element() && { return std::move(m_element); }

    /// Did the task return?
    bool succeeded() const noexcept { return !m_error; }
    /// Did the task return?
    explicit operator bool() const noexcept { return succeeded(); }

    /// What the task returned. Throws what it threw, unchanged, if it did.
    std::add_lvalue_reference_t<const R> value() const &
    {
        check();
        if constexpr (!std::is_void_v<R>)
            return *m_value;
    }
    /// To change it where it is.
    std::add_lvalue_reference_t<R> value() &
    {
        check();
        if constexpr (!std::is_void_v<R>)
            return *m_value;
    }
    /// Moves it out: `std::move(outcome).value()`.
    R value() &&
    {
        check();
        if constexpr (!std::is_void_v<R>)
            return *std::move(m_value);
    }

    /// What the task threw: parallel::CancelledError, if it was asked to stop and said so by that. nullptr: it returned.
    const std::exception_ptr &error() const noexcept { return m_error; }
    /// What the task threw, in words: its type and its what(). Empty: it returned.
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
