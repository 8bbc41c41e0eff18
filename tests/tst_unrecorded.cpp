// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A job that must not or cannot be recorded runs all the same, and nobody else may look.

#include "support/journalfolder.h"
#include "support/smalljob.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <atomic>

#include <sys/resource.h>
#include <sys/stat.h>

namespace {

QString smallJobWithLimitedFiles()
{
    const rlimit limit{3 << 20, 3 << 20};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return smallJob();
}

/// Who reads the log makes calls, which are recorded as any others.
QString callsFromTheLog()
{
    static std::atomic<int> told;
    static QtMessageHandler before;
    before =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
            parallel::task("log", [] { ++told; })();
            before(type, context, message);
        });
    const QString wrong = smallJobWithLimitedFiles();
    qInstallMessageHandler(before);
    return !wrong.isEmpty() ? wrong : told > 0 ? QString() : QStringLiteral("nothing was logged");
}

/// Who reads the log that the first scope writes opens one itself.
QString scopeFromTheLog()
{
    static std::atomic<int> told;
    static QtMessageHandler before;
    before =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
            {
                const auto threads = parallel::threads(1);
                parallel::task("log", [] { ++told; })();
            }
            before(type, context, message);
        });
    const QString wrong = smallJob();
    qInstallMessageHandler(before);
    return !wrong.isEmpty() ? wrong : told == 1 ? QString() : QStringLiteral("nothing was logged");
}

QString openUmaskJob()
{
    ::umask(0);
    const auto threads = parallel::threads(1);
    parallel::task([] {})();
    parallel::barrier();
    const QDir folder(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/parallel"));
    const QStringList files = folder.entryList({QStringLiteral("*.journal")}, QDir::Files);
    struct stat ofFolder = {}, ofFile = {};
    ::stat(qPrintable(folder.path()), &ofFolder);
    if (files.size() == 1)
        ::stat(qPrintable(folder.filePath(files.first())), &ofFile);
    if ((ofFolder.st_mode & 0777) != 0700 || (ofFile.st_mode & 0777) != 0600)
        return QStringLiteral("modes %1, %2")
            .arg(ofFolder.st_mode & 0777, 0, 8)
            .arg(ofFile.st_mode & 0777, 0, 8);
    return QString();
}

} // namespace

class tst_Unrecorded : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void nothingIsWrittenWhenOff()
    {
        const JournalFolder runtime(m_dir);
        QCOMPARE(runChild("smallJob", {runtime.variable(), QStringLiteral("PARALLEL_MONITOR=off")}),
                 QString());
        QVERIFY(!QFile::exists(runtime.path() + QStringLiteral("/parallel")));
    }

    void othersHaveNoAccess()
    {
        QCOMPARE(runChild("openUmaskJob", {JournalFolder(m_dir).variable()}), QString());
    }

    void failingToRecordFailsNoJob_data()
    {
        QTest::addColumn<QString>("child");
        QTest::addColumn<QString>("environment");
        QTest::newRow("no such folder")
            << "smallJob" << QStringLiteral("PARALLEL_RECORD=/nowhere/at/all.journal");
        QTest::newRow("not a folder") << "smallJob" << QStringLiteral("PARALLEL_RECORD=/dev/null/x.journal");
        QTest::newRow("a pipe") << "smallJob" << QStringLiteral("PARALLEL_RECORD=") + pipe();
        QTest::newRow("a link to a pipe")
            << "smallJob" << QStringLiteral("PARALLEL_RECORD=") + linkTo(pipe());
        QTest::newRow("a name too long")
            << "smallJob" << QStringLiteral("PARALLEL_RECORD=") + path("") + QString(5000, u'x');
        QTest::newRow("runtime folder is a link") << "smallJob" << linkedRuntime();
        QTest::newRow("limited files")
            << "smallJobWithLimitedFiles" << QStringLiteral("PARALLEL_RECORD=") + path("limited.journal");
        QTest::newRow("who reads the log opens a scope")
            << "scopeFromTheLog" << QStringLiteral("PARALLEL_RECORD=/nowhere/at/all.journal");
        QTest::newRow("who reads the log makes calls")
            << "callsFromTheLog" << QStringLiteral("PARALLEL_RECORD=") + path("limited.journal");
    }
    void failingToRecordFailsNoJob()
    {
        QFETCH(QString, child);
        QFETCH(QString, environment);
        QCOMPARE(runChild(qPrintable(child), {environment}), QString());
        QCOMPARE(lastChildError().count(QStringLiteral("record")), 1); // one warning
        struct stat status = {};
        QVERIFY(::lstat(qPrintable(pipe()), &status) == 0 && S_ISFIFO(status.st_mode)); // it is not replaced
    }

private:
    QString pipe()
    {
        ::mkfifo(qPrintable(path("pipe")), 0600);
        return path("pipe");
    }
    QString linkTo(const QString &file)
    {
        QFile::link(file, file + QStringLiteral("-link"));
        return file + QStringLiteral("-link");
    }
    /// Where somebody has planted a link in the place of our folder.
    QString linkedRuntime()
    {
        const JournalFolder runtime(m_dir);
        QFile::link(QStringLiteral("/tmp"), runtime.path() + QStringLiteral("/parallel"));
        return runtime.variable();
    }
};

PARALLEL_TEST_MAIN(tst_Unrecorded, {"smallJob", &smallJob}, {"openUmaskJob", &openUmaskJob},
                   {"smallJobWithLimitedFiles", &smallJobWithLimitedFiles},
                   {"callsFromTheLog", &callsFromTheLog}, {"scopeFromTheLog", &scopeFromTheLog})
#include "tst_unrecorded.moc"
