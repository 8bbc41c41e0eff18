// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// PARALLEL_TASKS: what an operator says of tasks' policies, over what is in the code.

#include "support/eventlog.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/thrown.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

struct Tasks
{
    explicit Tasks(const char *value) { qputenv("PARALLEL_TASKS", value); }
    ~Tasks() { qunsetenv("PARALLEL_TASKS"); }
};

// --- each in a process of its own, without a scope: what the variable says is looked at once ---

QString obeysTheOperator()
{
    const auto plain = task("plain", [](Clock::time_point called) { return Clock::now() - called >= 30ms; });
    if (!plain(Clock::now()).result())
        return QStringLiteral("a call has not waited");
    if (parallel::map(plain, QList<Clock::time_point>{Clock::now()}) != QList<bool>{true})
        return QStringLiteral("an element has not waited");
    for (auto &&outcome : parallel::asCompleted(plain, QList<Clock::time_point>{Clock::now()})) {
        if (!outcome.value())
            return QStringLiteral("an element of a loop has not waited");
    }
    int tried = 0;
    const auto load = task("load", [&] {
                          if (++tried < 3)
                              throw std::runtime_error("not yet");
                      }).retry({.attempts = 1, .firstDelay = 0ms});
    load();
    task("other", [&] { ++tried; })();
    return tried == 4 ? QString() : QStringLiteral("tried %1 times").arg(tried);
}

QString throwsWhatIsWrong()
{
    const auto load = task("load", [] {});
    for (int i = 0; i < 2; ++i) {
        const QString error = thrownBy([&] { load(); });
        if (!error.startsWith(QStringLiteral("PARALLEL_TASKS is \"load:tries=3\"")))
            return QStringLiteral("it threw: ") + error;
    }
    return {};
}

} // namespace

class tst_Overrides : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Without a scope the variable is looked at once, at the first call: it is not set.
    void initTestCase()
    {
        task("first", [] {})();
    }

    void theOperatorHasTheLastWord_data() { addAllRows(); }
    void theOperatorHasTheLastWord()
    {
        QFETCH(int, workers);
        const bool inAScope = workers != noScope;
        const Tasks tasks("load:retry=3,limit=1 ; notify: rate=1/ms;a:b.cpp:7:retry=2");
        std::atomic<int> tried{0};
        Meter meter;
        const auto fails = [&] {
            const Meter::Visit visit(meter);
            ++tried;
            throw std::runtime_error("no");
        };
        const auto triesOf = [&](const auto &of) {
            tried = 0;
            thrownBy([&] { inScope(workers, {.onFailure = OnFailure::Continue}, [&] { of(); }); });
            return tried.load();
        };
        const auto plain = task("load", fails);
        // Delays are those of the code.
        const auto quick = task("load", fails).retry({.attempts = 7, .firstDelay = 0ms}).limit(100);
        QCOMPARE(triesOf(quick), inAScope ? 3 : 7);
        QCOMPARE(triesOf(task("other", fails)), 1);
        QCOMPARE(triesOf(task("a:b.cpp:7", fails).retry({.attempts = 1, .firstDelay = 0ms})),
                 inAScope ? 2 : 1);
        if (!inAScope)
            return;
        tried = 0;
        std::atomic<int> ran{0};
        Meter both;
        const auto visit = [&] {
            const Meter::Visit inside(both);
            std::this_thread::yield();
            ++ran;
        };
        const auto one = task("load", visit);
        const auto two = task("load", visit).limit(50);
        inScope(workers, [&] {
            for (int i = 0; i < 200; ++i)
                i % 2 ? one() : two();
        });
        QCOMPARE(ran.load(), 200);
        QCOMPARE(both.most(), 1); // the limit is one for the name
    }

    void serialCallsObeyTheOperatorToo()
    {
        QCOMPARE(
            runChild("obeysTheOperator", {QStringLiteral("PARALLEL_TASKS=load:retry=3;plain:delay=30ms")}),
            QString());
        QCOMPARE(runChild("throwsWhatIsWrong", {QStringLiteral("PARALLEL_TASKS=load:tries=3")}), QString());
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("wrong");
        const auto row = [](const char *value, const char *wrong) {
            QTest::newRow(value) << QByteArray(value) << QString::fromUtf8(wrong);
        };
        row("load", "\"load\" has no name");
        row(":retry=3", "\":retry=3\" has no name");
        row("load:", "\"\" is none of these");
        row("load:retry", "\"retry\" is none of these");
        row("load:retry=0", "\"retry=0\" is none");
        row("load:retry=65536", "\"retry=65536\" is none");
        row("load:retry=3,", "\"\" is none of these");
        row("load:retries=3", "\"retries=3\" is none");
        row("load:limit=-1", "\"limit=-1\" is none");
        row("load:limit=1.5", "\"limit=1.5\" is none");
        row("load:rate=10", "\"rate=10\" is none");
        row("load:rate=10/week", "\"rate=10/week\" is none");
        row("load:timeout=30", "\"timeout=30\" is none");
        row("load:timeout=0s", "\"timeout=0s\" is none");
        row("load:delay=-1s", "\"delay=-1s\" is none");
        row("load:priority=high", "\"priority=high\" is none");
        row("load:retry=5,limit=2, RETRY=3", "\"retry\" is there twice for \"load\"");
        row("load:retry=3;load:limit=2", "\"load\" is there twice");
    }
    void malformed()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, wrong);
        const Tasks tasks(value.constData());
        const QString error = thrownBy([] { const auto threads = parallel::threads(1); });
        QVERIFY2(error.startsWith(QStringLiteral("PARALLEL_TASKS is \"%1\"").arg(QString::fromUtf8(value))),
                 qPrintable(error));
        QVERIFY2(error.contains(wrong), qPrintable(error));
        QVERIFY2(error.contains(QStringLiteral("accepted is a list such as load:retry=5")),
                 qPrintable(error));
    }

    void wellFormed()
    {
        const Tasks tasks(
            " load:retry=5,limit=4,rate=10/s,timeout=500ms,delay=0s,priority=-3;;x:timeout=0.5h; ");
        QCOMPARE(thrownBy([] { const auto threads = parallel::threads(1); }), QString());
    }
};

PARALLEL_TEST_MAIN(tst_Overrides, {"obeysTheOperator", &obeysTheOperator},
                   {"throwsWhatIsWrong", &throwsWhatIsWrong})
#include "tst_overrides.moc"
