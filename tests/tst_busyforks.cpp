// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// fork() while other threads make calls, run them, and tell of them: in the child the library starts anew.

#include "support/forked.h"
#include "support/forkwork.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qcoreapplication.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace parallel;

namespace {

/// Other threads are anywhere at that moment, and hold any lock of the library.
QString whileOthersAreBusy()
{
    std::atomic<bool> over{false};
    Threads shared({.workers = 8, .queueLimit = 100});
    const TaskLocal<int> number;
    std::vector<std::jthread> others;
    for (int t = 0; t < 3; ++t) {
        others.emplace_back([&, t] {
            while (!over) {
                try {
                    const auto entered = shared.enter();
                    const auto set = number.set(t);
                    for (int i = 0; i < 50; ++i) {
                        task([] {}).limit(2).limit(1, [] { return 0; })();
                        task([&] {
                            const auto group = parallel::group();
                            for (int n = 0; n < 3; ++n)
                                task([](const QString &) {})(QStringLiteral("a text"));
                        })();
                    }
                    if (t == 0)
                        shared.cancel();
                    barrier();
                    shared.setWorkerCount(t == 1 ? 2 : 8);
                    const auto scope = parallel::threads(2);
                    task([] {})();
                } catch (const CancelledError &) {
                }
            }
        });
    }
    QString status;
    {
        const auto threads = parallel::threads(4);
        for (int round = 0; round < 60 && status.isEmpty(); ++round) {
            for (int i = 0; i < 20; ++i)
                task([] {})();
            const pid_t child = ::fork();
            if (child == 0) {
                mustEndSoon();
                bool ok = worksSerially();
                const auto set = number.set(7);
                task([] {}).limit(1, [] { return 0; })();
                {
                    const auto entered = shared.enter();
                    ok = ok && worksSerially();
                }
                ok = ok && countedWork(20, 4);
                if (round % 2)
                    ::_exit(ok ? right : wrong);
                std::exit(ok ? right : wrong);
            }
            status = statusOf(child);
        }
    }
    over = true;
    others.clear();
    try {
        shared.wait();
    } catch (const CancelledError &) {
    }
    return status;
}

/// Threads tell the one that forks of each call's end, by an event, under Qt's own lock of its events.
QString whileEventsArePosted()
{
    int argc = 1;
    char name[] = "forks";
    char *argv[] = {name, nullptr};
    const QCoreApplication app(argc, argv);
    std::atomic<bool> over{false};
    std::vector<std::unique_ptr<Threads>> told;
    for (int t = 0; t < 3; ++t)
        told.push_back(std::make_unique<Threads>(1));
    std::vector<std::jthread> others;
    for (const auto &threads : told) {
        others.emplace_back([&] {
            while (!over) {
                const auto entered = threads->enter();
                task([] {})();
                barrier();
            }
        });
    }
    QString status;
    for (int round = 0; round < 300 && status.isEmpty(); ++round) {
        QCoreApplication::processEvents(); // each has one event on its way, and posts the next after it
        const pid_t child = ::fork();
        if (child == 0) {
            mustEndSoon();
            ::_exit(countedWork(1, 1) ? right : wrong);
        }
        status = statusOf(child);
    }
    over = true;
    others.clear();
    return status;
}

} // namespace

class tst_BusyForks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inTheChild_data()
    {
        QTest::addColumn<QByteArray>("child");
        QTest::newRow("while others are busy") << QByteArray("whileOthersAreBusy");
        QTest::newRow("while events are posted") << QByteArray("whileEventsArePosted");
    }
    void inTheChild()
    {
        QFETCH(QByteArray, child);
        // GLib, by which Qt starts a thread, has locks that are not for a fork either.
        QCOMPARE(runChild(child.constData(), {QStringLiteral("QT_NO_GLIB=1")}), QString());
        QCOMPARE(lastChildError(), QString());
    }
};

PARALLEL_TEST_MAIN(tst_BusyForks, {"whileOthersAreBusy", &whileOthersAreBusy},
                   {"whileEventsArePosted", &whileEventsArePosted})
#include "tst_busyforks.moc"
