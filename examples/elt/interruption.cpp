// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "interruption.h"

#include <csignal>
#include <ctime>

#include <pthread.h>
#include <unistd.h>

namespace {

constexpr int patienceInSeconds = 5;

sigset_t interruptions()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signals, signal);
    return signals;
}

} // namespace

Interruption::Interruption(std::function<void()> lastWords) : m_lastWords(std::move(lastWords))
{
    const sigset_t signals = interruptions();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_watcher = std::jthread([this](std::stop_token ended) { watch(std::move(ended)); });
}

Interruption::~Interruption() = default;

void Interruption::watch(std::stop_token ended)
{
    const sigset_t signals = interruptions();
    const auto next = [&](timespec patience) { return sigtimedwait(&signals, nullptr, &patience); };

    constexpr timespec tenth{0, 100'000'000};
    int signal = -1;
    while (signal < 0 && !ended.stop_requested())
        signal = next(tenth);
    if (signal < 0)
        return;
    m_signal = signal;
    m_interrupted.request_stop();

    int again = -1;
    for (int i = 0; i < patienceInSeconds * 10 && again < 0 && !ended.stop_requested(); ++i)
        again = next(tenth);
    if (ended.stop_requested())
        return;
    m_lastWords();
    _exit(exitStatus());
}
