// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/waits.h"

#include <QtTest/qtest.h>

class QProcess;

/// Each test function that runs for longer than this is a deadlock, and ends the
/// program with a message that names it. Any wait in it ends before.
inline constexpr char functionTimeoutMs[] = "300000";

/// A part of a test that needs a process of its own, because it changes the
/// environment, sets limits, or must not have a QCoreApplication. It returns what
/// is wrong, or an empty string.
using ChildFunction = QString (*)();

struct Child
{
    const char *name;
    ChildFunction function;
};

/// Runs the child of that name, with \a environment ("NAME=value") added to the
/// test's own. Returns what it returned, or how it ended.
QString runChild(const char *name, const QStringList &environment = {}, int timeoutMs = hangMs);

/// Starts the child of that name, which goes on while the test does.
void startChild(QProcess &process, const char *name, const QStringList &environment = {});

/// What the last child wrote to standard error.
QString lastChildError();

int runTestProgram(int argc, char **argv, QObject &test, std::initializer_list<Child> children,
                   bool application);

/// The main() of a test program: with a QCoreApplication for the tests, and none for the children.
#define PARALLEL_TEST_MAIN(Test, ...)                                                                        \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        Test test;                                                                                           \
        return runTestProgram(argc, argv, test, {__VA_ARGS__}, true);                                        \
    }
/// The main() of a test program without a QCoreApplication anywhere.
#define PARALLEL_TEST_APPLESS_MAIN(Test, ...)                                                                \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        Test test;                                                                                           \
        return runTestProgram(argc, argv, test, {__VA_ARGS__}, false);                                       \
    }
