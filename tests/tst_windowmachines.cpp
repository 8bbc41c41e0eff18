// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Jobs of another machine in the window, with a program in place of ssh that runs the command here.

#include "support/windowtest.h"

#include "views/emptypage.h"
#include "views/machines.h"
#include "views/mainwindow.h"
#include "views/sessionpane.h"

#include <QtCore/qdir.h>
#include <QtTest/qsignalspy.h>
#include <QtWidgets/qlabel.h>

using namespace monitor;

class TestWindowMachines : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void itsJobsAreShownAsIfTheyWereHere()
    {
        const QTemporaryDir far;
        QVERIFY(QDir(far.path()).mkdir(QStringLiteral("parallel")));
        QFile::setPermissions(far.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const auto job = makeScene(far.filePath(QStringLiteral("parallel/job.journal")));
        writeSsh(far.path());
        openWindow();
        Machines machines(m_sessions.get(), QStringLiteral(MONITOR));
        connect(&machines, &Machines::appeared, m_window.get(), &MainWindow::openJournal);
        QSignalSpy failed(&machines, &Machines::failed);
        QString error;
        QVERIFY2(machines.open(QStringLiteral("ssh://far"), &error), qPrintable(error));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->job() || !failed.isEmpty(), hangMs);
        QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(1).toString()));
        QTRY_COMPARE_WITH_TIMEOUT(tile("tile-failed"), quint64(7), hangMs);
        QCOMPARE(m_window->job()->snapshot()->state, parallel::Journal::State::Running);

        job->pool().failed += 2; // it goes on there
        job->pool().called += 2;
        job->pool().started += 2;
        QTRY_COMPARE_WITH_TIMEOUT(tile("tile-failed"), quint64(9), hangMs);

        const QString folder = QFileInfo(m_window->currentPath()).path();
        QCOMPARE(machines.urlOf(folder), QStringLiteral("ssh://far"));
        machines.close(QStringLiteral("ssh://far"));
        QVERIFY(!QFileInfo::exists(folder));
        QCOMPARE(m_window->sessions()->model()->rowOf(m_window->currentPath()), -1);
    }

    void whatWentWrongIsSaid()
    {
        writeSsh(m_runtime.path(), "echo 'Permission denied (publickey).' >&2\nexit 255\n");
        openWindow();
        Machines machines(m_sessions.get(), QStringLiteral(MONITOR));
        QSignalSpy failed(&machines, &Machines::failed);
        QString error;
        QVERIFY(machines.open(QStringLiteral("ssh://far"), &error));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, hangMs);
        QVERIFY2(failed[0][1].toString().contains(QLatin1String("Permission denied (publickey)")),
                 qPrintable(failed[0][1].toString()));
        QVERIFY(machines.urls().isEmpty());

        QVERIFY(!m_window->openJournal(QStringLiteral("ssh://-oProxyCommand=x")));
        QVERIFY(!m_window->job());
    }

private:
    void writeSsh(const QString &folder, const QByteArray &script = "exec sh -c \"$command\"\n")
    {
        QFile ssh(folder + QStringLiteral("/ssh"));
        QVERIFY(ssh.open(QIODevice::WriteOnly));
        ssh.write("#!/bin/sh\nfor command; do :; done\nexport XDG_RUNTIME_DIR=" + QFile::encodeName(folder)
                  + " PATH=" + QFile::encodeName(QFileInfo(QStringLiteral(MONITOR)).path())
                  + ":$PATH\nunset DISPLAY\n" + script);
        ssh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("PARALLEL_SSH", QFile::encodeName(ssh.fileName()));
    }
};

QTEST_MAIN(TestWindowMachines)
#include "tst_windowmachines.moc"
