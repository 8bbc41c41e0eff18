// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// make-history FOLDER [NIGHTS [TIMES-AS-MANY-CALLS]]
// A folder of nights for trying the monitor's history on: one name is slower since ten
// nights, a failure is new since four, and one night died.

#include "madehistory.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv)
{
    if (argc < 2 || argv[1][0] == '-') {
        std::fputs("make-history FOLDER [NIGHTS [TIMES-AS-MANY-CALLS]]\n", stderr);
        return 2;
    }
    constexpr int fewest = 30; // in which the changes have their places
    const int count = argc > 2 ? std::atoi(argv[2]) : fewest;
    if (count < fewest) {
        std::fprintf(stderr, "make-history: %s: %d nights or more\n", argv[2], fewest);
        return 2;
    }
    QList<MadeNight> nights = makeNights(count, 9);
    plantChanges(nights);
    for (const MadeNight &night : std::as_const(nights))
        writeNight(QString::fromLocal8Bit(argv[1]), night, argc > 3 ? std::atof(argv[3]) : 1);
}
