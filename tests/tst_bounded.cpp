// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A live journal stays small, however much is recorded in it.

#include "support/journalfolder.h"
#include "support/testprogram.h"

#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>

#include <algorithm>
#include <thread>

using parallel::Journal;

namespace {

QString manyTasks()
{
    const auto task = parallel::task("many", [] {});
    const auto threads = parallel::threads(2);
    for (int i = 0; i < 1'500'000; ++i)
        task();
    parallel::barrier();
    const QString path = qEnvironmentVariable("TEST_STOP");
    while (!QFile::exists(path)) // until the test has read its journal
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return QString();
}

/// The n-th text of one task: one letter again and again, so that a mixture shows.
QString told(int n)
{
    return QString(20 + n % 7 * 150 + n % 50, QChar(u'a' + n % 26));
}

/// One task that tells, until it is stopped, and shows by its progress how often.
QString tellingJob()
try {
    const auto threads = parallel::threads(1);
    const auto tell = parallel::task("tell", [](const std::stop_token &stop) {
        for (int n = 0; !stop.stop_requested(); ++n) {
            parallel::thisTask::setText(told(n));
            parallel::thisTask::setProgress(std::min(n, 100'000), 100'000);
        }
    });
    tell();
    return QString();
} catch (const parallel::CancelledError &) {
    return QString();
}

} // namespace

class tst_Bounded : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void aLiveJournalIsBounded()
    {
        const JournalFolder runtime(m_dir);
        const QString stop = path("stop");
        QProcess process;
        startChild(process, "manyTasks", {runtime.variable(), QStringLiteral("TEST_STOP=") + stop});
        QTRY_VERIFY(!runtime.journal().isEmpty());
        const QString file = runtime.journal();
        Journal journal;
        QVERIFY2(journal.open(file), qPrintable(journal.errorString()));
        QTRY_COMPARE_WITH_TIMEOUT((journal.refresh(), journal.pools().value(0).succeeded), quint64(1'500'000),
                                  60'000);
        quint64 present = 0;
        journal.forEach([&](const Journal::Record &) { ++present; });
        QCOMPARE(present + journal.missing().dropped(), quint64(1'500'000));
        QVERIFY(journal.missing().dropped() > 0);
        // It says up to when tasks may be missing: before the end, and not before the first.
        qint64 last = 0;
        journal.forEach([&](const Journal::Record &task) { last = std::max(last, task.finished); });
        QVERIFY(journal.missing().until > 0);
        QVERIFY(journal.missing().until < last);
        QVERIFY(QFile(stop).open(QIODevice::WriteOnly));
        QVERIFY(process.waitForFinished(hangMs));
        QVERIFY2(runtime.journal().isEmpty(), "it is still there after a clean exit");
    }

    /// … whatever one task says, and a reader never sees half of it.
    void aTaskMayTellForEver()
    {
        const JournalFolder runtime(m_dir);
        QProcess process;
        startChild(process, "tellingJob", {runtime.variable()});
        QTRY_VERIFY(!runtime.journal().isEmpty());
        const QString file = runtime.journal();
        Journal journal;
        QVERIFY2(journal.open(file), qPrintable(journal.errorString()));
        QElapsedTimer timer;
        timer.start();
        Journal::Record task;
        int seen = 0;
        for (int read = 0; read < 1000 || task.progress < 10'000; ++read) {
            QVERIFY2(timer.elapsed() < 60'000, "it tells too little");
            journal.refresh();
            journal.forEach([&](const Journal::Record &one) { task = one; });
            const QString text = task.isValid() ? journal.progressText(task) : QString();
            QVERIFY2(text.isEmpty() || text == QString(text.size(), text.front()), qPrintable(text));
            seen += !text.isEmpty(); // now and then it changes faster than one can read
        }
        QVERIFY(seen > 0);
        QCOMPARE(journal.missing().texts, quint64(0));
        QVERIFY2(QFileInfo(file).size() <= 3 << 20, qPrintable(QString::number(QFileInfo(file).size())));
        QVERIFY(journal.cancelAll(journal.pools().first().slot));
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), QString());
    }
};

PARALLEL_TEST_MAIN(tst_Bounded, {"manyTasks", &manyTasks}, {"tellingJob", &tellingJob})
#include "tst_bounded.moc"
