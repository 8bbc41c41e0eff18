// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "faults/inject.h"
#include "faults/ledger.h"

#include <exception>

namespace faults {

/// Runs \a body, catches what it throws, and checks the calls that it made. Where
/// \a mayDrop, calls need not run: the part is about that.
/// True: it has thrown.
template<typename Body>
bool part(Ledger &ledger, bool mayDrop, Body &&body)
{
    const int first = ledger.next();
    bool thrown = false;
    try {
        body();
    } catch (...) {
        thrown = true;
        ledger.noteReason(std::current_exception());
    }
    const Spared spared;
    ledger.check(first, thrown || mayDrop);
    return thrown;
}

} // namespace faults
