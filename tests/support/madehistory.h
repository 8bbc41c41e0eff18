// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <cmath>
#include <functional>
#include <random>

/// Nights of a made-up job, each a little different from the others, as real ones are:
/// what its tests plant changes into. Every time the same for a seed.
struct MadeNight
{
    struct Name
    {
        QString name;
        double calls = 0;
        double seconds = 0; ///< The median of what one takes.
        double spread = 0;  ///< Of the logarithm, within a night.
    };
    struct Failure
    {
        QString name;
        QString type;
        QString text;
        int count = 0;
    };

    int daysAgo = 0;
    int workers = 8;
    bool died = false;
    int cancelled = 0;
    double stretch = 1; ///< Of the whole duration, by what no task tells.
    QList<Name> names;
    QList<Failure> failures;
};

/// \a noise: how much nights differ from each other, as the spread of the logarithm; now and
/// then one of them is three times as far off.
inline QList<MadeNight> makeNights(int count, quint64 seed, double noise = 0.1)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    const auto off = [&](double spread) {
        return std::exp(normal(random) * spread * (uniform(random) < 0.05 ? 3 : 1));
    };
    QList<MadeNight> nights;
    for (int i = 0; i < count; ++i) {
        MadeNight night;
        night.daysAgo = count - 1 - i;
        const double server = off(noise / 2); // all of that night have it in common
        const auto name = [&](const char *what, double calls, double seconds, double spread) {
            const double called = calls + normal(random) * std::sqrt(calls);
            night.names.append(
                {QString::fromLatin1(what), std::round(called), seconds * server * off(noise), spread});
        };
        name("extract", 420, 1.8, 0.4);
        name("load", 900, 0.6, 0.6);
        name("checksum", 2600, 0.02, 0.3);
        name("notify", 40, 0.9, 0.9);
        night.stretch = off(noise / 3);
        // Some nights have what every network has.
        if (uniform(random) < 0.35)
            night.failures.append(
                {QStringLiteral("extract"), QStringLiteral("HttpError"),
                 QStringLiteral("503 Service Unavailable from https://crm.example.com/orders?page=%1").arg(i),
                 1 + int(uniform(random) * 6)});
        nights.append(night);
    }
    return nights;
}
