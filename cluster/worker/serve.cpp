// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/server.h"

#include <libparallel/cluster.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace parallel {

namespace {

constinit std::atomic<bool> serves{false};
int wakeup = -1; // what the signal handler may use; set before that is there

extern "C" void parallelLeaveOnSignal(int signal)
{
    const int error = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wakeup, &one, sizeof one);
    std::signal(signal, SIG_DFL); // a second one does not wait
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
    if (!cluster::isWorker() || serves.exchange(true))
        return;
    const std::optional<cluster::Config> config = cluster::configured();
    if (!config)
        throw ConfigError("PARALLEL_WORKER is set, but PARALLEL_CLUSTER is not; accepted is the address of a "
                          "broker, such as amqps://user:password@host/vhost.");
    wakeup = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    std::signal(SIGTERM, &parallelLeaveOnSignal);
    std::signal(SIGINT, &parallelLeaveOnSignal);
    {
        cluster::Server server(*config);
        server.serve(&isToldToLeave);
    }
    std::exit(EXIT_SUCCESS);
}

} // namespace parallel
