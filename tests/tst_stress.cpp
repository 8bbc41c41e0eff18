// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Random programs of nested calls, groups, barriers, failures, cancellations,
/// pauses and new worker counts, held against what each call knows of itself:
/// none runs twice, none is lost, and the counts add up.
///
/// PARALLEL_STRESS_SECONDS=60 runs for a minute; PARALLEL_STRESS_SEED=n runs that one.

#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qrandom.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <random>
#include <thread>

using namespace parallel;

namespace {

struct Thrown
{};

/// One random program.
class Program
{
public:
    explicit Program(quint32 seed) : m_random(seed) {}

    /// What went wrong, or an empty string.
    QString run()
    {
        const int workers = std::array{1, 2, 3, 8, 64}[pick(5)];
        Options options{.workers = workers};
        options.onFailure = pick(2) ? OnFailure::Stop : OnFailure::Continue;
        if (pick(3) == 0)
            options.queueLimit = 1 + int(pick(20));
        const bool controls = pick(2);
        const int callers = 1 + int(pick(3));
        m_throws = pick(2) * pick(30);
        m_cancels = pick(2) * pick(30);

        Threads threads(options);
        std::thread controller;
        std::atomic<bool> over{false};
        if (controls)
            controller =
                std::thread([this, &threads, &over, seed = m_random()] { control(threads, over, seed); });
        std::vector<std::thread> others;
        for (int i = 1; i < callers; ++i)
            others.emplace_back([this, &threads, seed = m_random()] { call(threads, seed); });
        call(threads, m_random());
        for (std::thread &other : others)
            other.join();
        over = true;
        if (controller.joinable())
            controller.join();
        threads.resume();
        waitForAll(threads);
        return judge(threads.progress());
    }

private:
    quint32 pick(quint32 below) { return m_random() % below; }

    static void control(Threads &threads, const std::atomic<bool> &over, quint32 seed)
    {
        std::minstd_rand random(seed);
        while (!over) {
            switch (random() % 8) {
            case 0:
                threads.pause();
                break;
            case 1:
                threads.setWorkerCount(1 + int(random() % 16));
                break;
            case 2:
                if (random() % 20 == 0)
                    threads.cancel();
                break;
            case 3:
                (void)threads.progress();
                break;
            default:
                threads.resume();
                break;
            }
            std::this_thread::yield();
        }
    }

    void call(Threads &threads, quint32 seed)
    {
        std::minstd_rand random(seed);
        for (int guard = 0; guard < 5; ++guard) {
            const auto entered = threads.enter();
            for (int i = 0; i < 20; ++i)
                make(random(), 4);
            catchAll([&] {
                switch (random() % 3) {
                case 0:
                    barrier();
                    break;
                case 1: {
                    const auto group = parallel::group();
                    for (int i = 0; i < 10; ++i)
                        make(random(), 3);
                    if (random() % 4 == 0)
                        group.cancel();
                    break;
                }
                default:
                    break;
                }
            });
        }
    }

    /// Makes one call, of one kind or another.
    void make(quint32 seed, int depth)
    {
        const auto ran = std::make_shared<std::atomic<int>>(0);
        ++m_called;
        if (seed % 3 == 0) {
            QFuture<int> future = m_give(this, ran, seed, depth);
            if (seed % 33 == 0)
                future.cancel();
            m_futures.add(future);
        } else {
            m_do(this, ran, seed, depth);
        }
    }

    /// What a task does.
    void work(const std::shared_ptr<std::atomic<int>> &ran, quint32 seed, int depth)
    {
        if (ran->fetch_add(1) != 0)
            ++m_twice;
        std::minstd_rand random(seed | 1);
        if (depth > 0) {
            for (quint32 n = random() % 4; n > 0; --n)
                make(random(), depth - 1);
            switch (random() % 6) {
            case 0: {
                const auto group = parallel::group();
                for (quint32 n = random() % 5; n > 0; --n)
                    make(random(), depth - 1);
                if (random() % 8 == 0)
                    barrier();
                break;
            }
            case 1:
                catchAll([&] {
                    const auto group = parallel::group();
                    for (quint32 n = random() % 5; n > 0; --n)
                        make(random(), depth - 1);
                    if (m_cancels && random() % (m_cancels + 3) == 0)
                        group.cancel();
                });
                break;
            case 2:
                if (thisTask::stopToken().stop_requested())
                    throw CancelledError("as asked");
                break;
            default:
                break;
            }
        }
        if (m_throws && random() % (m_throws + 5) == 0)
            throw Thrown();
    }

