// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "stress/watch.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

extern "C" __attribute__((weak)) void
__sanitizer_set_death_callback(void (*)()); // NOLINT(bugprone-reserved-identifier)

namespace stress {

namespace {

std::atomic<quint32> currentSeed{0};
constexpr int fatalSignals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
struct sigaction before[std::size(fatalSignals)];

/// Safe in a handler of signals.
void say(const char *what)
{
    char line[128];
    char *end = line;
    const auto append = [&end](const char *text) {
        const std::size_t length = std::strlen(text);
        std::memcpy(end, text, length);
        end += length;
    };
    append(what);
    append(": PARALLEL_STRESS_SEED=");
    end = std::to_chars(end, std::end(line) - 2, currentSeed.load(std::memory_order_relaxed)).ptr;
    append("\n");
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line, std::size_t(end - line));
}

void onDeath()
{
    say("the program with this seed has crashed");
}

void onSignal(int number)
{
    onDeath();
    for (std::size_t i = 0; i < std::size(fatalSignals); ++i) {
        if (fatalSignals[i] == number)
            ::sigaction(number, &before[i], nullptr);
    }
    ::raise(number);
}

} // namespace

Watch::Watch()
{
    struct sigaction action = {};
    action.sa_handler = &onSignal;
    for (std::size_t i = 0; i < std::size(fatalSignals); ++i)
        ::sigaction(fatalSignals[i], &action, &before[i]);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(&onDeath);
    m_thread = std::thread([this] { watch(); });
}

Watch::~Watch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_changed.notify_one();
    m_thread.join();
    for (std::size_t i = 0; i < std::size(fatalSignals); ++i)
        ::sigaction(fatalSignals[i], &before[i], nullptr);
}

void Watch::begin(quint32 seed)
{
    currentSeed.store(seed, std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    ++m_begun;
}

void Watch::watch()
{
    std::unique_lock lock(m_mutex);
    qint64 seen = m_begun;
    while (!m_changed.wait_for(lock, std::chrono::seconds(60), [this] { return m_over; })) {
        if (seen == m_begun) {
            say("the program with this seed does not end (a deadlock?)");
            std::abort();
        }
        seen = m_begun;
    }
}

} // namespace stress
