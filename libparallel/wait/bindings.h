// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>
#include <libparallel/tasklocal.h>

#include <utility>

namespace parallel::detail {

/// Remembers that \a call was made under \a binding; Call::hasBinding says that it was. Only few
/// programs set a TaskLocal, so that calls have no room of their own for it. Any thread.
/// Throws std::bad_alloc.
void rememberBinding(Call *call, Binding *binding);
/// Under which it was made. nullptr: none.
Binding *bindingOf(const Call *call);
/// \a call ends.
void forgetBinding(const Call *call) noexcept;

/// Around a fork(), so that the child does not find what another thread is changing. No other lock
/// is taken under these.
void lockBindings();
void unlockBindings();

/// While it lives, this thread finds what was set where a call was made.
class UnderBinding
{
public:
    explicit UnderBinding(Binding *binding) noexcept : m_before(std::exchange(currentBinding, binding)) {}
    ~UnderBinding() { currentBinding = m_before; }
    UnderBinding(const UnderBinding &) = delete;
    UnderBinding &operator=(const UnderBinding &) = delete;

private:
    Binding *const m_before;
};

} // namespace parallel::detail
