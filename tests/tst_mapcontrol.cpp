// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a monitor's cancel does to a map.

#include "support/gate.h"
#include "support/journalfolder.h"
#include "support/testprogram.h"

#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <QtCore/qprocess.h>

#include <atomic>

using namespace parallel;

namespace {

/// The first element waits until it is asked to stop; the others must not be.
QString patientMap()
{
    std::atomic<int> asked{0};
    const auto work = task("work", [&](const std::stop_token &token, int i) {
        if (i == 0)
            waitForStop(token);
        else
            asked += token.stop_requested();
        return i;
    });
    const auto threads = parallel::threads(1);
    const QList<int> results = parallel::map(work, QList<int>{0, 1, 2, 3, 4, 5, 6, 7});
    return asked == 0 && results.size() == 8 ? QString() : QStringLiteral("%1 were asked to stop").arg(asked);
}

} // namespace

class tst_MapControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancellingAnElementCancelsNoOther()
    {
        const QTemporaryDir dir;
        const JournalFolder runtime(dir);
        QProcess process;
        startChild(process, "patientMap", {runtime.variable()});
        QTRY_VERIFY(!runtime.journal().isEmpty());
        Journal journal;
        QVERIFY2(journal.open(runtime.journal()), qPrintable(journal.errorString()));
        Journal::Record running;
        const auto find = [&] {
            journal.refresh();
            journal.forEach([&](const Journal::Record &task) {
                if (task.state == Journal::TaskState::Running)
                    running = task;
            });
            return running.isValid();
        };
        QTRY_VERIFY(find());
        QVERIFY(journal.cancel(running.slot, running.id));
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), QString());
        QCOMPARE(process.exitCode(), 0);
    }
};

PARALLEL_TEST_MAIN(tst_MapControl, {"patientMap", &patientMap})
#include "tst_mapcontrol.moc"
