// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "faults/scenario.h"

#include "faults/part.h"

#include "support/gate.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuturewatcher.h>
#include <QtCore/qscopeguard.h>

#include <ranges>
#include <string>
#include <thread>
#include <vector>

using namespace parallel;
using namespace std::chrono_literals;

namespace faults {

namespace {

void signalsAndTexts(Ledger &ledger)
{
    part(ledger, false, [&] {
        Progress last;
        std::atomic<int> finished{0};
        const auto work = task("work", [&](const QString &text, int number) {
            ledger.ran(number);
            thisTask::setProgress(text.size(), 100);
            thisTask::setText(text);
        });
        const auto labelled =
            work.label([](const QString &text, int) { return text + QStringLiteral(", labelled"); });
        {
            const auto threads = parallel::threads({.workers = 3, .name = QStringLiteral("signals")});
            {
                const Spared spared;
                QObject::connect(&*threads, &Threads::progressChanged, [&](const Progress &p) { last = p; });
                QObject::connect(&*threads, &Threads::taskStarted, [](const TaskInfo &) {});
                QObject::connect(&*threads, &Threads::taskFinished, [&](const TaskInfo &) { ++finished; });
            }
            for (int i = 0; i < 6; ++i)
                ledger.call([&](int number) { work(QString::number(i), number); });
            barrier();
            for (int i = 0; i < 3; ++i)
                ledger.call([&](int number) { labelled(QString::number(i), number); });
        }
        if (last.total() != 9 || last.succeeded != 9)
            ledger.wrong("the last progress is not exact");
    });
}

void branch(Ledger &ledger, int depth)
{
    const auto deeper = task("deeper", [&ledger](int number, int depthLeft) {
        ledger.ran(number);
        if (depthLeft > 0)
            branch(ledger, depthLeft);
    });
    {
        const auto group = parallel::group();
        for (int i = 0; i < 2; ++i)
            ledger.call([&](int number) { deeper(number, depth - 1); });
        group.wait();
        ledger.call([&](int number) { deeper(number, 0); });
    }
    ledger.call([&](int number) { deeper(number, 0); }); // waited for by others
}

void nested(Ledger &ledger, int workers)
{
    part(ledger, false, [&] {
        const auto threads = parallel::threads(workers);
        branch(ledger, 3);
        barrier();
    });
}

void results(Ledger &ledger)
{
    part(ledger, false, [&] {
        const auto threads = parallel::threads(2);
        const auto twice = task("twice", [&](int number, const QString &text) {
            ledger.ran(number);
            return text + text;
        });
        QList<QFuture<QString>> futures;
        QFutureWatcher<QString> watcher;
        for (int i = 0; i < 4; ++i) {
            ledger.call([&](int number) {
                const QFuture<QString> future = twice(number, QStringLiteral("text"));
                const Spared spared; // the list and the watcher are the test's
                futures.append(future);
                if (i == 0)
                    watcher.setFuture(future);
            });
        }
        for (const QFuture<QString> &future : std::as_const(futures)) {
            // First: in result() alone Qt may miss an exception that is set just then, and crash.
            QFuture<QString>(future).waitForFinished();
            if (future.resultCount() == 0)
                throw CancelledError("the call was dropped"); // a Qt future without a result crashes
            if (future.result() != QLatin1String("texttext"))
                ledger.wrong("a wrong result");
        }
    });
    part(ledger, true, [&] {
        Gate gate;
        const auto threads = parallel::threads(1);
        const OpenAtEnd openAtEnd(gate);
        const auto caller = std::this_thread::get_id(); // which runs it where no thread can be started
        const auto wait = task("wait", [&] {
            if (std::this_thread::get_id() != caller)
                gate.pass();
        });
        const auto value = task("value", [&](int number) {
            ledger.ran(number);
            return number;
        });
        wait();
        QFuture<int> cancelled;
        ledger.call([&](int number) { cancelled = value(number); });
        QFutureWatcher<int> watcher;
        {
            const Spared spared;
            watcher.setFuture(cancelled);
            cancelled.cancel();
        }
        gate.open();
        barrier();
        if (!cancelled.isFinished())
            ledger.wrong("a cancelled future has not finished");
    });
}

void maps(Ledger &ledger, int workers)
{
    part(ledger, false, [&] {
        const auto threads = parallel::threads({.workers = workers, .name = QStringLiteral("maps")});
        const auto text = task("text", [&](int number) {
            ledger.ran(number);
            return std::to_string(number) + " and some that need memory of their own";
        });
        const auto numbers = [&](int n) {
            const Spared spared;
            const int first = ledger.callMany(n);
            std::vector<int> list;
            for (int i = 0; i < n; ++i)
                list.push_back(first + i);
            return list;
        };
        const auto check = [&](const std::vector<int> &list, const QList<std::string> &texts) {
            const Spared spared;
            bool right = std::size_t(texts.size()) == list.size();
            for (std::size_t i = 0; right && i < list.size(); ++i)
                right = texts[qsizetype(i)].starts_with(std::to_string(list[i]) + " and");
            if (!right)
                ledger.wrong("a map has wrong results");
        };
        const std::vector<int> some = numbers(40);
        check(some, parallel::map(text, some));
        const std::vector<int> more = numbers(20);
        QFuture<std::string> future = parallel::mapped(text, more);
        QFutureWatcher<std::string> watcher;
        {
            const Spared spared;
            watcher.setFuture(future);
        }
        barrier();
        check(more, future.results());
        const auto mapInTask = task("map in task", [&](int number) {
            ledger.ran(number);
            const std::vector<int> inner = numbers(8);
            check(inner, parallel::map(text, inner));
        });
        const auto group = parallel::group(); // ends before what the task refers to
        ledger.call([&](int number) { mapInTask(number); });
    });
}

/// Outcomes as they come, in the scope and in a task; and what a caller has set.
void streams(Ledger &ledger, int workers)
{
    static const TaskLocal<QString> local;
    part(ledger, false, [&] {
        const auto threads = parallel::threads({.workers = workers, .name = QStringLiteral("streams")});
        const auto set = local.set(QStringLiteral("set by the caller"));
        const auto text = task("text", [&](int number) {
            ledger.ran(number);
            thisTask::log(QStringLiteral("a line"));
            return std::to_string(number) + " and some that need memory of their own";
        });
        const auto loop = [&](int count) {
            const int first = ledger.callMany(count);
            int sum = 0;
            for (auto &&outcome : asCompleted(text, std::views::iota(first, first + count))) {
                const Spared spared;
                if (!outcome.error()
                    && !outcome.value().starts_with(std::to_string(outcome.element()) + " and"))
                    ledger.wrong("an outcome has a wrong value");
                else if (outcome.error())
                    ledger.noteReason(outcome.error());
                sum += 1;
            }
            if (sum != count)
                ledger.wrong("outcomes are missing");
        };
        loop(30);
        const auto loopInTask = task("loop in task", [&](int number) {
            ledger.ran(number);
            loop(6);
        });
        const auto group = parallel::group(); // ends before what the task refers to
        ledger.call([&](int number) { loopInTask(number); });
    });
}

/// A failure is reported, whatever else fails: it, or what went wrong with it.
void failures(Ledger &ledger)
{
    for (const OnFailure onFailure : {OnFailure::Stop, OnFailure::Continue}) {
        const bool thrown = part(ledger, true, [&] {
            const auto bad = task("bad", [&](int number) {
                ledger.ran(number);
                throw std::runtime_error("no such table");
            });
            const auto badValue = task("bad value", [&](int number) -> QString {
                ledger.ran(number);
                throw std::runtime_error("no such table");
            });
            const auto threads = parallel::threads({.workers = 2, .onFailure = onFailure});
            for (int i = 0; i < 3; ++i) {
                ledger.call([&](int number) { bad(number); });
                ledger.call([&](int number) { badValue(number); });
            }
            barrier();
        });
        if (!thrown)
            ledger.wrong("a failure was not reported");
    }
    part(ledger, true, [&] {
        const auto threads = parallel::threads(2);
        const auto bad = task("bad", [&](int number) -> int {
            ledger.ran(number);
            throw std::runtime_error("no such table");
        });
        const int first = ledger.callMany(6);
        std::vector<int> list{first, first + 1, first + 2, first + 3, first + 4, first + 5};
        try {
            parallel::map(bad, list);
            ledger.wrong("a map that failed was not reported");
        } catch (const std::exception &) {
            barrier(); // what the group has thrown is over
        }
    });
}

void stops(Ledger &ledger)
{
    // Where no thread can be started the calling one runs it, and nobody could stop it.
    const auto caller = std::this_thread::get_id();
    const auto patient = [&ledger, caller](const std::stop_token &token, int number) {
        ledger.ran(number);
        const Spared spared; // the test's own waiting
        if (std::this_thread::get_id() != caller)
            waitForStop(token);
    };
    part(ledger, true, [&] { // time-out
        const auto wait = task("wait", patient);
        const auto threads = parallel::threads({.workers = 2, .timeout = 1ms});
        for (int i = 0; i < 4; ++i)
            ledger.call([&](int number) { wait(number); });
    });
    part(ledger, true, [&] { // cancel, of a group and of all
        const auto wait = task("wait", patient);
        const auto threads = parallel::threads(2);
        const auto cancel = qScopeGuard([&] { threads->cancel(); }); // also if a call is refused
        try {
            const auto group = parallel::group();
            const auto cancelGroup = qScopeGuard([&] { group.cancel(); });
            ledger.call([&](int number) { wait(number); });
            group.cancel();
        } catch (const CancelledError &) {
        }
        ledger.call([&](int number) { wait(number); });
        ledger.call([&](int number) { wait(number); });
        ledger.call([&](int number) { wait(number); });
        threads->cancel();
    });
}

void control(Ledger &ledger)
{
    part(ledger, false, [&] {
        Threads threads({.workers = 1, .queueLimit = 3});
        const auto work = task("work", [&](int number) { ledger.ran(number); });
        const auto entered = threads.enter();
        threads.pause();
        ledger.call([&](int number) { work(number); });
        ledger.call([&](int number) { work(number); });
        threads.setWorkerCount(3);
        threads.resume();
        for (int i = 0; i < 6; ++i)
            ledger.call([&](int number) { work(number); });
        threads.wait();
        const Progress progress = threads.progress();
        if (progress.succeeded != 8 || progress.total() != 8)
            ledger.wrong("wrong counts");
        threads.setWorkerCount(1);
        ledger.call([&](int number) { work(number); });
        barrier();
    });
}

/// A task makes calls, and all is paused before it ends: they wait for the resume.
void pausedInATask(Ledger &ledger)
{
    part(ledger, false, [&] {
        Threads threads({.workers = 1});
        const auto inner = task("inner", [&](int number) { ledger.ran(number); });
        const auto outer = task("outer", [&](int number) {
            const auto pause = qScopeGuard([&] { threads.pause(); });
            ledger.ran(number);
            for (int i = 0; i < 3; ++i)
                ledger.call([&](int innerNumber) { inner(innerNumber); });
        });
        const auto entered = threads.enter();
        ledger.call([&](int number) { outer(number); });
        while (!threads.isPaused() || threads.progress().running > 0)
            std::this_thread::yield();
        threads.resume();
        threads.wait();
    });
}

void caches(Ledger &ledger)
{
    part(ledger, false, [&] {
        const auto perThread = threadCached([](const QString &name) { return name + name; });
        const auto perProcess = processCached([](int number) { return QString::number(number); });
        const auto work = task("work", [&](int number) {
            const bool right = perThread(QStringLiteral("a")) == QLatin1String("aa")
                               && perThread(QStringLiteral("b")) == QLatin1String("bb")
                               && perProcess(5) == QLatin1String("5");
            ledger.ran(number);
            if (!right)
                ledger.wrong("a wrong cached object");
        });
        const auto threads = parallel::threads(2);
        for (int i = 0; i < 4; ++i)
            ledger.call([&](int number) { work(number); });
        barrier();
        perThread.clear();
        ledger.call([&](int number) { work(number); });
    });
}

void withProgressLine(Ledger &ledger)
{
    {
        const Spared spared;
        qputenv("PARALLEL_PROGRESS", "bar");
    }
    runPlainly(ledger);
    const Spared spared;
    qunsetenv("PARALLEL_PROGRESS");
}

} // namespace

void openAndMap(Ledger &ledger)
{
    maps(ledger, 3);
}

void runEverything(Ledger &ledger)
{
    signalsAndTexts(ledger);
    nested(ledger, 1);
    nested(ledger, 3);
    results(ledger);
    maps(ledger, 1);
    maps(ledger, 3);
    streams(ledger, 1);
    streams(ledger, 3);
    failures(ledger);
    stops(ledger);
    control(ledger);
    pausedInATask(ledger);
    caches(ledger);
    withProgressLine(ledger);
}

} // namespace faults
