// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the environment says, and what is said of it when it makes no sense.

#include "support/eventlog.h"
#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"
#include "support/thorough.h"

#include <libparallel/parallel.h>

#include <QtCore/qrandom.h>
#include <QtCore/qthread.h>

#include <atomic>
#include <thread>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

constexpr const char *variables[] = {"PARALLEL_ENABLED",     "PARALLEL_WORKERS",    "PARALLEL_TIMEOUT",
                                     "PARALLEL_QUEUE_LIMIT", "PARALLEL_ON_FAILURE", "PARALLEL_PROGRESS",
                                     "PARALLEL_MONITOR",     "PARALLEL_RECORD",     "PARALLEL_KEEP"};

bool runsHere()
{
    bool here = false;
    task([&, id = QThread::currentThread()] { here = QThread::currentThread() == id; })();
    barrier();
    return here;
}

} // namespace

class tst_Environment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const char *const variable : variables)
            qunsetenv(variable);
    }
    void cleanup() { init(); }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("accepted");
        const auto add = [](const char *variable, const char *accepted,
                            std::initializer_list<const char *> values) {
            for (const char *const value : values)
                QTest::addRow("%s=%s", variable, value)
                    << QByteArray(variable) << QByteArray(value) << QString::fromUtf8(accepted);
        };
        add("PARALLEL_ENABLED", "0, false, no or off, and 1, true, yes or on",
            {"2", "-1", "00", "01", "enabled", "ja", " 1", "1 ", "on\n", "t", "nope"});
        add("PARALLEL_WORKERS", "a whole number from 1 to 65536",
            {"0", "-1", "+4", "65537", "4.0", "1e3", "0x10", " 8", "8 ", "eight", "8,",
             "99999999999999999999", "١٢", "auto"});
        add("PARALLEL_TIMEOUT", "a number of seconds",
            {"0", "0.0", "0.0001", "-1", "+1", "1e3", "inf", "nan", "1,5", ".", "1.2.3", "5s", " 5", "never",
             "1000000001"});
        add("PARALLEL_QUEUE_LIMIT", "a whole number from 1",
            {"0", "-5", "1.5", "many", "99999999999999999999", " 1", "1k"});
        add("PARALLEL_ON_FAILURE", "stop or continue",
            {"0", "abort", "stop ", "go on", "continue,stop", "s"});
        add("PARALLEL_PROGRESS", "auto, bar, log or off", {"1", "on", "yes", "bars", "none", " bar"});
        add("PARALLEL_KEEP", "a number of runs such as 30",
            {"0", "-1", "30 days", "10GB", "1.5GiB", "30,", "30,40", "1GiB,2GiB", "1,2GiB,3", "GiB",
             "99999999999GiB", "all"});
        add("PARALLEL_MONITOR", "on, readonly or off", {"1", "0", "read-only", "true", "ro", "on "});
    }
    void malformed()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, value);
        QFETCH(QString, accepted);
        qputenv(variable.constData(), value);
        // control characters do not reach the terminal
        const QString shown = QString::fromUtf8(value).replace(u'\n', QChar::ReplacementCharacter);
        const auto check = [&](const auto &open) {
            try {
                open();
            } catch (const ConfigError &error) {
                const QString text = QString::fromUtf8(error.what());
                return text.contains(QString::fromLatin1(variable)) && text.contains(shown)
                               && text.contains(accepted)
                           ? QString()
                           : text;
            }
            return QStringLiteral("nothing was thrown");
        };
        QCOMPARE(check([] { const auto threads = parallel::threads(); }), QString());
        QCOMPARE(check([] { const Threads threads; }), QString());
        // What is set in code wins, but the environment is still not guessed at.
        QCOMPARE(check([] {
                     const auto threads = parallel::threads(
                         {.workers = 2, .timeout = 1s, .queueLimit = 3, .onFailure = OnFailure::Stop});
                 }),
                 QString());
        // And nothing is left behind by the scope that did not open.
        QVERIFY(runsHere());
    }

    /// Any value at all is what is documented, or refused with a sentence that a
    /// terminal and a log can bear.
    void anyValue()
    {
        QRandomGenerator random(testSeed());
        const int rounds = testRounds(3000);
        qputenv("PARALLEL_MONITOR", "off"); // it is about the values, not about journals
        int accepted = 0;
        for (int i = 0; i < rounds; ++i) {
            const char *const variable = variables[random.bounded(6)]; // all but where it writes
            const QByteArray value = randomValue(random);
            qputenv(variable, value);
            try {
                const Threads threads;
                ++accepted;
                QVERIFY(threads.workerCount() >= 1 && threads.workerCount() <= 65536);
            } catch (const ConfigError &error) {
                const QString text = QString::fromUtf8(error.what());
                QVERIFY2(text.startsWith(QLatin1String(variable) + QStringLiteral(" is \"")), error.what());
                QVERIFY2(text.contains(QLatin1String("accepted is")), error.what());
                QVERIFY2(text.size() < 400, error.what());
                for (const QChar c : text)
                    QVERIFY2(c.category() != QChar::Other_Control, error.what());
            }
            qunsetenv(variable);
        }
        qInfo("%d of %d values were accepted", accepted, rounds);
        QVERIFY(accepted > 0 && accepted < rounds);
        QVERIFY(runsHere());
        tell({"inputs", QStringLiteral("values of environment variables"), rounds});
    }

    void enabled_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("enabled");
        for (const char *const value : {"0", "false", "no", "off", "FALSE", "Off"})
            QTest::addRow("%s", value) << QByteArray(value) << false;
        for (const char *const value : {"1", "true", "yes", "on", "True", "ON"})
            QTest::addRow("%s", value) << QByteArray(value) << true;
        QTest::addRow("empty") << QByteArray("") << true;
    }
    void enabled()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, enabled);
        qputenv("PARALLEL_ENABLED", value);
        const auto threads = parallel::threads(4); // which the code does not win against
        QCOMPARE(runsHere(), !enabled);
        QCOMPARE(threads->workerCount(), enabled ? 4 : 1);
        QCOMPARE(threads->progress(), (Progress{0, 0, 1, 0, 0}));
    }

    void workers_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("expected");
        QTest::addRow("1") << QByteArray("1") << 1;
        QTest::addRow("65536") << QByteArray("65536") << 65536;
        QTest::addRow("007") << QByteArray("007") << 7;
        QTest::addRow("empty") << QByteArray("") << 5 * QThread::idealThreadCount();
    }
    void workers()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, expected);
        qputenv("PARALLEL_WORKERS", value);
        QCOMPARE(parallel::threads()->workerCount(), expected);
        QCOMPARE(parallel::threads(9)->workerCount(), 9);
        QCOMPARE(parallel::threads({.workers = 9})->workerCount(), 9);
        QCOMPARE(Threads().workerCount(), expected);
    }

    void timeout()
    {
        qputenv("PARALLEL_TIMEOUT", "0.02");
        const auto untilStopped = task([](const std::stop_token &token) { waitForStop(token); });
        QVERIFY_THROWS_EXCEPTION(TimeoutError, inScope(2, [&] { untilStopped(); }));
        qputenv("PARALLEL_TIMEOUT", "1000000000");
        QVERIFY_THROWS_EXCEPTION(TimeoutError, inScope(2, {.timeout = 20ms}, [&] { untilStopped(); }));
        // Options::noTimeout wins too: this would be over long before.
        qputenv("PARALLEL_TIMEOUT", "0.001");
        std::atomic<int> ticks{0};
        inScope(2, {.timeout = Options::noTimeout}, [&] {
            task([&](const std::stop_token &token) {
                const auto end = std::chrono::steady_clock::now() + 50ms;
                while (!token.stop_requested() && std::chrono::steady_clock::now() < end)
                    std::this_thread::yield();
                ticks += !token.stop_requested();
            })();
        });
        QCOMPARE(ticks.load(), 1);
    }

    void queueLimit()
    {
        const auto most = [](const Options &options) {
            qint64 highest = 0;
            Threads threads(options);
            const auto entered = threads.enter();
            for (int i = 0; i < 500; ++i) {
                task([] { std::this_thread::yield(); })();
                highest = std::max(highest, threads.progress().queued);
            }
            threads.wait();
            return highest;
        };
        qputenv("PARALLEL_QUEUE_LIMIT", "3");
        QVERIFY(most({.workers = 1}) <= 3 + 2);
        QVERIFY(most({.workers = 1, .queueLimit = 1}) <= 1 + 2);
        Threads threads({.workers = 1, .queueLimit = Options::unlimited});
        threads.pause();
        {
            const auto entered = threads.enter();
            for (int i = 0; i < 500; ++i)
                task([] {})();
        }
        QCOMPARE(threads.progress().queued, 500);
    }

    void onFailure_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("option");
        QTest::addColumn<bool>("goesOn");
        QTest::addRow("not set") << QByteArray() << int(OnFailure::Default) << false;
        QTest::addRow("stop") << QByteArray("stop") << int(OnFailure::Default) << false;
        QTest::addRow("Continue") << QByteArray("Continue") << int(OnFailure::Default) << true;
        QTest::addRow("continue, in code stop") << QByteArray("continue") << int(OnFailure::Stop) << false;
        QTest::addRow("stop, in code continue") << QByteArray("stop") << int(OnFailure::Continue) << true;
    }
    void onFailure()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, option);
        QFETCH(bool, goesOn);
        qputenv("PARALLEL_ON_FAILURE", value);
        bool all = false;
        bool first = false;
        try {
            const auto threads = parallel::threads({.workers = 1, .onFailure = OnFailure(option)});
            task([] { throw std::range_error(""); })();
        } catch (const TaskFailures &) {
            all = true;
        } catch (const std::range_error &) {
            first = true;
        }
        QCOMPARE(all, goesOn);
        QCOMPARE(first, !goesOn);
    }

    void options_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<qint64>("timeout");
        QTest::addColumn<qint64>("queueLimit");
        QTest::addColumn<QString>("named");
        QTest::addRow("workers -1") << -1 << qint64(0) << qint64(0) << "workers";
        QTest::addRow("workers 65537") << 65537 << qint64(0) << qint64(0) << "workers";
        QTest::addRow("timeout -1") << 0 << qint64(-1) << qint64(0) << "timeout";
        QTest::addRow("queueLimit -1") << 0 << qint64(0) << qint64(-1) << "queueLimit";
    }
    void options()
    {
        QFETCH(int, workers);
        QFETCH(qint64, timeout);
        QFETCH(qint64, queueLimit);
        QFETCH(QString, named);
        try {
            const auto threads = parallel::threads({.workers = workers,
                                                    .timeout = std::chrono::milliseconds(timeout),
                                                    .queueLimit = qsizetype(queueLimit)});
            QFAIL("nothing was thrown");
        } catch (const ConfigError &error) {
            const QString text = QString::fromUtf8(error.what());
            QVERIFY2(text.contains(named) && text.contains(QLatin1String("accepted is")), error.what());
        }
    }

    void monitorAndRecord()
    {
        for (const char *const value : {"on", "readonly", "off", "ReadOnly"}) {
            qputenv("PARALLEL_MONITOR", value);
            QVERIFY(!inScopeRunsHere());
        }
    }

