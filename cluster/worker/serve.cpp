// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/server.h"

#include <libparallel/cluster.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace parallel {

namespace {

constinit std::atomic<bool> serves{false};
int wakeup = -1; // what the signal handler may use; set before that is there

extern "C" void parallelLeaveOnSignal(int)
{
    const int error = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wakeup, &one, sizeof one);
    std::signal(SIGTERM, SIG_DFL); // a second one, of either kind, does not wait
    std::signal(SIGINT, SIG_DFL);
    errno = error;
}

/// Waits a moment for a signal. True: there was one.
bool isToldToLeave()
{
    constexpr int moment = 100; // milliseconds
    pollfd end{wakeup, POLLIN, 0};
    return ::poll(&end, 1, moment) > 0;
}

} // namespace

void serveIfWorker()
{
    if (serves || !cluster::isWorker())
        return;
    const cluster::Config config = cluster::configuredForWorker();
    if (serves.exchange(true))
        return;
    wakeup = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wakeup < 0)
        throw std::system_error(errno, std::generic_category(), "parallel: eventfd()");
    std::signal(SIGTERM, &parallelLeaveOnSignal);
    std::signal(SIGINT, &parallelLeaveOnSignal);
    {
        cluster::Server server(config);
        server.serve(&isToldToLeave);
    }
    std::exit(EXIT_SUCCESS);
}

} // namespace parallel
