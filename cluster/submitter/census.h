// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "transport.h"

#include <QtCore/qhash.h>

#include <chrono>

namespace parallel::cluster {

/// Which workers there are, and whether calls wait for one in vain. Not thread-safe.
class Census
{
public:
    /// True: it is new.
    bool add(const Word &worker);
    /// Answers come: there is nothing to be said for a while.
    void noteAnswer() noexcept { m_quietSince = Clock::now(); }
    /// Now and then: what is to be said of \a waiting calls for \a build; mostly nothing.
    QByteArray complaint(qsizetype waiting, const QByteArray &build);

private:
    using Clock = std::chrono::steady_clock;
    struct Worker
    {
        QByteArray build;
        Clock::time_point seen;
    };
    QHash<QByteArray, Worker> m_workers; // by id
    Clock::time_point m_quietSince = Clock::now();
    Clock::time_point m_nextComplaint;
};

} // namespace parallel::cluster
