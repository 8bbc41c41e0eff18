// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// parallel-monitor --serve, as browsers, Prometheus and those who should not meet it: the real
// program, by HTTP.

#include "support/madehistory.h"
#include "support/servedjobs.h"

#include <QtCore/qdir.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <thread>

using parallel::journal::RecordState;

class TestServe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageAsksNobodyElse();
    void jobsAreListedAndTold();
    void whatHappensIsThereAtOnce();
    void historyOfAFolder();
    void metrics();
    void whatIsKnownIsNotSentAgain();
    void manyBrowsersReadOnce();
    void badQuestions_data();
    void badQuestions();

private:
    ServedJobs m_jobs;
};

void TestServe::thePageAsksNobodyElse()
{
    const ServedMonitor monitor(m_jobs.runtime());
    const HttpAnswer page = monitor.get(QStringLiteral("/"));
    QCOMPARE(page.status, 200L);
    QVERIFY(page.headers["content-security-policy"].startsWith("default-src 'none'"));
    QVERIFY(!page.headers.contains("access-control-allow-origin"));
    QCOMPARE(page.headers["x-content-type-options"], "nosniff");
    for (const char *file : {"/", "/page.js", "/draw.js", "/words.js", "/page.css", "/icon.svg"}) {
        const HttpAnswer answer = monitor.get(QLatin1String(file));
        QCOMPARE(answer.status, 200L);
        QByteArray body = answer.body;
        body.replace("http://www.w3.org/2000/svg", ""); // a name, not an address
        QVERIFY2(!body.contains("http://") && !body.contains("https://"), file);
    }
}

void TestServe::jobsAreListedAndTold()
{
    const ServedMonitor monitor(m_jobs.runtime());
    const QJsonObject session = ServedJobs::session(monitor);
    QCOMPARE(session[QStringLiteral("program")].toString(), QStringLiteral("nightly-elt"));
    QCOMPARE(session[QStringLiteral("state")].toString(), QStringLiteral("running"));
    QCOMPARE(session[QStringLiteral("total")].toInt(), 3);
    const QString path = ServedJobs::pathOfJob(monitor);
    const auto job = [&] { return monitor.get(path).json(); };
    QTRY_VERIFY_WITH_TIMEOUT(job()[QStringLiteral("complete")].toBool(), hangMs);
    QCOMPARE(job()[QStringLiteral("failed")].toInt(), 1);
    QCOMPARE(job()[QStringLiteral("names")][0][QStringLiteral("name")].toString(), QStringLiteral("load"));

    const auto failures = [&] { return monitor.get(path + QStringLiteral("/failures")).json(); };
    QTRY_VERIFY_WITH_TIMEOUT(failures()[QStringLiteral("complete")].toBool(), hangMs);
    const QJsonValue group = failures()[QStringLiteral("groups")][0];
    QCOMPARE(group[QStringLiteral("type")].toString(), QStringLiteral("HttpError"));
    QCOMPARE(group[QStringLiteral("text")].toString(), QStringLiteral("503 <b>from</b> server"));
    QCOMPARE(group[QStringLiteral("examples")][0][QStringLiteral("arguments")].toString(),
             QStringLiteral("orders.csv"));

    const auto timeline = [&] { return monitor.get(path + QStringLiteral("/timeline?columns=10")).json(); };
    const auto flags = [&] {
        return timeline()[QStringLiteral("lanes")][0][QStringLiteral("flags")].toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        flags().contains(u'1') && flags().contains(QRegularExpression(QStringLiteral("[23]"))), hangMs);
    QCOMPARE(flags().size(), 10);
    QCOMPARE(timeline()[QStringLiteral("total")].toInt(), 1);
    QCOMPARE(timeline()[QStringLiteral("lanes")][0][QStringLiteral("name")].toString(),
             QStringLiteral("nightly-3"));
}

void TestServe::whatHappensIsThereAtOnce()
{
    const ServedMonitor monitor(m_jobs.runtime());
    const QString path = ServedJobs::pathOfJob(monitor);
    const auto failed = [&](const QString &of) {
        return monitor.get(of).json()[QStringLiteral("failed")].toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(failed(path), 1, hangMs);
    m_jobs.job->addTask(record(RecordState::Failed));
    m_jobs.job->pool().called = m_jobs.job->pool().started = 4;
    m_jobs.job->pool().failed = 2;
    QTRY_COMPARE_WITH_TIMEOUT(failed(path), 2, hangMs);
    const auto state = [&] { return ServedJobs::session(monitor)[QStringLiteral("state")].toString(); };
    m_jobs.job.reset();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("died"), hangMs);
}

