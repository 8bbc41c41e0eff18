// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "process.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTest>

#include <csignal>

namespace {

constexpr int minute = 60'000;

QProcessEnvironment environmentWith(const QStringList &settings)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"PARALLEL_"))
            environment.remove(name);
    }
    for (const QString &setting : settings)
        environment.insert(setting.section('=', 0, 0), setting.section('=', 1));
    return environment;
}

} // namespace

RunningProgram::RunningProgram(const QString &program, const QStringList &arguments,
                               const QByteArray &standardInput, const QStringList &environment)
{
    m_process.setProcessEnvironment(environmentWith(environment));
    m_process.start(program, arguments);
    m_process.write(standardInput);
    m_process.closeWriteChannel();
    m_process.waitForStarted(minute);
}

RunningProgram::~RunningProgram()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(minute);
    }
}

void RunningProgram::signal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

bool RunningProgram::hasOpen(const QString &file) const
{
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(m_process.processId()));
    for (const QFileInfo &descriptor : descriptors.entryInfoList(QDir::Files | QDir::System)) {
        if (descriptor.symLinkTarget() == file)
            return true;
    }
    return false;
}

Ended RunningProgram::end()
{
    (void)QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, minute);
    if (m_process.state() != QProcess::NotRunning)
        return {-1, {}, QStringLiteral("it has not ended after a minute")};
    const bool crashed = m_process.exitStatus() == QProcess::CrashExit;
    return {crashed ? -2 : m_process.exitCode(), QString::fromUtf8(m_process.readAllStandardOutput()),
            QString::fromUtf8(m_process.readAllStandardError())};
}

RunningElt::RunningElt(const QStringList &arguments, const QByteArray &standardInput,
                       const QStringList &environment)
    : RunningProgram(QStringLiteral(ELT_PROGRAM), arguments, standardInput, environment)
{
}

Ended runElt(const QStringList &arguments, const QByteArray &standardInput, const QStringList &environment)
{
    return RunningElt(arguments, standardInput, environment).end();
}

ServerProcess::ServerProcess(const QString &program, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program, arguments);
    const QDeadlineTimer deadline(minute);
    while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning && !deadline.hasExpired())
        m_process.waitForReadyRead(100);
    m_line = QString::fromUtf8(m_process.readLine()).trimmed();
    if (!m_line.isEmpty())
        return;
    m_error = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
    if (m_error.isEmpty())
        m_error = program + ": " + m_process.errorString();
}

ServerProcess::~ServerProcess()
{
    m_process.kill();
    m_process.waitForFinished(minute);
}
