// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/windowtest.h"

#include "views/statetile.h"
#include "views/taskpane.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qdir.h>
#include <QtCore/qsettings.h>
#include <QtCore/qstandardpaths.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qtableview.h>

using namespace monitor;

void WindowTest::setUp()
{
    QStandardPaths::setTestModeEnabled(true);
    // Its own, because the same test may run on another display meanwhile.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("libparallel"));
    QCoreApplication::setApplicationName(QString::fromLatin1(metaObject()->className()));
}

void WindowTest::init()
{
    QSettings().clear();
    QDir().mkpath(folder());
    QFile::setPermissions(folder(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

void WindowTest::tearDown()
{
    m_window.reset();
    m_sessions.reset();
    m_maker.reset();
    QDir(folder()).removeRecursively();
}

int WindowTest::rows() const
{
    return m_window->tasks()->table()->model()->rowCount();
}

quint64 WindowTest::tile(const char *name) const
{
    return find<StateTile>(name)->count();
}

void WindowTest::openWindow()
{
    m_sessions = std::make_unique<Sessions>();
    m_sessions->setFolder(folder());
    m_sessions->start();
    m_window = std::make_unique<MainWindow>(m_sessions.get());
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void WindowTest::openScene(const Scene &scene)
{
    m_maker = makeScene(path("scene.journal"), scene);
    openWindow();
    QVERIFY(m_window->job());
    QTRY_VERIFY(m_window->job()->snapshot()->complete && !m_window->job()->isReading());
    QTRY_COMPARE(rows(), scene.tasks);
}

QMessageBox *WindowTest::confirmation() const
{
    return m_window->findChild<QMessageBox *>(QStringLiteral("confirm"));
}
