// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Random programs of nested calls, groups, maps, barriers, failures, cancellations,
/// time-outs, pauses and new worker counts, while threads are delayed where they
/// meet. Each is held against a serial model of what must have run.
///
/// PARALLEL_STRESS_SECONDS=60 runs for a minute, PARALLEL_STRESS_PROGRAMS=1000 that
/// many; PARALLEL_STRESS_SEED=n runs that one, PARALLEL_STRESS_PROGRAMS times.

#include "stress/run.h"
#include "stress/schedule.h"
#include "stress/watch.h"
#include "support/testprogram.h"
#include "support/thorough.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qrandom.h>

#include <algorithm>
#include <optional>
#include <random>

namespace {

std::optional<quint32> variable(const char *name)
{
    bool isNumber = false;
    const quint32 value = qEnvironmentVariable(name).toUInt(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

} // namespace

class tst_Stress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Programs that have found a fault, which they find seldom.
    void keptPrograms_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("an element is added while the rest of its map is dropped") << 688910426U;
    }
    void keptPrograms()
    {
        QFETCH(quint32, seed);
        QLoggingCategory::setFilterRules(QStringLiteral("parallel.warning=false\nparallel.critical=false"));
        stress::Watch watch;
        for (int i = 0; i < testRounds(500); ++i) {
            watch.begin(seed);
            const stress::Plan plan(seed);
            stress::setSchedule(seed + quint32(i), plan.delays);
            const QString wrong = stress::Run(plan).run();
            stress::setSchedule(seed, 0);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void randomPrograms()
    {
        // Failures after the first are logged, which is not what is looked at here.
        QLoggingCategory::setFilterRules(QStringLiteral("parallel.warning=false\nparallel.critical=false"));
        const auto wantedSeed = variable("PARALLEL_STRESS_SEED");
        const auto wantedPrograms = variable("PARALLEL_STRESS_PROGRAMS");
        const qint64 seconds = variable("PARALLEL_STRESS_SECONDS").value_or(5);
        const quint32 first = wantedSeed.value_or(QRandomGenerator::system()->bounded(1U, 0x7fffffffU));
        qInfo("PARALLEL_STRESS_SEED=%u", first);

        stress::Watch watch;
        QElapsedTimer timer;
        timer.start();
        quint32 seed = first;
        quint32 programs = 0;
        qint64 calls = 0;
        qint64 exact = 0;
        qint64 lost = 0;
        qint64 twice = 0;
        QString wrong;
        const auto goesOn = [&] {
            if (wantedSeed || wantedPrograms)
                return programs < wantedPrograms.value_or(1);
            return timer.elapsed() < seconds * 1000;
        };
        while (wrong.isEmpty() && goesOn()) {
            watch.begin(seed);
            const stress::Plan plan(seed);
            stress::setSchedule(seed, plan.delays);
            stress::Run run(plan);
            wrong = run.run();
            stress::setSchedule(seed, 0);
            ++programs;
            calls += run.made();
            lost += run.lost();
            twice += run.twice();
            exact += plan.isExact();
            if (!wrong.isEmpty())
                wrong += QStringLiteral("\nPARALLEL_STRESS_SEED=%1 (%2)").arg(seed).arg(plan.summary());
            else if (!wantedSeed)
                seed = std::minstd_rand(seed)();
        }
        const stress::Points points = stress::points();
        qInfo("%lld of %u programs were held against the serial model", exact, programs);
        tell({"programs", QStringLiteral("random programs"), programs});
        tell({.kind = "programs",
              .what = QStringLiteral("calls made by them"),
              .count = calls,
              .lost = lost,
              .twice = twice});
        tell({"programs", QStringLiteral("points where threads meet, passed by them"), points.passed});
        tell({"programs", QStringLiteral("of these, where a thread was delayed"), points.delayed});
        tell({"programs", QStringLiteral("seconds of it"), timer.elapsed() / 1000});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY2(wantedSeed || points.delayed > 0, "no thread was delayed anywhere");
    }
};

int main(int argc, char **argv)
{
    // The Watch is for programs that hang.
    qputenv("QTEST_FUNCTION_TIMEOUT", "2000000000");
    tst_Stress test;
    return runTestProgram(argc, argv, test, {}, true);
}
#include "tst_stress.moc"
