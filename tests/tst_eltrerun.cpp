// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What failed in the night is loaded in the morning: the monitor writes the arguments of the
// failed calls, and the ELT example takes them.

#include "elt/elttest.h"

#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

namespace {

constexpr int hangMs = 120'000;

bool makeDatabase(const QString &file, const QString &table)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", table);
        database.setDatabaseName(file);
        done = database.open()
               && QSqlQuery(database).exec("CREATE TABLE " + table + " (id INTEGER, name TEXT)")
               && QSqlQuery(database).exec("INSERT INTO " + table + " VALUES (1, 'Ann'), (2, 'Bob')");
    }
    QSqlDatabase::removeDatabase(table);
    return done;
}

} // namespace

class TestEltRerun : public EltTest
{
    Q_OBJECT

private Q_SLOTS:
    void failedSourcesAreLoadedAgain()
    {
        const auto path = [this](const char *name) { return m_folder->filePath(QLatin1String(name)); };
        const QString there = "sqlite:" + path("there.db") + "#orders";
        const QString missing = "sqlite:" + path("missing.db") + "#customers";
        QVERIFY(makeDatabase(path("there.db"), "orders"));
        const Ended night = runElt(into({there, missing}), {}, {"PARALLEL_RECORD=" + path("night.journal")});
        QCOMPARE(night.status, 1);

        QProcess monitor;
        monitor.start(MONITOR, {"--export", path("failed.txt"), path("night.journal")});
        QVERIFY(monitor.waitForFinished(hangMs));
        QVERIFY2(monitor.exitCode() == 0, monitor.readAllStandardError().constData());
        QFile failed(path("failed.txt"));
        QVERIFY(failed.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(failed.readAll()), missing + '\n');

        QVERIFY(makeDatabase(path("missing.db"), "customers")); // it is there by now
        const Ended morning = runElt(into({"--sources", path("failed.txt")}));
        QVERIFY2(morning.status == 0, qPrintable(morning.out + morning.err));
    }
};

QTEST_GUILESS_MAIN(TestEltRerun)
#include "tst_eltrerun.moc"
