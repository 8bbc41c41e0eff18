// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The progress line, and whoever else writes to the terminal.

#include "support/testprogram.h"

#include <libparallel/parallel.h>

using namespace parallel;

class tst_ProgressLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("PARALLEL_PROGRESS"); }

    /// A program that logs in its own way goes on to, whenever it began with that.
    void aBarLeavesTheProgramsHandlerAlone()
    {
        static int logged = 0;
        const QtMessageHandler mine = [](QtMsgType, const QMessageLogContext &, const QString &) {
            ++logged;
        };
        qputenv("PARALLEL_PROGRESS", "bar");
        const QtMessageHandler before = qInstallMessageHandler(nullptr);
        QtMessageHandler ofTheBar = nullptr;
        {
            const auto threads = parallel::threads(1);
            ofTheBar = qInstallMessageHandler(mine);
        }
        QVERIFY(qInstallMessageHandler(ofTheBar) == mine); // put back by who captured the log for a while
        {
            const auto threads = parallel::threads(1);
            qWarning("a line above the bar");
        }
        const QtMessageHandler after = qInstallMessageHandler(before);
        QVERIFY(after != ofTheBar);
        QCOMPARE(logged, 0);

        // One that calls on to what it has found, which is the bar's.
        static QtMessageHandler found = nullptr;
        const QtMessageHandler chained = [](QtMsgType type, const QMessageLogContext &context,
                                            const QString &message) {
            ++logged;
            found(type, context, message);
        };
        {
            const auto threads = parallel::threads(1);
            found = qInstallMessageHandler(chained);
        }
        {
            const auto threads = parallel::threads(1);
            qWarning("a line above the bar");
        }
        QVERIFY(qInstallMessageHandler(before) == chained);
        QCOMPARE(logged, 1);
    }
};

PARALLEL_TEST_MAIN(tst_ProgressLine)
#include "tst_progressline.moc"
