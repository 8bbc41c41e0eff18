// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/interruption.h>

#include "platform/signals.h"
#include "worker/supervisor.h"

#include <libparallel/errors.h>

#include <thread>

namespace parallel {

using namespace detail;

struct Interruption::Private
{
    // Ends with the signals, whose wait() then returns 0.
    platform::Signals signals;
    std::thread watcher;
};

Interruption::Interruption()
try : d(std::make_unique<Private>()) {
    d->watcher = std::thread([this] {
        const int signal = d->signals.wait();
        if (signal != 0 && !Supervisor::instance().cancelAll("interrupted by a signal"))
            d->signals.raise(signal); // there is nothing to be stopped but the program
    });
} catch (const platform::SignalsTaken &) {
    throw UsageError("parallel::Interruption: there is one already");
}

Interruption::~Interruption()
{
    d->signals.end();
    d->watcher.join();
}

int Interruption::signal() const noexcept
{
    return d->signals.latest();
}

} // namespace parallel
