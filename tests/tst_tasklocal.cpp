// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// TaskLocal: what a caller has set is there in its calls.

#include "support/hold.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <numeric>

using namespace parallel;

namespace {

TaskLocal<QString> tenant(QStringLiteral("nobody"));
TaskLocal<int> depth;

/// Which values were found, and how often.
class Found
{
public:
    void add()
    {
        const std::lock_guard lock(m_mutex);
        ++m_times[*tenant];
    }
    QMap<QString, int> times() const { return m_times; }

private:
    std::mutex m_mutex;
    QMap<QString, int> m_times;
};

} // namespace

class tst_TaskLocal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(*tenant, QStringLiteral("nobody")); }

    void isThereInCalls_data() { addAllRows(); }
    void isThereInCalls()
    {
        QFETCH(int, workers);
        Found found;
        const auto look = task("look", [&](int) { found.add(); });
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i) {
                if (i % 3 == 0) {
                    look(i);
                    continue;
                }
                const auto set = tenant.set(i % 3 == 1 ? QStringLiteral("acme") : QStringLiteral("globex"));
                look(i);
            }
        });
        QCOMPARE(found.times(), (QMap<QString, int>{{"nobody", 34}, {"acme", 33}, {"globex", 33}}));
    }

    void howeverDeep_data() { addAllRows(); }
    void howeverDeep()
    {
        QFETCH(int, workers);
        std::atomic<int> leaves{0};
        std::atomic<int> wrong{0};
        struct Tree
        {
            std::atomic<int> &leaves;
            std::atomic<int> &wrong;
            void grow(int level) const
            {
                wrong += *depth != level || *tenant != QStringLiteral("acme");
                if (level == 5) {
                    ++leaves;
                    return;
                }
                const auto set = depth.set(level + 1);
                const auto deeper = task("grow", [tree = *this](int l) { tree.grow(l); });
                deeper(level + 1);
                deeper(level + 1);
            }
        };
        const Tree tree{leaves, wrong};
        const auto set = tenant.set(QStringLiteral("acme"));
        inScope(workers, [&] { task([&] { tree.grow(0); })(); });
        QCOMPARE(leaves.load(), 32);
        QCOMPARE(wrong.load(), 0);
    }

    void isThereInMapsAndStreams_data() { addAllRows(); }
    void isThereInMapsAndStreams()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            QList<int> numbers(500);
            std::iota(numbers.begin(), numbers.end(), 0);
            const auto look = task([](int) { return *tenant; });
            const auto set = tenant.set(QStringLiteral("acme"));
            QCOMPARE(parallel::map(look, numbers), QStringList(500, QStringLiteral("acme")));
            const QFuture<QString> future = parallel::mapped(look, numbers);
            parallel::barrier();
            QCOMPARE(future.results(), QStringList(500, QStringLiteral("acme")));
            for (auto &&outcome : asCompleted(look, numbers))
                QCOMPARE(outcome.value(), QStringLiteral("acme"));
            const auto outcomes = settled(look, numbers);
            QCOMPARE(outcomes.last().value(), QStringLiteral("acme"));
        });
    }

    /// What runs on top of a task that waits finds its own caller's.
    void ofItsCallerAlone_data() { addThreadedRows(); }
    void ofItsCallerAlone()
    {
        QFETCH(int, workers);
        Found found;
        const auto look = task("look", [&] { found.add(); });
        inScope(workers, [&] {
            task([&] {
                const auto group = parallel::group();
                look();
                const auto set = tenant.set(QStringLiteral("later"));
                group.wait(); // which runs it
            })();
        });
        QCOMPARE(found.times(), (QMap<QString, int>{{"nobody", 1}}));
    }

    /// A task's own ends with the task's guard, and is no other's.
    void aTasksOwnIsItsOwn_data() { addThreadedRows(); }
    void aTasksOwnIsItsOwn()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        const auto both = task([&](int i) {
            wrong += *tenant != QStringLiteral("nobody");
            const auto set = tenant.set(QString::number(i));
            wrong += *tenant != QString::number(i);
            const auto inner = tenant.set(QStringLiteral("inner"));
            wrong += *tenant != QStringLiteral("inner");
        });
        inScope(workers, [&] {
            for (int i = 0; i < 200; ++i)
                both(i);
        });
        QCOMPARE(wrong.load(), 0);
    }

    /// The value ends with the last call made under it, whether it ran or was dropped.
    void endsWithItsCalls_data() { addThreadedRows(); }
    void endsWithItsCalls()
    {
        QFETCH(int, workers);
        static TaskLocal<std::shared_ptr<int>> shared;
        const auto value = std::make_shared<int>(7);
        {
            const auto threads = parallel::threads(workers);
            {
                const auto set = shared.set(value);
                const auto look = task([](int) { QCOMPARE(**shared, 7); });
                for (int i = 0; i < 20; ++i)
                    look(i);
                parallel::map(look, QList<int>{1, 2, 3});
            }
            parallel::barrier();
            const Hold hold(workers);
            {
                const auto set = shared.set(value);
                const auto group = parallel::group();
                const auto never = task([] {});
                for (int i = 0; i < 20; ++i)
                    never();
                QFuture<int> future = task([] { return 1; })();
                group.cancel();
                QVERIFY_THROWS_EXCEPTION(CancelledError, group.wait());
            }
            QVERIFY(!*shared);
        }
        QCOMPARE(value.use_count(), 1);
    }
};

PARALLEL_TEST_MAIN(tst_TaskLocal)
#include "tst_tasklocal.moc"
