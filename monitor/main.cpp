// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "text/commands.h"
#include "text/terminal.h"

#include <QtCore/qcoreapplication.h>

#if PARALLEL_MONITOR_WINDOW
#  include "reader/sessions.h"
#  include "views/mainwindow.h"

#  include <QtWidgets/qapplication.h>
#endif

namespace {

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("libparallel"));
    QCoreApplication::setApplicationName(QStringLiteral("parallel-monitor"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PARALLEL_VERSION));
}

[[maybe_unused]] bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    nameApplication();

#if PARALLEL_MONITOR_WINDOW
    if (monitor::text::Command::parse(arguments).needsDisplay() && hasDisplay()) {
        QApplication application(argc, argv);
        // Qt has taken its own options out
        const auto command = monitor::text::Command::parse(QCoreApplication::arguments());
        if (command.kind == monitor::text::Command::Wrong)
            return monitor::text::run(command);
        monitor::Sessions sessions;
        sessions.start();
        monitor::MainWindow window(&sessions);
        for (const QString &file : command.files)
            window.openJournal(file);
        if (command.files.isEmpty())
            window.openNewest();
        window.show();
        return QApplication::exec();
    }
#endif

    monitor::text::prepareLocale();
    const QCoreApplication application(argc, argv);
    monitor::text::Command command = monitor::text::Command::parse(arguments);
    if (command.kind == monitor::text::Command::Window) {
        command.kind = monitor::text::Command::Wrong;
        command.error = QCoreApplication::translate("monitor::text::Command",
            "There is no display for a window. --list, --summary and --follow need none.");
    }
    return monitor::text::run(command);
}
