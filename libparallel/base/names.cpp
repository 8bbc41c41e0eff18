// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How functions and types are called.

#include "platform/platform.h"

#include <libparallel/detail/functor.h>

#include <cxxabi.h>

#include <cstdlib>
#include <memory>

namespace parallel::detail {

QByteArray demangled(const char *name)
{
    int status = 0;
    const std::unique_ptr<char, void (*)(void *)> text(abi::__cxa_demangle(name, nullptr, nullptr, &status),
                                                       std::free);
    return status == 0 ? text.get() : name;
}

QByteArray typeName(const std::type_info &type)
{
    return demangled(type.name());
}

QByteArray symbolName(const void *address)
{
    const QByteArray symbol = platform::symbolAt(address);
    return symbol.isEmpty() ? symbol : demangled(symbol.constData());
}

} // namespace parallel::detail
