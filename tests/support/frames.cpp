// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// monitor-frames FILE
// Opens a journal in the real window at 1920×1080 and prints how long it took to
// be drawn, how long frames take while scrolling, panning and zooming, how long
// sorting and searching take and whether the window answered meanwhile, and what
// memory it needed.

#include "views/mainwindow.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtimer.h>
#include <QtGui/qevent.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <vector>

using namespace monitor;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Memory of the process that no file stands behind, MB.
double ownMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).trimmed().split(' ').first().toDouble() / 1024;
    }
    return -1;
}

void report(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%-34s p50 %6.2f ms   p95 %6.2f ms   max %6.2f ms\n", what, times[times.size() / 2],
                times[times.size() * 95 / 100], times.back());
}

/// Lets the loop run until \a done; returns for how long at most it did not get to
/// what is due every millisecond.
double waitFor(const std::function<bool()> &done, int limit = 60'000)
{
    QElapsedTimer all;
    all.start();
    QElapsedTimer sinceBeat;
    sinceBeat.start();
    double worst = 0;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    heart.callOnTimeout([&] {
        worst = std::max(worst, milliseconds(sinceBeat));
        sinceBeat.start();
    });
    heart.start(1);
    while (!done() && all.elapsed() < limit)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return std::max(worst, milliseconds(sinceBeat));
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    if (argc < 2) {
        std::fputs("monitor-frames FILE\n", stderr);
        return 2;
    }
    QTemporaryDir nowhere;
    Sessions sessions;
    sessions.setFolder(nowhere.path());
    sessions.start();
    MainWindow window(&sessions);
    window.resize(1920, 1080);
    window.show();
    QCoreApplication::processEvents();
    const double before = ownMemory();

    QElapsedTimer timer;
    timer.start();
    if (!window.openJournal(QString::fromLocal8Bit(argv[1])))
        return 1;
    window.repaint();
    std::printf("opened and drawn %.0f ms, %llu tasks counted\n", milliseconds(timer),
                static_cast<unsigned long long>(window.job()->snapshot()->total()));
    TaskModel *const model = window.tasks()->finder()->model();
    double worst = waitFor(
        [&] { return !window.tasks()->finder()->isSearching() && model->rowCount() == model->found(); });
    std::printf("rows there after %.0f ms (%d), the window away for %.1f ms at most\n", milliseconds(timer),
                window.tasks()->table()->model()->rowCount(), worst);
    worst = waitFor([&] { return window.job()->snapshot()->complete && !window.job()->isReading(); });
    std::printf("all read after %.0f ms, the window away for %.1f ms at most\n", milliseconds(timer), worst);
    std::printf("memory beyond the file %.0f MB (of which the empty window %.0f MB)\n", ownMemory(), before);

    QTableView *const table = window.tasks()->table();
    const auto frames = [&](const char *name, QWidget *widget, auto &&step) {
        std::vector<double> times;
        for (int i = 0; i < 200; ++i) {
            step(i);
            QElapsedTimer frame;
            frame.start();
            widget->repaint();
            times.push_back(milliseconds(frame));
        }
        report(name, times);
    };
    QScrollBar *const bar = table->verticalScrollBar();
    frames("scrolling the table", table->viewport(),
           [&](int i) { bar->setValue(int(qint64(bar->maximum()) * i / 200)); });
    TimeWindow *const time = window.timeline()->window();
    QWidget *const timeline = window.timeline()->view()->viewport();
    frames("zooming in to one task", timeline, [&](int i) {
        if (i == 0)
            time->showAll();
        time->zoom(0.93, time->end() * 0.4321);
    });
    for (const double part : {1.0, 0.1, 0.01, 0.003, 0.0003}) {
        const QByteArray name = "panning at " + QByteArray::number(part * 100) + " % of the time";
        time->showAll();
        time->zoom(part, 0);
        frames(name.constData(), timeline,
               [&](int) { time->pan(time->length() * 0.05 + time->end() * 0.002); });
    }
    time->showAll();
    frames("the whole window", &window, [&](int i) {
        bar->setValue(i * 100);
        time->zoom(i % 2 ? 0.9 : 1.1, time->end() / 2);
    });

    const auto timed = [&](const char *name, auto &&what) {
        QElapsedTimer took;
        took.start();
        what();
        const double away = waitFor(
            [&] { return !window.tasks()->finder()->isSearching() && model->rowCount() == model->found(); });
        std::printf("%-34s %6.0f ms, %d rows, the window away for %.1f ms at most\n", name,
                    milliseconds(took), table->model()->rowCount(), away);
    };
    const auto filter = [&](const char *text) {
        timed(text, [&] {
            Filter f;
            f.text = QString::fromUtf8(text);
            window.filters()->set(f);
        });
    };
    filter("state:failed");
    filter("args:00077");
    filter("ran:>100ms name:load");
    filter("");
    table->selectRow(1000);
    filter("state:failed");
    filter("");
    timed("sort by ran", [&] { table->sortByColumn(int(Column::Ran), Qt::DescendingOrder); });
    timed("sort by arguments", [&] { table->sortByColumn(int(Column::Arguments), Qt::AscendingOrder); });
    std::printf("memory beyond the file %.0f MB\n", ownMemory());
}
