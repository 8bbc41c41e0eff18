// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "testprogram.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>

#include <cstdio>
#include <cstring>

#include <unistd.h>

namespace {

constexpr char childOption[] = "--child";
QString childError;

} // namespace

void startChild(QProcess &process, const char *name, const QStringList &environment)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &assignment : environment)
        variables.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    variables.insert(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
    process.setProcessEnvironment(variables);
    // What this program is run by, where it is another processor's.
    QStringList command = qEnvironmentVariable("PARALLEL_TEST_EMULATOR").split(u' ', Qt::SkipEmptyParts);
    command << QFile::symLinkTarget(QStringLiteral("/proc/self/exe")) << QLatin1String(childOption)
            << QLatin1String(name);
    process.start(command.takeFirst(), command);
}

QString runChild(const char *name, const QStringList &environment, int timeoutMs)
{
    QProcess process;
    startChild(process, name, environment);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(5000);
        return QStringLiteral("the child did not end (a deadlock?): ")
               + QString::fromUtf8(process.readAllStandardError());
    }
    QString output = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    childError = QString::fromUtf8(process.readAllStandardError());
    if (process.exitStatus() == QProcess::CrashExit)
        return QStringLiteral("the child crashed: ") + output + childError;
    if (process.exitCode() == 0)
        return output;
    return output.isEmpty() ? QStringLiteral("exit status %1: ").arg(process.exitCode()) + childError
                            : output;
}

QString lastChildError()
{
    return childError;
}

int runTestProgram(int argc, char **argv, QObject &test, std::initializer_list<Child> children,
                   bool application)
{
    if (argc == 3 && std::strcmp(argv[1], childOption) == 0) {
        for (const Child &child : children) {
            if (std::strcmp(argv[2], child.name) != 0)
                continue;
            const QString wrong = child.function();
            std::fputs(qPrintable(wrong), stdout);
            return wrong.isEmpty() ? 0 : 1;
        }
        std::fprintf(stderr, "no child %s\n", argv[2]);
        return 2;
    }
    if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", functionTimeoutMs);
    if (!application)
        return QTest::qExec(&test, argc, argv);
    QCoreApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}
