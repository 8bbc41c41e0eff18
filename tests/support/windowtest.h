// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/scene.h"
#include "support/waits.h"

#include "views/mainwindow.h"

#include <QtCore/qobject.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <memory>

class QMessageBox;

/// A test of the monitor's window: with a runtime folder and settings of its own, and
/// a new window for each test function.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUp(); }
    void init();
    void cleanup() { tearDown(); }

protected:
    // For tests that have slots of their own of these names.
    void setUp();
    void tearDown();

    QString folder() const { return m_runtime.filePath(QStringLiteral("parallel")); }
    QString path(const char *name) const { return folder() + u'/' + QLatin1String(name); }

    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *const widget = m_window->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("there is no %s", name);
        return widget;
    }
    void click(const char *name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    /// How many the table shows.
    int rows() const;
    /// What a tile counts.
    quint64 tile(const char *name) const;

    void openWindow();
    /// The window, when it has read all of a made job.
    void openScene(const Scene &scene = {});
    /// The question that is being asked, if one is.
    QMessageBox *confirmation() const;

    QTemporaryDir m_runtime;
    std::unique_ptr<monitor::Sessions> m_sessions;
    std::unique_ptr<monitor::MainWindow> m_window;
    std::unique_ptr<JournalMaker> m_maker;

private:
    QTemporaryDir m_settings;
};
