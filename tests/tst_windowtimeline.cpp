// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What people rightly expect of the timeline: that it can be alone, what was sought stands out, names
/// can be read, and times of which nothing was kept do not look empty.

#include "support/windowtest.h"

#include "views/filterbar.h"
#include "views/plotview.h"
#include "views/taskpane.h"
#include "views/theme.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtGui/qevent.h>
#include <QtGui/qimage.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qlineedit.h>

#include <algorithm>
#include <cstdlib>

using namespace monitor;
using namespace parallel::journal;

class TestWindowTimeline : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theTimelineAlone()
    {
        openScene();
        m_window->activateWindow(); // where no window manager does it
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 60'000));
        QTest::keyClick(m_window.get(), Qt::Key_F7);
        QVERIFY(!m_window->tasks()->isVisible());
        QVERIFY(m_window->timeline()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_F7);
        QVERIFY(m_window->tasks()->isVisible());
    }

    void aSearchMakesOtherTasksPale()
    {
        openScene();
        m_window->setFollowing(false);
        QTRY_VERIFY(colourful() > 2000); // the lanes are there
        const int all = colourful();
        QTest::keyClicks(m_window->tasks()->filterBar()->searchBox(), QStringLiteral("id:20..25"));
        QTRY_COMPARE(rows(), 6);
        QTRY_VERIFY(colourful() < all / 4);
        QVERIFY(colourful() > 0); // they are still there
        QTest::keyClick(m_window->tasks()->filterBar()->searchBox(), Qt::Key_Escape);
        QTRY_VERIFY(colourful() > all * 3 / 4);
    }

    void namesOfLowLanesAreNotWrittenUponEachOther()
    {
        openScene({.workers = 48});
        TimelineView *const view = m_window->timeline()->view();
        for (int i = 0; i < 20; ++i) {
            const QPoint at(60, 60);
            QWheelEvent wheel(at, view->viewport()->mapToGlobal(at), {}, {0, -120}, Qt::NoButton,
                              Qt::ControlModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(view->viewport(), &wheel);
        }
        // Between two names there are lines without any ink.
        const auto isLegible = [view] {
            const QImage image = view->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
            int names = 0;
            int empty = 0;
            bool inked = false;
            for (int y = 32; y < std::min(image.height(), 32 + 48 * 4); ++y) {
                bool ink = false;
                for (int x = 4; x < 60; ++x)
                    ink = ink || image.pixelColor(x, y).lightness() < 190;
                names += ink && !inked;
                empty += !ink;
                inked = ink;
            }
            return names >= 5 && empty >= names - 1;
        };
        QTRY_VERIFY(isLegible());
    }

    void whatWasNotKeptIsHatched()
    {
        Scene scene;
        scene.recorded = false;
        scene.dropped = 2'000'000;
        m_maker = makeScene(path("scene.journal"), scene);
        const qint64 half = qint64(m_maker->header().heartbeat) / 2;
        m_maker->header().droppedUntil = Time(half) + 1;
        openWindow();
        QTRY_VERIFY(m_window->job()->snapshot()->complete && !m_window->job()->isReading());
        m_window->setFollowing(false);
        QCOMPARE(m_window->job()->snapshot()->plot.gaps.size(), 1u);
        // Hatched in its first half only.
        const auto stripes = [](const QImage &image, int from, int to) {
            const auto blend = [](int over, int under) { return (over * 120 + under * 135) / 255; };
            const QColor over = Theme::secondary();
            const QColor under = Theme::panel();
            const QColor ink(blend(over.red(), under.red()), blend(over.green(), under.green()),
                             blend(over.blue(), under.blue()));
            int count = 0;
            for (int y = image.height() / 2; y < image.height() - 3; ++y) {
                for (int x = from; x < to; ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    count += std::abs(pixel.red() - ink.red()) < 4
                             && std::abs(pixel.green() - ink.green()) < 4
                             && std::abs(pixel.blue() - ink.blue()) < 4;
                }
            }
            return count;
        };
        const QImage plot =
            find<PlotView>("throughput")->grab().toImage().convertToFormat(QImage::Format_RGB32);
        QVERIFY(stripes(plot, 4, plot.width() / 2 - 8) > 20);
        QCOMPARE(stripes(plot, plot.width() / 2 + 8, plot.width() - 4), 0);
        const auto timeline = [this] {
            return m_window->timeline()->view()->viewport()->grab().toImage().convertToFormat(
                QImage::Format_RGB32);
        };
        QTRY_VERIFY(stripes(timeline(), 160, timeline().width() / 2) > 100);
        const QImage lanes = timeline();
        QCOMPARE(stripes(lanes, lanes.width() * 3 / 4, lanes.width()), 0);
        QVERIFY2(!find<PlotView>("throughput")->accessibleDescription().isEmpty(), "it has a figure of now");
        const QString tip = find<PlotView>("busy")->accessibleDescription();
        QVERIFY2(tip.contains(QLatin1String(" of ")), qPrintable(tip));
    }

private:
    /// How much of the timeline's lanes has the colours of tasks, and not paler ones.
    int colourful() const
    {
        TimelineView *const view = m_window->timeline()->view();
        const QImage image = view->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        int count = 0;
        for (int y = 40; y < image.height(); ++y) {
            for (int x = 160; x < image.width(); ++x)
                count += image.pixelColor(x, y).hsvSaturation() > 90;
        }
        return count;
    }
};

QTEST_MAIN(TestWindowTimeline)
#include "tst_windowtimeline.moc"
