// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Calls of remote tasks that run in worker processes: what comes back of them.

#include "support/broker.h"
#include "support/effects.h"
#include "support/testprogram.h"
#include "support/workers.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QtTest/qtest.h>

#include <stdexcept>

#include <unistd.h>

namespace {

struct TableMissing : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// It is not told to the other side.
struct Unheard : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

QString twice(const QString &text)
{
    return text + text;
}

const auto twiceThere = parallel::task("twice", &twice).remote();
const auto pidThere = parallel::task("pid", [](int) { return qint64(::getpid()); }).remote();
const auto fails = parallel::task("fails", [](int kind) {
                       if (kind == 0)
                           throw TableMissing("no table orders");
                       if (kind == 1)
                           throw Unheard("nobody knows");
                       throw parallel::RetryAfter(std::chrono::milliseconds(kind), "later");
                   }).remote();

const auto keyThere = parallel::task("key", [](int) { return parallel::thisTask::key(); }).remote();
const auto failsTwice = parallel::task("fails twice", [](const QString &folder) {
                            effects::add(folder, QStringLiteral("tried"));
                            const int tried = effects::count(folder, QStringLiteral("tried"));
                            if (tried < 3)
                                throw TableMissing("not yet");
                            return tried;
                        }).remote();
const auto nested = parallel::task("nested", [](const QString &folder, int fails) {
                        if (fails)
                            throw TableMissing("nested");
                        effects::add(folder, QStringLiteral("nested"));
                    }).remote();
/// Does not wait for what it calls.
const auto nests = parallel::task("nests", [](const QString &folder, int failing) {
                       for (int i = 0; i < 3; ++i)
                           nested(folder, failing);
                   }).remote();
/// How many run at the same time.
const auto together = parallel::task("together", [](const QString &folder) {
                          effects::add(folder, QStringLiteral("in"));
                          const int in = effects::count(folder, QStringLiteral("in"));
                          const int now = in - effects::count(folder, QStringLiteral("out"));
                          ::usleep(5000);
                          effects::add(folder, QStringLiteral("out"));
                          return now;
                      }).remote();

enum class Table { Orders = 3 };

QString worker()
{
    parallel::exception<TableMissing>();
    parallel::serveIfWorker();
    return QStringLiteral("serveIfWorker() came back");
}

} // namespace

class ClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resultsComeBack();
    void callsRunInWorkers();
    void callsWithoutAScopeRunHere();
    void mapsKeepTheirOrder();
    void exceptionsKeepTheirType();
    void otherLanguagesCallToo();
    void damagedMessagesAreSetAside();
    void keysGoAlong();
    void failuresAreRetried();
    void nestedCallsBelongToTheirs();
    void limitsHoldForWhatIsAway();
    void twoTasksOfOneNameAreRefused();
    void tooMuchIsRefused();

private:
    QString submit(const QString &text);
    QString callQueue() const;

    Broker m_broker;
    Workers m_workers;
};

void ClusterTest::initTestCase()
{
    const QString wrong = m_broker.start();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qputenv("PARALLEL_CLUSTER", m_broker.url().toUtf8());
    parallel::exception<TableMissing>();
    for (int i = 0; i < 2; ++i)
        m_workers.start("worker", {QStringLiteral("PARALLEL_WORKERS=4")});
}

void ClusterTest::resultsComeBack()
{
    QList<QFuture<QString>> results;
    {
        const auto threads = parallel::threads();
        for (int i = 0; i < 100; ++i)
            results.append(twiceThere(QString::number(i)));
    }
    for (int i = 0; i < 100; ++i)
        QCOMPARE(results[i].result(), twice(QString::number(i)));
}

void ClusterTest::callsRunInWorkers()
{
    QSet<qint64> pids;
    const auto threads = parallel::threads();
    const QList<qint64> all = parallel::map(pidThere, QList<int>(200, 0));
    for (const qint64 pid : all)
        pids.insert(pid);
    QVERIFY(!pids.contains(::getpid()));
    QVERIFY(!pids.isEmpty());
    for (const qint64 pid : std::as_const(pids))
        QVERIFY(m_workers.pids().contains(pid));
}

void ClusterTest::callsWithoutAScopeRunHere()
{
    QCOMPARE(pidThere(0).result(), qint64(::getpid()));
    const auto serial = parallel::threads({.enabled = false});
    QCOMPARE(pidThere(0).result(), qint64(::getpid()));
}

void ClusterTest::mapsKeepTheirOrder()
{
    QStringList texts;
    QStringList expected;
    for (int i = 0; i < 300; ++i) {
        texts.append(QString::number(i));
        expected.append(twice(texts.last()));
    }
    const auto threads = parallel::threads();
    QCOMPARE(parallel::map(twiceThere, texts), expected);
}