private:
    static QByteArray randomValue(QRandomGenerator &random)
    {
        static const QByteArrayList words{"0",
                                          "1",
                                          "-1",
                                          "on",
                                          "off",
                                          "true",
                                          "auto",
                                          "bar",
                                          "log",
                                          "stop",
                                          "",
                                          " ",
                                          "\n",
                                          "\x1b[31m",
                                          "\xff",
                                          "\xc3",
                                          "\xe2\x80",
                                          "1e999",
                                          "nan",
                                          "inf",
                                          "0x10",
                                          "1.5",
                                          ".",
                                          "-",
                                          "+",
                                          ",",
                                          "65536",
                                          "65537",
                                          "2147483648",
                                          "9223372036854775807",
                                          "9223372036854775808",
                                          "18446744073709551616",
                                          "1e-320",
                                          "%s%n",
                                          "continue",
                                          "readonly",
                                          "%1",
                                          "\u0661",
                                          "\u202e",
                                          QByteArray(10'000, '9'),
                                          QByteArray(10'000, 'x')};
        QByteArray value = words.at(random.bounded(int(words.size())));
        for (int more = random.bounded(3); more > 0; --more) {
            if (random.bounded(2))
                value += words.at(random.bounded(int(words.size())));
            else
                value.insert(random.bounded(int(value.size()) + 1), char(random.bounded(1, 256)));
        }
        return value;
    }

    static bool inScopeRunsHere()
    {
        const auto threads = parallel::threads(2);
        return runsHere();
    }
};

PARALLEL_TEST_MAIN(tst_Environment)
#include "tst_environment.moc"
