// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// monitor-pictures FOLDER [WORD [WIDTHxHEIGHT]]
// Makes the pictures in resources/screenshots again (those with WORD in their
// name, in another size): the real window on made journals, in each state worth showing.
// Needs no display: QT_QPA_PLATFORM=offscreen. In the language of the locale: LC_ALL=de_DE.

#include "madehistory.h"
#include "scene.h"

#include "reader/language.h"
#include "views/callspane.h"
#include "views/comparisonpage.h"
#include "views/control.h"
#include "views/detailspanel.h"
#include "views/historypage.h"
#include "views/hostspane.h"
#include "views/logpane.h"
#include "views/mainwindow.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"
#include "views/whypane.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qdir.h>
#include <QtCore/qsettings.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtemporarydir.h>
#include <QtGui/qcursor.h>
#include <QtGui/qpixmap.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtreeview.h>

#include <cstdio>

using namespace monitor;

namespace {

/// Until everything that is read in the background is there.
void settle(MainWindow &window)
{
    QDeadlineTimer deadline(20'000);
    QDeadlineTimer least(500);
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        const Job *const job = window.job();
        if (least.hasExpired()
            && (!job
                || (job->snapshot()->complete && !job->isReading()
                    && !window.tasks()->finder()->isSearching())))
            return;
    } while (!deadline.hasExpired());
    std::fputs("the window did not settle\n", stderr);
}

class Pictures
{
public:
    Pictures(const QString &folder, const QString &only) : m_folder(folder), m_only(only) {}

    bool wants(const QString &name) const { return m_only.isEmpty() || name.contains(m_only); }

    void take(MainWindow &window, const QString &name)
    {
        settle(window);
        const QString file = m_folder.filePath(name + QLatin1String(".png"));
        if (!window.grab().save(file, "PNG", 9))
            std::fprintf(stderr, "%s was not written\n", qPrintable(file));
    }

private:
    QDir m_folder;
    QString m_only;
};

QSize sizeFrom(const char *text, const QSize &otherwise)
{
    int width = 0;
    int height = 0;
    return std::sscanf(text, "%dx%d", &width, &height) == 2 ? QSize(width, height) : otherwise;
}

quint32 firstFailed(const Job &job)
{
    quint32 found = 0;
    job.journal()->forEach([&](const parallel::Journal::Record &task) {
        if (task.state == parallel::Journal::TaskState::Failed)
            found = task.slot;
        return found == 0;
    });
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("monitor-pictures"));
    QApplication::setOrganizationName(QStringLiteral("libparallel"));
    QSettings().clear();
    speak(QLocale());
    QCursor::setPos(5000, 5000); // nothing is hovered
    if (QFont("Noto Sans").exactMatch())
        QApplication::setFont(QFont("Noto Sans", 10));
    else
        QApplication::setFont(QFont(QApplication::font().family(), 9));
    Pictures pictures(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."),
                      argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString());

    QTemporaryDir folder;
    qputenv("HOME", QFile::encodeName(folder.path())); // shown as "~"
    QDir(folder.path()).mkdir(QStringLiteral("recordings"));
    const auto path = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
    std::vector<std::unique_ptr<JournalMaker>> alive;
    Scene crawl;
    crawl.program = "crawl";
    crawl.commandLine = "crawl https://docs.example.com --depth 5";
    crawl.pool = "crawl";
    crawl.tasks = 640;
    crawl.workers = 24;
    crawl.completed = 0.41;
    crawl.failed = 0;
    crawl.cancelled = 0;
    crawl.seconds = 0.4;
    Scene hash = crawl;
    hash.program = "hash-tool";
    hash.tasks = 5'214;
    hash.completed = 1;
    hash.live = false;
    hash.closed = true;
    hash.ago = 3 * 3600;
    makeScene(path("hash.journal"), hash);
    Scene died;
    died.live = false;
    died.ago = 9 * 3600;
    died.completed = 0.64;
    died.failed = 5;
    makeScene(path("died.journal"), died);
    Scene finished;
    finished.closed = true;
    finished.live = false;
    finished.completed = 1;
    finished.ago = 26 * 3600;
    finished.failed = 3;
    makeScene(path("finished.journal"), finished);

    Scene crowd = finished;
    crowd.workers = 500;
    crowd.tasks = 20'000;
    crowd.failed = 40;
    crowd.ago = 50 * 3600;
    makeScene(path("crowd.journal"), crowd);

    Scene cluster;
    cluster.hosts = 3;
    cluster.workers = 18;

    Sessions sessions;
    sessions.setFolder(folder.path());
    sessions.start();
    const QString nights = path("nightly");
    QDir(folder.path()).mkdir(QStringLiteral("nightly"));
    QList<MadeNight> made = makeNights(30, 9);
    plantChanges(made);
    for (const MadeNight &night : std::as_const(made))
        writeNight(nights, night);
    QTemporaryDir elsewhere;
    Sessions recorded;
    recorded.setFolder(elsewhere.path());
    recorded.start();
    QTemporaryDir nowhere;
    Sessions none;
    none.setFolder(nowhere.path());
    none.start();

