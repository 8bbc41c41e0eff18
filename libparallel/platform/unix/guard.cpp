// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "platform/guard.h"

#include <algorithm>
#include <cstdint>
#include <mutex>

#include <csignal>
#include <sys/mman.h>
#include <unistd.h>

namespace parallel::platform {

/// The ranges form a list that only grows: the handler, which must not lock, walks
/// it at any time. A range that is no longer guarded is empty, and used again.
struct Range
{
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};
    std::atomic<std::size_t> part{1};
    std::atomic<std::atomic<bool> *> truncated{nullptr};
    Range *next = nullptr;
    bool used = true;
};

namespace {

std::mutex mutex; // writers only
std::atomic<Range *> ranges{nullptr};
struct sigaction previousAction;
std::uintptr_t pageSize;

void passOn(int signal, siginfo_t *info, void *context)
{
    const bool isSent = info->si_code <= 0; // by kill() and the like: no access that faults again
    if (previousAction.sa_flags & SA_SIGINFO) {
        previousAction.sa_sigaction(signal, info, context);
    } else if (previousAction.sa_handler == SIG_IGN && isSent) {
        return;
    } else if (previousAction.sa_handler == SIG_DFL || previousAction.sa_handler == SIG_IGN) {
        sigaction(SIGBUS, &previousAction, nullptr); // and the access faults again
        if (isSent)
            raise(signal); // comes when this handler returns
    } else {
        previousAction.sa_handler(signal);
    }
}

void onBusError(int signal, siginfo_t *info, void *context)
{
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (Range *range = ranges.load(std::memory_order_acquire); range; range = range->next) {
        const std::uintptr_t end = range->end.load(std::memory_order_acquire);
        const std::uintptr_t begin = range->begin.load(std::memory_order_acquire);
        if (address < begin || address >= end)
            continue;
        const std::uintptr_t page = address & ~(pageSize - 1);
        const std::size_t part = range->part.load(std::memory_order_acquire);
        const std::uintptr_t partEnd = begin + ((address - begin) / part + 1) * part;
        void *const zeroes =
            mmap(reinterpret_cast<void *>(page), std::min(end, partEnd) - page, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
        if (zeroes == MAP_FAILED)
            break;
        if (auto *const truncated = range->truncated.load(std::memory_order_acquire))
            truncated->store(true, std::memory_order_release);
        return;
    }
    passOn(signal, info, context);
}

/// The handler goes when the library is unloaded, unless somebody else has set one
/// since: that one may call it, and has to be told by who unloads.
struct Handler
{
    Handler()
    {
        pageSize = std::uintptr_t(sysconf(_SC_PAGESIZE));
        struct sigaction action = {};
        action.sa_sigaction = onBusError;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        sigemptyset(&action.sa_mask);
        sigaction(SIGBUS, &action, &previousAction);
    }
    ~Handler()
    {
        struct sigaction current = {};
        if (sigaction(SIGBUS, nullptr, &current) == 0 && (current.sa_flags & SA_SIGINFO)
            && current.sa_sigaction == onBusError)
            sigaction(SIGBUS, &previousAction, nullptr);
    }
};

} // namespace

BusGuard::BusGuard(const void *begin, std::size_t size, std::size_t part, std::atomic<bool> *truncated)
{
    static const Handler handler;

    const std::lock_guard lock(mutex);
    Range *range = ranges.load(std::memory_order_relaxed);
    while (range && range->used)
        range = range->next;
    if (!range) {
        range = new Range; // stays in the list for good
        range->next = ranges.load(std::memory_order_relaxed);
        ranges.store(range, std::memory_order_release);
    }
    range->used = true;
    range->part.store(part, std::memory_order_release);
    range->truncated.store(truncated, std::memory_order_release);
    const auto from = reinterpret_cast<std::uintptr_t>(begin);
    range->begin.store(from, std::memory_order_release);
    // `end` makes it valid, and goes up to the end of the last page
    range->end.store((from + size + pageSize - 1) & ~(pageSize - 1), std::memory_order_release);
    m_range = range;
}

BusGuard::~BusGuard()
{
    const std::lock_guard lock(mutex);
    m_range->end.store(0, std::memory_order_release);
    m_range->begin.store(0, std::memory_order_release);
    m_range->truncated.store(nullptr, std::memory_order_release);
    m_range->used = false;
}

} // namespace parallel::platform
