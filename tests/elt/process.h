// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

/// What a program did.
struct Ended
{
    int status = -1;
    QString out;
    QString err;
};

/// A program, running, with no setting of libparallel but those of \a environment
/// (NAME=VALUE). Killed with the object.
class RunningProgram
{
public:
    RunningProgram(const QString &program, const QStringList &arguments, const QByteArray &standardInput = {},
                   const QStringList &environment = {});
    ~RunningProgram();

    void signal(int number);
    /// Whether the program has this file open now.
    bool hasOpen(const QString &file) const;
    /// Waits for its end, while events of this thread go on. A minute at most.
    Ended end();

private:
    QProcess m_process;
};

/// The elt program, running.
class RunningElt : public RunningProgram
{
public:
    explicit RunningElt(const QStringList &arguments, const QByteArray &standardInput = {},
                        const QStringList &environment = {});
};

/// Runs elt to its end.
Ended runElt(const QStringList &arguments, const QByteArray &standardInput = {},
             const QStringList &environment = {});

/// A server program that prints one line when it is ready. Killed with the object.
class ServerProcess
{
public:
    ServerProcess(const QString &program, const QStringList &arguments);
    ~ServerProcess();

    /// The line, or empty with a reason in error().
    QString line() const { return m_line; }
    QString error() const { return m_error; }

private:
    QProcess m_process;
    QString m_line;
    QString m_error;
};