    for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
        Theme::apply(app, scheme);
        const QString tone = QLatin1String(scheme == Theme::Scheme::Dark ? "dark" : "light");
        const auto shot = [&](const char *what, const QSize &size, Sessions &from, const char *journal,
                              auto &&prepare) {
            const QString name = QLatin1String(what) + u'-' + tone;
            if (!pictures.wants(name))
                return;
            QSettings().clear(); // no folder is kept from one to the next
            alive.clear(); // what lives, lives now
            alive.push_back(makeScene(path("elt.journal")));
            alive.push_back(makeScene(path("crawl.journal"), crawl));
            if (name.startsWith(QLatin1String("hosts")))
                alive.push_back(makeScene(path("cluster.journal"), cluster));
            else
                QFile::remove(path("cluster.journal"));
            sessions.refresh();
            MainWindow window(&from);
            window.resize(argc > 3 ? sizeFrom(argv[3], size) : size);
            window.show();
            if (journal)
                window.openJournal(path(journal));
            settle(window);
            prepare(window);
            pictures.take(window, name);
        };
        const auto nothing = [](MainWindow &) {};
        const QSize usual(1440, 900);
        shot("live", usual, sessions, "elt.journal", nothing);
        shot("small", QSize(900, 640), sessions, "elt.journal", nothing);
        shot("large", QSize(1920, 1080), sessions, "crawl.journal", nothing);
        shot("failure", usual, sessions, "elt.journal", [](MainWindow &window) {
            Filter filter;
            filter.state = Shown::Failed;
            window.filters()->set(filter);
            settle(window);
            const quint32 slot = firstFailed(*window.job());
            window.tasks()->select(slot);
            window.timeline()->view()->reveal(slot, false);
            const double at = double(window.job()->journal()->record(slot).started);
            window.timeline()->window()->set(at - 6e9, at + 9e9);
        });
        shot("range", usual, sessions, "elt.journal", [](MainWindow &window) {
            const double end = window.timeline()->window()->end();
            window.timeline()->window()->set(end * 0.28, end * 0.62);
            Filter filter;
            filter.range = Filter::Range{qint64(end * 0.38), qint64(end * 0.47)};
            filter.name = QStringLiteral("extract");
            filter.text = QStringLiteral("ran:>2s");
            window.filters()->set(filter);
        });
        shot("statistics", usual, sessions, "elt.journal", [](MainWindow &window) {
            window.findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(1);
        });
        shot("failures", usual, sessions, "finished.journal", [](MainWindow &window) {
            window.findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(2);
        });
        shot("why", usual, sessions, "finished.journal", [](MainWindow &window) {
            window.findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentIndex(3);
            QDeadlineTimer deadline(20'000);
            while (!window.why()->isComplete() && !deadline.hasExpired())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        });
        shot("calls", usual, sessions, "finished.journal", [](MainWindow &window) {
            window.findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentWidget(window.calls());
            QDeadlineTimer deadline(20'000);
            while (!window.calls()->isComplete() && !deadline.hasExpired())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            QTreeView *const calls = window.calls()->view();
            calls->setCurrentIndex(calls->model()->index(0, 0));
            calls->expandRecursively(calls->model()->index(0, 0));
        });
        shot("log", usual, sessions, "elt.journal", [](MainWindow &window) {
            window.findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentWidget(window.log());
            QDeadlineTimer deadline(20'000);
            while (window.log()->view()->model()->rowCount() == 0 && !deadline.hasExpired())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        });
        shot("hosts", usual, sessions, "cluster.journal", [](MainWindow &window) {
            window.findChild<QTabWidget *>(QStringLiteral("tabs"))->setCurrentWidget(window.hosts());
        });
        shot("crowd", usual, sessions, "crowd.journal", nothing);
        shot("states", usual, sessions, "finished.journal",
             [](MainWindow &window) { window.timeline()->setByState(true); });
        shot("crashed", usual, sessions, "died.journal", nothing);
        shot("history", usual, recorded, nullptr, [&](MainWindow &window) {
            window.openJournal(nights);
            QDeadlineTimer deadline(20'000);
            while (!window.historyPage()->history()->isComplete() && !deadline.hasExpired())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        });
        shot("comparison", usual, recorded, nullptr, [&](MainWindow &window) {
            const QStringList runs = QDir(nights).entryList({QStringLiteral("*.journal")});
            window.openJournal(nights);
            window.openComparison(nights + u'/' + runs[16], nights + u'/' + runs[29]);
            QDeadlineTimer deadline(20'000);
            while (!window.comparison()->isComplete() && !deadline.hasExpired())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        });
        shot("empty", QSize(1100, 700), none, nullptr, nothing);
        shot("unreadable", QSize(1100, 700), none, nullptr, [&](MainWindow &window) {
            QFile broken(path("recordings/broken.journal"));
            if (broken.open(QIODevice::WriteOnly))
                broken.write("PK\3\4 this is something else");
            broken.close();
            window.openJournal(broken.fileName());
        });
        shot("search-error", QSize(1100, 700), sessions, "elt.journal", [](MainWindow &window) {
            Filter filter;
            filter.text = QStringLiteral("state:broken ran:>2s");
            window.filters()->set(filter);
        });
    }
    return 0;
}
