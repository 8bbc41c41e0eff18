// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Limits of a key: how many calls with the same key of their arguments run at the same time.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qurl.h>

#include <atomic>
#include <functional>
#include <stdexcept>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;

class tst_KeyedLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKeyHasItsOwn_data() { addAllRows(); }
    void eachKeyHasItsOwn()
    {
        QFETCH(int, workers);
        std::array<Meter, 4> meters;
        Meter all;
        std::atomic<int> ran{0};
        const auto load = task("load",
                               [&](const QUrl &url, int host) {
                                   const Meter::Visit visit(meters[std::size_t(host)]);
                                   const Meter::Visit visitOfAll(all);
                                   std::this_thread::yield();
                                   Q_UNUSED(url);
                                   ++ran;
                               })
                              .limit(5)
                              .limit(2, [](const QUrl &url, int) { return url.host(); });
        inScope(workers, [&] {
            for (int i = 0; i < 2000; ++i) {
                const int host = i % 4;
                load(QUrl(QStringLiteral("http://host%1/%2").arg(host).arg(i)), host);
            }
        });
        QCOMPARE(ran.load(), 2000);
        for (const Meter &meter : meters)
            QVERIFY(meter.most() <= 2);
        QVERIFY(all.most() <= 5);
    }

    /// The text is the key, in whatever it comes.
    void aKeyIsATextOfAnyKind_data() { addAllRows(); }
    void aKeyIsATextOfAnyKind()
    {
        QFETCH(int, workers);
        Meter meter;
        const auto visit = task("visit", [&](int) {
            const Meter::Visit visiting(meter);
            std::this_thread::yield();
        });
        const auto latin = visit.limit(1, [](int) { return QLatin1String("host"); });
        const auto view = visit.limit(1, [](int) { return QStringView(u"host"); });
        const auto any = visit.limit(1, [](int) { return QAnyStringView("host"); });
        for (const auto &run : {std::function<void(int)>(latin), std::function<void(int)>(view),
                                std::function<void(int)>(any)}) {
            inScope(workers, [&] {
                for (int i = 0; i < 50; ++i)
                    run(i);
            });
        }
        QCOMPARE(meter.most(), 1);
    }

    /// A host whose calls wait keeps no places of the limit of all: other hosts go on.
    void aBusyKeyHoldsUpNoOther()
    {
        Gate gate;
        std::atomic<int> idle{0};
        const auto threads = parallel::threads(8);
        const OpenAtEnd openAtEnd(gate);
        const auto load = task("load",
                               [&](const std::string &host) {
                                   if (host == "busy")
                                       gate.pass();
                                   else
                                       ++idle;
                               })
                              .limit(4)
                              .limit(2, [](const std::string &host) { return host; });
        for (int i = 0; i < 1000; ++i)
            load(std::string("busy"));
        gate.waitForArrivals(2);
        for (int i = 0; i < 100; ++i)
            load(std::string("idle"));
        QTRY_COMPARE(idle.load(), 100);
        QCOMPARE(gate.arrived(), 2);
        gate.open();
    }

    void theKeyMayThrow_data() { addAllRows(); }
    void theKeyMayThrow()
    {
        QFETCH(int, workers);
        std::atomic<int> ran{0};
        const auto load = task("load", [&](int) { ++ran; }).limit(1, [](int i) {
            if (i == 1)
                throw std::runtime_error("no key");
            return i;
        });
        inScope(workers, [&] {
            load(0);
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, load(1));
            load(2);
        });
        QCOMPARE(ran.load(), 2);
    }
};

PARALLEL_TEST_MAIN(tst_KeyedLimit)
#include "tst_keyedlimit.moc"
