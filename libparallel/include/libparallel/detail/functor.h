// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What QtConcurrent's forms are given to call. Not part of the public API.

#pragma once

#include <libparallel/task.h>

#include <QtCore/qbytearray.h>

#include <cstring>
#include <functional>
#include <type_traits>
#include <typeinfo>
#include <utility>

namespace parallel::detail {

/// A functor that need not be const: with QtConcurrent, each call may change its own.
template<typename F>
struct Functor
{
    template<typename... Args>
        requires std::is_invocable_v<F &, Args...>
    decltype(auto) operator()(Args &&...args) const
    {
        return std::invoke(fn, std::forward<Args>(args)...);
    }

    mutable F fn;
};

// Its parameters are those of what it holds.
template<typename F>
struct Parameters<Functor<F>> : Parameters<F>
{};
template<typename F>
struct Parameters<Functor<std::reference_wrapper<F>>> : Parameters<F>
{};

template<typename F>
using FunctorOf =
    std::conditional_t<std::is_class_v<std::decay_t<F>>, Functor<std::decay_t<F>>, std::decay_t<F>>;

/// What a compiler's name of something says to a person.
PARALLEL_EXPORT QByteArray demangled(const char *name);
/// The name of a type, or of the function at an address, as a person writes it. Of a
/// function that the program does not export: empty.
PARALLEL_EXPORT QByteArray typeName(const std::type_info &type);
PARALLEL_EXPORT QByteArray symbolName(const void *address);

/// What the monitor shows of a function: its name, or, where that is not known, its type.
template<typename F>
QByteArray functionName(const F &fn)
{
    QByteArray name;
    if constexpr (std::is_pointer_v<F>) {
        name = symbolName(reinterpret_cast<const void *>(fn));
    } else if constexpr (std::is_member_function_pointer_v<F>) {
        const void *address = nullptr; // or where it is in a table of virtual functions
        std::memcpy(&address, &fn, sizeof address);
        name = symbolName(address);
    } else {
        static const QByteArray ofType = typeName(typeid(F));
        return ofType;
    }
    return name.isEmpty() ? typeName(typeid(F)) : name;
}
template<typename F>
QByteArray functionName(const std::reference_wrapper<F> &fn)
{
    if constexpr (std::is_function_v<F>)
        return functionName(&fn.get());
    else
        return functionName(fn.get());
}

/// The function of a task, and its definition.
template<typename T>
struct TaskParts;
template<typename F, typename L>
struct TaskParts<Task<F, L>>
{
    using Function = F;
    using D = DefinitionOf<F, L>;
};

/// A task of it; of a task, itself, with its name and its label.
template<typename F>
auto taskOf(F &&fn)
{
    if constexpr (isTask<std::decay_t<F>>) {
        return std::decay_t<F>(std::forward<F>(fn));
    } else {
        const std::decay_t<F> &function = fn;
        const QByteArray name = functionName(function);
        return parallel::task(QUtf8StringView(name), FunctorOf<F>{std::forward<F>(fn)});
    }
}

} // namespace parallel::detail
