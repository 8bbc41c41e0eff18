// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The page of parallel-monitor --serve in a real browser, headless.

#include "journalmaker.h"
#include "support/madehistory.h"
#include "support/servedmonitor.h"

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using parallel::journal::RecordState;

namespace {

/// As JavaScript.
QString textHas(const QString &what)
{
    return QStringLiteral("document.body.innerText.includes('%1')").arg(what);
}

} // namespace

class TestServePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsJobsAndHistory();
    void asksForTheToken();
    void nothingToShow();
    void fitsAPhone();
    void isLive();
    void choosingLooksOnce();
    void numbersAsTheWindowHasThem();

private:
    /// What the page is when \a expression has become true; a failure says what it had.
    QString pageWhen(const QString &url, const QString &expression) const;
    void drive(QProcess &browser, const QString &url, const QString &size, const QStringList &steps) const;
    static QString nextLine(QProcess &browser);
    QString runtime(bool withJob);

    QTemporaryDir m_folder;
    QString m_nights;
    int m_count = 0;
    std::unique_ptr<JournalMaker> m_job;
};

void TestServePage::initTestCase()
{
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_nights = m_folder.filePath(QStringLiteral("nights"));
    QDir().mkpath(m_nights);
    QList<MadeNight> nights = makeNights(20, 1);
    plantChanges(nights);
    for (const MadeNight &night : nights)
        writeNight(m_nights, night, 0.05);
}

QString TestServePage::runtime(bool withJob)
{
    const QString path = m_folder.filePath(QStringLiteral("runtime%1").arg(++m_count));
    QDir().mkpath(path + QStringLiteral("/parallel"));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_job.reset();
    if (!withJob)
        return path;
    m_job = std::make_unique<JournalMaker>(path + QStringLiteral("/parallel/job.journal"));
    const auto name = m_job->addText(parallel::journal::TextKind::Name, "load <script>alert(1)</script>");
    const auto error =
        m_job->addText(parallel::journal::TextKind::Error, "HttpError\n503 <b>from</b> server");
    for (const RecordState state : {RecordState::Succeeded, RecordState::Failed, RecordState::Running}) {
        auto task = record(state);
        task.name = name;
        task.text = state == RecordState::Failed ? error : 0;
        m_job->addTask(task);
    }
    m_job->pool().called = m_job->pool().started = 3;
    m_job->pool().succeeded = m_job->pool().failed = 1;
    return path;
}

QString TestServePage::pageWhen(const QString &url, const QString &expression) const
{
    QProcess browser;
    drive(browser, url, QStringLiteral("1280x800"),
          {QStringLiteral("wait:") + expression,
           QStringLiteral("print:document.documentElement.outerHTML.replace(/\\s+/g, ' ')")});
    browser.waitForFinished(2 * hangMs);
    return QString::fromUtf8(browser.readAllStandardOutput() + browser.readAllStandardError());
}

void TestServePage::showsJobsAndHistory()
{
    const ServedMonitor monitor(runtime(true), {m_nights});
    const QString page =
        pageWhen(monitor.url() + u'/', textHas(QStringLiteral("“extract”")) + QStringLiteral(" && ")
                                           + textHas(QStringLiteral("HttpError")));
    const auto shows = [&](const char *what) { return page.contains(QString::fromUtf8(what)); };
    QVERIFY2(!shows("complaint:"), qPrintable(page));
    QVERIFY2(shows("<title>● nightly-elt</title>"), qPrintable(page));
    QVERIFY2(shows("2 of 3 tasks done · 66 %"), qPrintable(page));
    QVERIFY2(shows("load &lt;script&gt;alert(1)&lt;/script&gt;"), qPrintable(page));
    QVERIFY2(shows("HttpError: 503 &lt;b&gt;from&lt;/b&gt; server"), qPrintable(page));
    QVERIFY2(page.contains(
                 QRegularExpression(QStringLiteral("aria-label=\"1 workers over [^\"]*, failures on 1\""))),
             qPrintable(page));
    QVERIFY2(shows("aria-label=\"20 runs, the longest"), qPrintable(page));
    QVERIFY2(shows("<div id=\"control\" hidden"), qPrintable(page));
    QCOMPARE(page.count(QStringLiteral("aria-current=\"")), 21); // all sessions
}

void TestServePage::asksForTheToken()
{
    const ServedMonitor monitor(runtime(true), {QStringLiteral("--control")});
    const QString asked =
        pageWhen(monitor.url() + u'/', QStringLiteral("!document.getElementById('ask').hidden"));
    QVERIFY2(asked.contains(QLatin1String("<form id=\"ask\""))
                 && !asked.contains(QLatin1String("nightly-elt")),
             qPrintable(asked));
    const QString wrong = pageWhen(monitor.url() + QStringLiteral("/#token=0123456789abcdef"),
                                   textHas(QStringLiteral("The token is wrong")));
    QVERIFY2(wrong.contains(QLatin1String("<form id=\"ask\"")), qPrintable(wrong));
}

void TestServePage::nothingToShow()
{
    const ServedMonitor monitor(runtime(false));
    const QString page = pageWhen(monitor.url() + u'/', textHas(QStringLiteral("No program is running")));
    QVERIFY2(page.contains(QLatin1String("<main id=\"job\" hidden")), qPrintable(page));
}

