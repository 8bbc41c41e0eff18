// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "platform/signals.h"

#include "platform/platform.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace parallel::platform {

namespace {

constexpr std::array caught{SIGINT, SIGTERM};

// What a signal handler may use. Set before the handlers are there.
std::atomic<bool> taken{false};
std::atomic<int> first{0};
std::array<struct sigaction, caught.size()> before;
int pipeEnds[2] = {-1, -1};
pid_t owner = 0;

void restore() noexcept
{
    for (std::size_t i = 0; i < caught.size(); ++i)
        ::sigaction(caught[i], &before[i], nullptr);
}

/// The handlers that were there before get a second one, and all in the child of a fork.
extern "C" void parallelOnSignal(int signal)
{
    const int error = errno;
    int none = 0;
    if (::getpid() == owner && first.compare_exchange_strong(none, signal)) {
        const char byte = 1;
        [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
    } else {
        restore();
        ::raise(signal); // comes when this returns
    }
    errno = error;
}

} // namespace

Signals::Signals()
{
    if (taken.exchange(true))
        throw SignalsTaken();
    if (!openPipe(pipeEnds)) {
        taken = false;
        throw std::system_error(errno, std::generic_category(), "parallel::Interruption");
    }
    first = 0;
    owner = ::getpid();
    struct sigaction action = {};
    action.sa_handler = &parallelOnSignal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < caught.size(); ++i)
        ::sigaction(caught[i], &action, &before[i]);
}

Signals::~Signals()
{
    restore();
    for (int &end : pipeEnds)
        ::close(std::exchange(end, -1));
    taken = false;
}

int Signals::wait() const noexcept
{
    char byte = 0;
    ssize_t got = 0;
    do {
        got = ::read(pipeEnds[0], &byte, 1);
    } while (got < 0 && errno == EINTR);
    return got == 1 && byte == 1 ? latest() : 0;
}

void Signals::end() noexcept
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

int Signals::latest() const noexcept
{
    return first;
}

void Signals::raise(int signal) const noexcept
{
    restore();
    ::kill(::getpid(), signal);
}

} // namespace parallel::platform
