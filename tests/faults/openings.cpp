// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "faults/part.h"
#include "faults/scenario.h"

#include <libparallel/parallel.h>

#include <new>

using namespace parallel;

namespace faults {

void runPlainly(Ledger &ledger)
{
    part(ledger, false, [&] {
        const auto work = task("work", [&](int number) { ledger.ran(number); });
        const auto threads = parallel::threads(2);
        for (int i = 0; i < 5; ++i)
            ledger.call([&](int number) { work(number); });
    });
}

void openAndRecord(Ledger &ledger)
{
    // More than one chunk of records and texts.
    part(ledger, false, [&] {
        const auto work = task("work", [&](const char *, int number) { ledger.ran(number); });
        const auto threads = parallel::threads({.workers = 2, .name = QStringLiteral("recorded")});
        for (int i = 0; i < 18'000; ++i)
            ledger.call(
                [&](int number) { work("an argument that takes some room in the text area", number); });
    });
}

void openANarrowQueue(Ledger &ledger)
{
    part(ledger, false, [&] {
        const auto work = task("work", [&](int number) { ledger.ran(number); });
        const auto threads = parallel::threads({.workers = 1, .queueLimit = 1});
        for (int i = 0; i < 3; ++i) {
            try {
                ledger.call([&](int number) { work(number); });
            } catch (const std::bad_alloc &) { // the next one is made all the same
            }
        }
    });
}

} // namespace faults