void TestServePage::drive(QProcess &browser, const QString &url, const QString &size,
                          const QStringList &steps) const
{
    browser.start(QStringLiteral(PYTHON),
                  QStringList{QStringLiteral(BROWSER), QStringLiteral(CHROMIUM), url, size} + steps);
}

QString TestServePage::nextLine(QProcess &browser)
{
    while (!browser.canReadLine() && browser.waitForReadyRead(hangMs)) {
    }
    const QString line = QString::fromUtf8(browser.readLine()).trimmed();
    return line.isEmpty() ? QString::fromUtf8(browser.readAllStandardError()) : line;
}

/// Nothing is wider than a small screen: the page does not scroll sideways.
void TestServePage::fitsAPhone()
{
    const ServedMonitor monitor(runtime(true), {m_nights});
    QProcess browser;
    drive(browser, monitor.url() + u'/', QStringLiteral("360x800"),
          {QStringLiteral("wait:document.getElementById('sentence').textContent.includes('extract')"),
           QStringLiteral(
               "print:document.documentElement.clientWidth + ' ' + document.documentElement.scrollWidth")});
    QCOMPARE(nextLine(browser), QStringLiteral("done"));
    QCOMPARE(nextLine(browser), QStringLiteral("360 360"));
    QVERIFY(browser.waitForFinished(hangMs));
}

/// What happens is shown without anybody's doing anything, and a press of a button reaches the job.
void TestServePage::isLive()
{
    ServedMonitor monitor(runtime(true), {QStringLiteral("--control")});
    QProcess browser;
    drive(browser, monitor.url() + QStringLiteral("/#token=") + QString::fromLatin1(monitor.token()),
          QStringLiteral("1280x800"),
          {QStringLiteral("wait:") + textHas(QStringLiteral("2 of 3 tasks done")),
           QStringLiteral("print:location.hash || 'no hash'"),
           QStringLiteral("print:document.getElementById('pause').click()"),
           QStringLiteral("wait:") + textHas(QStringLiteral("3 of 4 tasks done")),
           QStringLiteral("wait:") + textHas(QStringLiteral("No answer from the monitor"))});
    QCOMPARE(nextLine(browser), QStringLiteral("done"));
    QCOMPARE(nextLine(browser), QStringLiteral("no hash")); // the token is not left to be read
    QTRY_COMPARE_WITH_TIMEOUT(m_job->pool().control.pause, 1u, hangMs);
    QCOMPARE(nextLine(browser), QStringLiteral("None"));
    m_job->addTask(record(RecordState::Succeeded));
    m_job->pool().called = m_job->pool().started = 4;
    m_job->pool().succeeded = 2;
    QCOMPARE(nextLine(browser), QStringLiteral("done"));
    monitor.stop();
    QCOMPARE(nextLine(browser), QStringLiteral("done"));
    QVERIFY(browser.waitForFinished(hangMs));
}

/// A press on another job asks for it once.
void TestServePage::choosingLooksOnce()
{
    const ServedMonitor monitor(runtime(true), {m_nights});
    QProcess browser;
    drive(browser, monitor.url() + u'/', QStringLiteral("1280x800"),
          {QStringLiteral("wait:") + textHas(QStringLiteral("2 of 3 tasks done")),
           // From now on no look comes by itself: a rest is counted, and never ends.
           QStringLiteral("print:window.asked = [], window.rests = 0, window.realFetch = window.fetch, "
                          "window.realTimeout = window.setTimeout, 'counted'"),
           QStringLiteral(
               "print:window.fetch = (path, how) => (asked.push(path), realFetch(path, how)), "
               "window.setTimeout = (does, ms) => ms > 0 ? (++rests, 0) : realTimeout(does, ms), 'held'"),
           QStringLiteral("wait:rests === 1"),
           QStringLiteral("print:asked.length = 0, "
                          "document.querySelector('nav li:last-child button').click(), 'chosen'"),
           QStringLiteral("wait:rests === 2"),
           QStringLiteral("print:asked.filter(path => path === '/api/sessions').length")});
    for (const char *line : {"done", "counted", "held", "done", "chosen", "done", "1"})
        QCOMPARE(nextLine(browser), QLatin1String(line));
    QVERIFY(browser.waitForFinished(hangMs));
}

void TestServePage::numbersAsTheWindowHasThem()
{
    const ServedMonitor monitor(runtime(false));
    QProcess browser;
    drive(
        browser, monitor.url() + u'/', QStringLiteral("1280x800"),
        {QStringLiteral("wait:") + textHas(QStringLiteral("No program is running")),
         QStringLiteral("print:import('/words.js').then(words => [0, 0.0001, 0.0996, 0.1, 0.29, 0.9999999, 1]"
                        ".map(words.percent).join(', '))"),
         QStringLiteral("print:import('/words.js').then(words => [5e-7, 4.12e-4, 9.996e-4, 0.9996, 59.94, "
                        "59.96, 3599.6, 86400].map(words.duration).join(', '))")});
    QCOMPARE(nextLine(browser), QStringLiteral("done"));
    QCOMPARE(nextLine(browser), QStringLiteral("0 %, 0.1 %, 9.9 %, 10 %, 29 %, 99 %, 100 %"));
    QCOMPARE(nextLine(browser),
             QStringLiteral("500 ns, 412 µs, 1.00 ms, 1.00 s, 59.9 s, 1:00, 1:00:00, 1 d 00:00"));
    QVERIFY(browser.waitForFinished(hangMs));
}

QTEST_GUILESS_MAIN(TestServePage)
#include "tst_servepage.moc"