    /// As work(), and counts how it ends.
    void count(const std::shared_ptr<std::atomic<int>> &ran, quint32 seed, int depth)
    {
        try {
            work(ran, seed, depth);
        } catch (const CancelledError &) {
            ++m_gaveUp;
            throw;
        } catch (...) {
            ++m_failed;
            throw;
        }
        ++m_succeeded;
    }

    template<typename Body>
    static void catchAll(Body &&body)
    {
        try {
            body();
        } catch (const Thrown &) {
        } catch (const TaskFailures &) {
        } catch (const CancelledError &) {
        }
    }

    static void waitForAll(Threads &threads)
    {
        catchAll([&] { threads.wait(); });
    }

    QString judge(const Progress &p)
    {
        const qint64 dropped = m_called - m_succeeded - m_failed - m_gaveUp;
        const Progress expected{0, 0, m_succeeded, m_failed, m_gaveUp + dropped};
        if (m_twice)
            return QStringLiteral("%1 calls ran twice").arg(m_twice.load());
        if (p != expected)
            return QStringLiteral(
                       "counted %1 queued, %2 running, %3 succeeded, %4 failed, %5 cancelled of %6; "
                       "known are %7 succeeded, %8 failed, %9 cancelled of %10")
                .arg(p.queued)
                .arg(p.running)
                .arg(p.succeeded)
                .arg(p.failed)
                .arg(p.cancelled)
                .arg(p.total())
                .arg(m_succeeded)
                .arg(m_failed)
                .arg(expected.cancelled)
                .arg(m_called);
        if (const int open = m_futures.unsettled())
            return QStringLiteral("%1 futures are not settled").arg(open);
        return {};
    }

    class Futures
    {
    public:
        void add(const QFuture<int> &future)
        {
            const std::lock_guard lock(m_mutex);
            m_all.push_back(future);
        }
        int unsettled() const
        {
            return int(std::ranges::count_if(m_all, [](const auto &future) { return !future.isFinished(); }));
        }

    private:
        std::mutex m_mutex;
        std::vector<QFuture<int>> m_all;
    };

    std::minstd_rand m_random;
    quint32 m_throws = 0;
    quint32 m_cancels = 0;
    std::atomic<qint64> m_called{0};
    std::atomic<qint64> m_succeeded{0};
    std::atomic<qint64> m_failed{0};
    std::atomic<qint64> m_gaveUp{0};
    std::atomic<int> m_twice{0};
    Futures m_futures;

    using Ran = std::shared_ptr<std::atomic<int>>;
    struct Do
    {
        void operator()(Program *program, const Ran &ran, quint32 seed, int depth) const
        {
            program->count(ran, seed, depth);
        }
    };
    struct Give
    {
        int operator()(Program *program, const Ran &ran, quint32 seed, int depth) const
        {
            program->count(ran, seed, depth);
            return depth;
        }
    };
    const Task<Do> m_do = task("do", Do{});
    const Task<Give> m_give = task("give", Give{});
};

} // namespace

class tst_Stress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomPrograms()
    {
        // Failures after the first are logged, which is not what is looked at here.
        QLoggingCategory::setFilterRules(QStringLiteral("parallel.warning=false\nparallel.critical=false"));
        bool seeded = false;
        quint32 seed = qEnvironmentVariableIntValue("PARALLEL_STRESS_SEED", &seeded);
        if (!seeded)
            seed = QRandomGenerator::system()->generate();
        const int seconds = std::max(1, qEnvironmentVariableIntValue("PARALLEL_STRESS_SECONDS"));
        QElapsedTimer timer;
        timer.start();
        int programs = 0;
        do {
            qInfo("PARALLEL_STRESS_SEED=%u", seed);
            QCOMPARE(Program(seed).run(), QString());
            seed = std::minstd_rand(seed)();
            ++programs;
        } while (!seeded && timer.elapsed() < seconds * 1000);
        qInfo("%d programs", programs);
    }
};

int main(int argc, char **argv)
{
    const int seconds = qEnvironmentVariableIntValue("PARALLEL_STRESS_SECONDS");
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(60'000 + 1000 * seconds));
    tst_Stress test;
    return runTestProgram(argc, argv, test, {}, true);
}
#include "tst_stress.moc"
