// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

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
QList<MadeNight> makeNights(int count, quint64 seed, double noise = 0.1);

/// A name that takes 2.4 times as long in the last ten nights, a failure that is new in the
/// last four, and a night that died, the seventh from the end. At least 15 nights.
void plantChanges(QList<MadeNight> &nights);

/// The night's journal, as PARALLEL_RECORD=folder/ would leave it: 03:12 on its day, the last
/// night being \a today's. \a share: of the calls, so that a test is quick. Returns its path.
QString writeNight(const QString &folder, const MadeNight &night, double share = 1,
                   const QDate &today = QDate::currentDate(), const QByteArray &program = "nightly-elt");
