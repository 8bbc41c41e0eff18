// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The least program that does what remote calls do, with librabbitmq alone: one thread in each
/// process, and calls that do nothing, or wait.

#pragma once

#include <chrono>
#include <cstdint>

namespace bare {

/// Takes \a prefetch calls at a time and answers each after \a duration, until it is killed.
void serve(int port, int prefetch, std::chrono::milliseconds duration);

class Submitter
{
public:
    explicit Submitter(int port);
    ~Submitter();
    Submitter(const Submitter &) = delete;
    Submitter &operator=(const Submitter &) = delete;

    /// Sends \a count calls, and returns when all are answered.
    void call(int count);

private:
    void *m_connection;
    std::uint64_t m_sent = 0; // as the broker numbers them
};

} // namespace bare
