// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Every point of failure, one at a time: see faults/everypoint.h.

#include "faults/everypoint.h"
#include "faults/scenario.h"

#include "support/testprogram.h"

#include <libparallel/threads.h>

#include <iterator>

using faults::Kind;
using faults::Row;

namespace {

// The steps of the short form are chosen so that each row takes a second or two.
constexpr Row rows[] = {
    {"memory", Kind::Memory, 1, true, 11},
    {"memory, unrecorded", Kind::Memory, 1, false, 13},
    {"memory, eight in a row", Kind::Memory, 8, true, 47},
    {"threads", Kind::Thread, 1, true, 1},
    {"threads, unrecorded", Kind::Thread, 1, false, 1},
    {"memory, first scope", Kind::Memory, 1, true, 5, faults::openAndRecord},
    {"memory, first map", Kind::Memory, 1, true, 3, faults::openAndMap},
    {"memory, narrow queue", Kind::Memory, 1, false, 1, faults::openANarrowQueue},
    {"threads, first scope", Kind::Thread, 1, true, 1, faults::openAndRecord},
    {"files, first scope", Kind::File, 1, true, 1, faults::openAndRecord},
    {"threads, and memory to say so", Kind::Thread, 1, true, 1, nullptr, true},
    {"slow threads", Kind::SlowThread, 1, false, 1},
    {"slow threads, eight in a row", Kind::SlowThread, 8, true, 1},
    {"threads, eight in a row", Kind::Thread, 8, true, 1},
    {"memory, a hundred in a row", Kind::Memory, 100, true, 61},
};

template<int i>
QString tryRow()
{
    return faults::tryEveryPoint(rows[i]);
}

} // namespace

class tst_Faults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// However far a program is when something fails: no call is lost or runs
    /// twice, nobody waits for ever, nothing leaks, there is an exception with a
    /// reason, and the next scope works.
    void everyPoint_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < int(std::size(rows)); ++i)
            QTest::newRow(rows[i].name) << i;
    }
    void everyPoint()
    {
        QFETCH(int, row);
        // GLib's own store of freed blocks would hide a leak.
        const QString wrong = runChild(qPrintable(QStringLiteral("row%1").arg(row)),
                                       {QStringLiteral("G_SLICE=always-malloc")}, 3'000'000);
        QTest::qVerify(wrong.isEmpty(), "all is well", qPrintable(wrong), __FILE__, __LINE__);
        std::fputs(qPrintable(lastChildError()), stderr);
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_Faults, {"row0", &tryRow<0>}, {"row1", &tryRow<1>}, {"row2", &tryRow<2>},
                           {"row3", &tryRow<3>}, {"row4", &tryRow<4>}, {"row5", &tryRow<5>},
                           {"row6", &tryRow<6>}, {"row7", &tryRow<7>}, {"row8", &tryRow<8>},
                           {"row9", &tryRow<9>}, {"row10", &tryRow<10>}, {"row11", &tryRow<11>},
                           {"row12", &tryRow<12>}, {"row13", &tryRow<13>}, {"row14", &tryRow<14>},
                           {"row15", &tryRow<15>})
#include "tst_faults.moc"
