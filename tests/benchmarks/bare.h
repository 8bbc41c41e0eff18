// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The least program that does what remote calls do, with librabbitmq alone: one thread in each
/// process, and calls that do nothing.

#pragma once

namespace bare {

/// Answers calls until it is killed.
void serve(int port, int prefetch);

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
};

} // namespace bare
