// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/snapshot.h"

#include <QtCore/qstringlist.h>

namespace monitor::text {

enum ExitCode {
    Done = 0,
    Failed = 1,     ///< It could not be done; standard error says why.
    WrongUsage = 2,
    JobFailed = 3, ///< --summary, --follow, --failures: tasks failed or were cancelled, or the process died.
};
int exitCodeOf(const Snapshot &snapshot);

/// What the command line asks for.
struct Command
{
    enum Kind {
        Window,
        Picture,
        List,
        Summary,
        Export,
        Follow,
        Failures,
        Watch,
        Why,
        Log,
        Compare,
        History,
        Serve,
        Send, ///< For the window of another machine.
        Receive, ///< From another machine, into a folder.
        Help,
        Version,
        Wrong
    };

    Kind kind = Window;
    QStringList files; ///< Or pids, or folders (List).
    QString output; ///< Export, Picture
    QString filter; ///< Export
    QString error; ///< Wrong

    static Command parse(const QStringList &arguments);
    static QString help();
    static QString version();
    /// A window or a picture of it (without a display, that is drawn off screen), or something with
    /// options that only Qt's window system knows.
    bool needsDisplay() const { return !isText; }
    bool isText = false;
    bool isTest = false; ///< Watch
    /// Serve, whose `files` are journals and folders beside those found.
    struct Serving
    {
        QString address;
        bool control = false;
        QString tokenFile;
        QString certificate;
        QString key;
    };
    Serving serving;
};

/// Does what needs no display, but for Serve; needs a QCoreApplication. Returns the exit code.
int run(const Command &command);

} // namespace monitor::text
