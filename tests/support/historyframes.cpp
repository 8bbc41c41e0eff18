// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// monitor-history-frames FOLDER
// Opens a folder of runs in the real window at 1920×1080 and prints how long it took until its
// first page was drawn, until all of it was read, until two of its runs were compared, for how
// long the window did not answer meanwhile, and what memory it needed.

#include "views/comparisonpage.h"
#include "views/historypage.h"
#include "views/mainwindow.h"

#include <QtCore/qdir.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporarydir.h>
#include <QtWidgets/qapplication.h>

#include <algorithm>
#include <cstdio>
#include <functional>

#include <time.h>

using namespace monitor;

namespace {

double ownMemory(const char *what)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.split(':').at(1).trimmed().split(' ').first().toDouble() / 1024;
    }
    return -1;
}

/// Of this thread, in nanoseconds: what a step takes where nobody else wants the processor.
qint64 processorTime()
{
    timespec used = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return qint64(used.tv_sec) * 1'000'000'000 + used.tv_nsec;
}

/// Runs the event loop until \a done, and prints how long that took and its longest step.
void measure(const char *what, const std::function<void()> &begin, const std::function<bool()> &done)
{
    QElapsedTimer all;
    all.start();
    QElapsedTimer step;
    step.start();
    const qint64 used = processorTime();
    begin();
    qint64 longest = step.nsecsElapsed();
    qint64 busiest = processorTime() - used;
    while (!done() && all.elapsed() < 120'000) {
        step.start();
        const qint64 before = processorTime();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        longest = std::max(longest, step.nsecsElapsed());
        busiest = std::max(busiest, processorTime() - before);
    }
    std::printf("%-44s %7.0f ms   longest step %6.1f ms (processor %5.1f)   memory %4.0f MB\n", what,
                double(all.nsecsElapsed()) / 1e6, double(longest) / 1e6, double(busiest) / 1e6,
                ownMemory("RssAnon"));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("monitor-history-frames FOLDER\n", stderr);
        return 2;
    }
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    QApplication app(argc, argv);
    const QString folder = QFileInfo(QString::fromLocal8Bit(argv[1])).absoluteFilePath();
    Sessions sessions;
    sessions.start();
    MainWindow window(&sessions);
    window.resize(1920, 1080);
    window.show();
    QCoreApplication::processEvents();
    const History *const history = window.historyPage()->history();
    const auto draw = [&] { window.grab(); };
    measure(
        "first page", [&] { window.openJournal(folder); },
        [&] { return history->runs().size() > 1 && (draw(), true); });
    measure(
        "all of it read", [] {}, [&] { return history->isComplete() && (draw(), true); });
    const QList<RunSummary> runs = history->runs();
    if (runs.size() < 2)
        return 1;
    measure(
        "two runs beside each other",
        [&] { window.openComparison(runs[runs.size() - 2].path, runs.last().path); },
        [&] { return window.comparison()->isComplete() && (draw(), true); });
    measure(
        "a run", [&] { window.openJournal(runs.last().path); },
        [&] {
            return window.job() && window.job()->snapshot()->complete && !window.job()->isReading()
                   && (draw(), true);
        });
    std::printf("memory at most %.0f MB (with mapped files)\n", ownMemory("VmHWM"));
}