void ClusterTest::exceptionsKeepTheirType()
{
    const auto call = [](int kind) {
        const auto threads = parallel::threads(1);
        fails(kind);
    };
    try {
        call(0);
        QFAIL("nothing was thrown");
    } catch (const TableMissing &missing) {
        QCOMPARE(missing.what(), "no table orders");
    }
    try {
        call(1);
        QFAIL("nothing was thrown");
    } catch (const parallel::RemoteError &error) {
        QVERIFY(error.type().endsWith(QStringLiteral("Unheard")));
        QCOMPARE(error.text(), QStringLiteral("nobody knows"));
        QCOMPARE(error.host(), QSysInfo::machineHostName());
    }
    try {
        call(20'000);
        QFAIL("nothing was thrown");
    } catch (const parallel::RetryAfter &later) {
        QCOMPARE(later.delay(), std::chrono::milliseconds(20'000));
    }
}

/// The name of the queue of this build's calls.
QString ClusterTest::callQueue() const
{
    const QStringList names =
        m_broker.control({QStringLiteral("list_queues"), QStringLiteral("name")}).split(u'\n');
    for (const QString &name : names) {
        if (name.startsWith(QStringLiteral("parallel.calls.")))
            return name;
    }
    return {};
}

/// A program in Python calls the task "twice". Returns what it prints.
QString ClusterTest::submit(const QString &text)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral(PYTHON),
                 {QStringLiteral(SUBMIT), QString::number(m_broker.port()), callQueue(), text});
    python.waitForFinished(hangMs);
    return QString::fromUtf8(python.readAll()).trimmed();
}

void ClusterTest::otherLanguagesCallToo()
{
    QCOMPARE(submit(QStringLiteral("grüß")), QStringLiteral("grüßgrüß"));
}

void ClusterTest::damagedMessagesAreSetAside()
{
    QCOMPARE(submit(QStringLiteral("DAMAGED")),
             QStringLiteral("failure parallel: its arguments are not what \"twice\" takes"));
    const QString queues =
        m_broker.control({QStringLiteral("list_queues"), QStringLiteral("name"), QStringLiteral("messages")});
    QVERIFY2(queues.contains(QStringLiteral("parallel.aside\t1")), qPrintable(queues));
    resultsComeBack(); // the workers go on
}

void ClusterTest::keysGoAlong()
{
    const auto keyed = keyThere.key([](int number) { return QStringLiteral("key %1").arg(number); });
    QCOMPARE(keyed(7).result(), QStringLiteral("key 7")); // here
    const auto threads = parallel::threads();
    QCOMPARE(keyed(8).result(), QStringLiteral("key 8"));
    QVERIFY(!keyThere(9).result().isEmpty()); // one of its own
    const auto byTable = keyThere.key([](int number) { return Table(number); });
    QCOMPARE(byTable(int(Table::Orders)).result(), QStringLiteral("3"));
}

void ClusterTest::failuresAreRetried()
{
    QTemporaryDir folder;
    const auto retried = failsTwice.retry({.attempts = 3,
                                           .firstDelay = std::chrono::milliseconds(1),
                                           .when = [](const TableMissing &) { return true; }});
    const auto threads = parallel::threads();
    QCOMPARE(retried(folder.path()).result(), 3);
}

void ClusterTest::nestedCallsBelongToTheirs()
{
    QTemporaryDir folder;
    {
        const auto threads = parallel::threads();
        nests(folder.path(), 0);
    }
    QCOMPARE(effects::count(folder.path(), QStringLiteral("nested")), 3);
    QVERIFY_THROWS_EXCEPTION(TableMissing, [&] {
        const auto threads = parallel::threads();
        nests(folder.path(), 1);
    }());
    resultsComeBack(); // the worker goes on
}

void ClusterTest::limitsHoldForWhatIsAway()
{
    QTemporaryDir folder;
    const auto limited = together.limit(2);
    QList<QFuture<int>> results;
    {
        const auto threads = parallel::threads();
        for (int i = 0; i < 40; ++i)
            results.append(limited(folder.path()));
    }
    int most = 0;
    for (const QFuture<int> &result : std::as_const(results))
        most = std::max(most, result.result());
    QVERIFY(most >= 1 && most <= 2);
}

void ClusterTest::twoTasksOfOneNameAreRefused()
{
    const auto again = parallel::task("twice", &twice).remote(); // the same
    QCOMPARE(again.name(), QStringLiteral("twice"));
    QVERIFY_THROWS_EXCEPTION(parallel::UsageError,
                             (void)parallel::task("twice", [](int i) { return i; }).remote());
}

void ClusterTest::tooMuchIsRefused()
{
    constexpr qsizetype tooLarge = 65 * 1024 * 1024; // characters, of two bytes each
    try {
        const auto threads = parallel::threads();
        twiceThere(QString(tooLarge, u'x'));
        threads->wait();
        QFAIL("nothing was thrown");
    } catch (const parallel::UsageError &error) {
        QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("pass the name of a file")));
    }
}

PARALLEL_TEST_MAIN(ClusterTest, {"worker", worker})
#include "tst_cluster.moc"
