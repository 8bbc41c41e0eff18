// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "reader/language.h"
#include "reader/sessions.h"
#include "serve/serving.h"
#include "text/commands.h"
#include "text/terminal.h"
#include "text/watching.h"
#include "views/historypage.h"
#include "views/mainwindow.h"
#include "views/printing.h"
#include "views/tray.h"

#include <QtCore/qelapsedtimer.h>
#include <QtWidgets/qapplication.h>

#include <cstdio>
#include <memory>

namespace {

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("libparallel"));
    QCoreApplication::setApplicationName(QStringLiteral("parallel-monitor"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PARALLEL_VERSION));
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
           || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

/// The window, once all of its parts have read what they show, as a picture.
int takePicture(monitor::MainWindow &window, const QString &file)
{
    QElapsedTimer since;
    since.start();
    constexpr int least = 700; // for what the window reads by timers
    constexpr int most = 20'000;
    const auto isReady = [&] {
        const monitor::Job *const job = window.job();
        const bool history =
            window.historyPage()->isVisible() && window.historyPage()->history()->isComplete();
        return since.elapsed() > least
               && (history || (job && job->snapshot()->complete && !job->isReading()));
    };
    while (!isReady() && since.elapsed() < most)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    if (file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        QString error;
        if (monitor::savePdf(*window.centralWidget(), window.windowTitle(), file, &error))
            return monitor::text::Done;
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return monitor::text::Failed;
    }
    if (window.grab().save(file, "PNG"))
        return monitor::text::Done;
    std::fprintf(stderr, "%s\n",
                 qPrintable(QCoreApplication::translate("main", "%1 could not be written.").arg(file)));
    return monitor::text::Failed;
}

/// Where there is a tray, its icon opens the window, and goes on watching when that is closed.
int watchWithTray(const monitor::text::Command &command)
{
    QList<monitor::WatchRule> rules;
    QString error;
    if (!monitor::text::readRules(command.files.value(0), rules, &error)) {
        std::fprintf(stderr, "parallel-monitor: %s\n", qPrintable(error));
        return monitor::text::Failed;
    }
    QApplication::setQuitOnLastWindowClosed(false);
    monitor::Theme::apply(*qApp, monitor::Theme::Scheme::System); // and the icon
    monitor::Sessions sessions;
    sessions.start();
    std::unique_ptr<monitor::MainWindow> window;
    monitor::Tray tray([&] {
        if (!window)
            window = std::make_unique<monitor::MainWindow>(&sessions);
        window->show();
        window->raise();
        window->activateWindow();
    });
    monitor::text::Watching watching(rules);
    QObject::connect(&watching, &monitor::text::Watching::notify, &tray, &monitor::Tray::notify);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    nameApplication();

    const auto wanted = monitor::text::Command::parse(arguments);
    if (wanted.kind == monitor::text::Command::Picture && !hasDisplay())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (wanted.kind == monitor::text::Command::Watch && !wanted.isTest && hasDisplay()) {
        QApplication application(argc, argv);
        if (monitor::Tray::isAvailable()) {
            monitor::speak(QLocale());
            return watchWithTray(wanted);
        }
        monitor::speakEnglish();
        return monitor::text::run(wanted);
    }
    if (wanted.needsDisplay() && hasDisplay()) {
        QApplication application(argc, argv);
        // Qt has taken its own options out
        const auto command = monitor::text::Command::parse(QCoreApplication::arguments());
        if (command.kind == monitor::text::Command::Wrong)
            return monitor::text::run(command);
        monitor::speak(QLocale());
        monitor::Sessions sessions;
        sessions.start();
        monitor::MainWindow window(&sessions);
        if (command.kind == monitor::text::Command::Picture) {
            window.resize(1440, 900);
            if (!window.openJournal(command.files.first()))
                return monitor::text::Failed;
            window.show();
            return takePicture(window, command.output);
        }
        for (const QString &file : command.files)
            window.openJournal(file);
        if (command.files.isEmpty())
            window.openNewest();
        window.show();
        return QApplication::exec();
    }

    monitor::text::prepareLocale();
    const QCoreApplication application(argc, argv);
    monitor::speakEnglish();
    monitor::text::Command command = monitor::text::Command::parse(arguments);
    if (command.kind == monitor::text::Command::Window) {
        command.kind = monitor::text::Command::Wrong;
        command.error = QCoreApplication::translate(
            "monitor::text::Command",
            "There is no display for a window. --list, --summary and --follow need none.");
    }
    if (command.kind == monitor::text::Command::Serve)
        return monitor::serve::serve(command);
    return monitor::text::run(command);
}
