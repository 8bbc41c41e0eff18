// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// For tests that try much, or at random: how much, from which seed, and what they
/// tell of it. PARALLEL_SEED runs a printed seed again; PARALLEL_ROUNDS=10 makes ten
/// times as much of it.

#pragma once

#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qlogging.h>
#include <QtCore/qrandom.h>

/// Where random values begin. It is printed.
inline quint32 testSeed()
{
    bool given = false;
    const quint32 wanted = qEnvironmentVariable("PARALLEL_SEED").toUInt(&given);
    const quint32 seed = given ? wanted : QRandomGenerator::global()->generate();
    qInfo("PARALLEL_SEED=%u", seed);
    return seed;
}

/// How often a test does what it does \a shortly times if nobody asks for more.
inline int testRounds(int shortly)
{
    return shortly * qMax(1, qEnvironmentVariableIntValue("PARALLEL_ROUNDS"));
}

/// What has been tried, and what came of it.
struct Tried
{
    const char *kind; ///< The section of the table that tests/soak/table.py makes of it …
    QString what;     ///< … and the row, the same in each run.
    qint64 count;     ///< How many of it.
    qint64 lost = 0;
    qint64 twice = 0;
    qint64 deadlocks = 0;
    qint64 leaks = 0;
    qint64 crashes = 0;
};

/// Prints one line, which the table is made of.
inline void tell(const Tried &tried)
{
    const QJsonObject line{{QStringLiteral("kind"), QLatin1String(tried.kind)},
                           {QStringLiteral("what"), tried.what},
                           {QStringLiteral("count"), tried.count},
                           {QStringLiteral("lost"), tried.lost},
                           {QStringLiteral("twice"), tried.twice},
                           {QStringLiteral("deadlocks"), tried.deadlocks},
                           {QStringLiteral("leaks"), tried.leaks},
                           {QStringLiteral("crashes"), tried.crashes}};
    qInfo("tried: %s", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}
