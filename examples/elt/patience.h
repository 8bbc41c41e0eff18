// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure.h"
#include "stop.h"

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <thread>

/// Does \a work, and again when it fails in a way that may pass: \a retries times at most, after
/// pauses that double, or as long as the server asks. It starts over each time.
template<typename Work>
auto patiently(int retries, const Stop &stop, const Work &work)
{
    using namespace std::chrono_literals;
    constexpr std::chrono::milliseconds longest = 10min;
    std::chrono::milliseconds pause = 500ms;
    for (int attempt = 0;; ++attempt) {
        std::chrono::milliseconds asked{};
        try {
            return work();
        } catch (const PassingFailure &failure) {
            if (attempt == retries)
                throw;
            asked = failure.wait();
        }
        // Not all at once that were refused at once.
        const auto varied = pause * QRandomGenerator::global()->bounded(80, 121) / 100;
        const auto end = std::chrono::steady_clock::now() + std::min(std::max(varied, asked), longest);
        while (std::chrono::steady_clock::now() < end) {
            stop.check();
            std::this_thread::sleep_for(50ms);
        }
        pause = std::min<std::chrono::milliseconds>(pause * 2, 30s);
    }
}