void TestServe::historyOfAFolder()
{
    const QString folder = m_jobs.folder.filePath(QStringLiteral("nights"));
    QDir().mkpath(folder);
    QList<MadeNight> nights = makeNights(20, 1);
    plantChanges(nights);
    for (const MadeNight &night : nights)
        writeNight(folder, night, 0.05);
    const ServedMonitor monitor(m_jobs.runtime(), {folder});
    const auto history = [&] { return monitor.get(QStringLiteral("/api/history")).json(); };
    QTRY_VERIFY_WITH_TIMEOUT(history()[QStringLiteral("complete")].toBool(), hangMs);
    const QJsonValue program = history()[QStringLiteral("programs")][0];
    QCOMPARE(program[QStringLiteral("runs")].toArray().size(), 20);
    const QString sentence = program[QStringLiteral("sentence")].toString();
    QVERIFY2(sentence.contains(QStringLiteral("extract")), qPrintable(sentence));
    QCOMPARE(program[QStringLiteral("names")][0][QStringLiteral("p95")].toArray().size(), 20);
}

void TestServe::metrics()
{
    const ServedMonitor monitor(m_jobs.runtime());
    const HttpAnswer answer = monitor.get(QStringLiteral("/metrics"));
    QCOMPARE(answer.status, 200L);
    QCOMPARE(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
    QSet<QByteArray> described;
    QSet<QByteArray> typed;
    for (const QByteArray &line : answer.body.split('\n')) {
        if (line.startsWith("# HELP "))
            described.insert(line.split(' ')[2]);
        else if (line.startsWith("# TYPE "))
            typed.insert(line.split(' ')[2]);
        else if (!line.isEmpty())
            QVERIFY2(described.contains(line.left(line.indexOf('{')))
                         && typed.contains(line.left(line.indexOf('{'))),
                     line.constData());
    }
    const QRegularExpression failed(QStringLiteral("\nparallel_tasks_ended_total\\{program=\"nightly-elt\","
                                                   "host=\"[^\"]*\",pid=\"\\d+\",result=\"failed\"\\} 1\n"));
    QVERIFY2(QString::fromUtf8(answer.body).contains(failed), answer.body.constData());
    QVERIFY(QString::fromUtf8(answer.body)
                .contains(QRegularExpression(QStringLiteral("\nparallel_up\\{[^}]*\\} 1\n"))));
}

void TestServe::whatIsKnownIsNotSentAgain()
{
    const ServedMonitor monitor(m_jobs.runtime());
    const HttpAnswer first = monitor.get(QStringLiteral("/page.js"));
    const QByteArray tag = first.headers["etag"];
    QVERIFY(!tag.isEmpty());
    const HttpAnswer again = monitor.get(QStringLiteral("/page.js"), {"If-None-Match: " + tag});
    QCOMPARE(again.status, 304L);
    QVERIFY(again.body.isEmpty());
    QCOMPARE(monitor.get(QStringLiteral("/page.css"), {"If-None-Match: " + tag}).status, 200L);
}

void TestServe::manyBrowsersReadOnce()
{
    const ServedMonitor monitor(m_jobs.runtime());
    const QString path = ServedJobs::pathOfJob(monitor);
    std::atomic<int> right{0};
    std::vector<std::thread> browsers;
    for (int i = 0; i < 40; ++i)
        browsers.emplace_back([&] {
            for (int look = 0; look < 5; ++look)
                right += monitor.get(path).json()[QStringLiteral("total")].toInt() == 3;
        });
    for (std::thread &browser : browsers)
        browser.join();
    QCOMPARE(right.load(), 200);
    int readers = 0;
    const QDir threads(QStringLiteral("/proc/%1/task").arg(monitor.pid()));
    for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(threads.filePath(thread + QStringLiteral("/comm")));
        readers += name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "gatherer";
    }
    QCOMPARE(readers, 1);
}

void TestServe::badQuestions_data()
{
    QTest::addColumn<QString>("path"); // "*": that of the job
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *path, int status, const char *says) {
        QTest::newRow(path) << QString::fromLatin1(path) << status << QString::fromUtf8(says);
    };
    row("/api/sessions/0123456789ab", 404, "There is no session 0123456789ab");
    row("/api/sessions/../../etc/passwd", 404, "");
    row("/etc/passwd", 404, "There is no page /etc/passwd");
    row("/api/nothing", 404, "See /api/sessions, /api/history and /metrics");
    row("*/nothing", 404, "It has timeline and failures");
    row("*/timeline?columns=0", 400, "columns=0: accepted is a whole number from 1 to 2000");
    row("*/timeline?columns=many", 400, "columns=many");
    row("*/timeline?from=-1", 400, "from=-1");
    row("*/timeline?lanes=99999", 400, "from 1 to 500");
}

void TestServe::badQuestions()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QString, says);
    const ServedMonitor monitor(m_jobs.runtime());
    const HttpAnswer answer = monitor.get(path.replace(u'*', ServedJobs::pathOfJob(monitor)));
    QCOMPARE(answer.status, long(status));
    QVERIFY2(answer.sentence().contains(says), answer.body.constData());
}

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
