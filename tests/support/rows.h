// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/threads.h>

#include <QtTest/qtest.h>

/// Every worker count that a test runs on.
inline constexpr int noScope = -1; // the calls are made outside any scope
inline constexpr int disabled = 0; // in a scope, with PARALLEL_ENABLED=0

inline void addThreadedRows()
{
    QTest::addColumn<int>("workers");
    QTest::newRow("1 worker") << 1;
    QTest::newRow("2 workers") << 2;
    QTest::newRow("8 workers") << 8;
    QTest::newRow("64 workers") << 64;
}

inline void addAllRows()
{
    addThreadedRows();
    QTest::newRow("PARALLEL_ENABLED=0") << disabled;
    QTest::newRow("no scope") << noScope;
}

/// Opens a scope as the row says, runs \a body in it, and ends it.
template<typename Body>
void inScope(int workers, parallel::Options options, Body &&body)
{
    struct Variable
    {
        explicit Variable(bool set) : m_set(set)
        {
            if (m_set)
                qputenv("PARALLEL_ENABLED", "0");
        }
        ~Variable()
        {
            if (m_set)
                qunsetenv("PARALLEL_ENABLED");
        }
        const bool m_set;
    };

    const Variable variable(workers == disabled);
    if (workers == noScope) {
        body();
        return;
    }
    if (workers > 0)
        options.workers = workers;
    const auto threads = parallel::threads(options);
    body();
}

template<typename Body>
void inScope(int workers, Body &&body)
{
    inScope(workers, {}, std::forward<Body>(body));
}
