// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Each wait and what ends it, in every order of the threads' steps.

#include "interleave/scenarios.h"
#include "support/testprogram.h"

using namespace interleave;

class tst_Interleavings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOrder_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(cases().size()); ++i)
            QTest::newRow(cases()[std::size_t(i)].name) << i;
    }
    void everyOrder()
    {
        QFETCH(const int, index);
        const Case &one = cases()[std::size_t(index)];

        const Outcome outcome = explore(one.make, one.preemptions);

        qInfo("%ld orders%s%s", outcome.orders, outcome.wrong.empty() ? "" : ": ", outcome.wrong.c_str());
        if (!one.isRight) {
            QVERIFY2(!outcome.wrong.empty(), "what is missing there was not found");
            return;
        }
        QCOMPARE(outcome.wrong, std::string());
        QVERIFY(outcome.orders > 20);
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_Interleavings)
#include "tst_interleavings.moc"
