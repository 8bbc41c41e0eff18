// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/machines.h"

#include "remote/remotehost.h"

#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>

namespace monitor {

using remote::RemoteHost;

namespace {

constexpr int endMs = 3000;

} // namespace

struct Machines::Machine
{
    QTemporaryDir folder;
    bool appeared = false;
    QProcess process; // ends before the folder goes
};

Machines::Machines(Sessions *sessions, QString program, QObject *parent)
    : QObject(parent), m_sessions(sessions), m_program(std::move(program))
{
    connect(sessions, &Sessions::added, this, [this](const Session &session) {
        for (const auto &[url, machine] : m_machines) {
            if (!machine->appeared && session.path.startsWith(machine->folder.path() + u'/')) {
                machine->appeared = true;
                // Not while the list is being made.
                QMetaObject::invokeMethod(
                    this, [this, path = session.path] { Q_EMIT appeared(path); }, Qt::QueuedConnection);
            }
        }
    });
}

Machines::~Machines()
{
    for (const auto &[url, machine] : m_machines)
        letEnd(*machine);
    const QStringList all = urls();
    for (const QString &url : all)
        close(url);
}

/// It removes its files, and ends.
void Machines::letEnd(Machine &machine)
{
    machine.process.disconnect(this);
    machine.process.closeWriteChannel();
}

bool Machines::isUrl(const QString &text)
{
    return RemoteHost::isUrl(text);
}

bool Machines::open(const QString &url, QString *error)
{
    RemoteHost host;
    if (!RemoteHost::parse(url, host, error))
        return false;
    if (m_machines.contains(url))
        return true;
    auto machine = std::make_unique<Machine>();
    if (!machine->folder.isValid()) {
        *error = machine->folder.errorString();
        return false;
    }
    QProcess &process = machine->process;
    connect(&process, &QProcess::readyReadStandardOutput, this, [this, url] { read(url); });
    // Queued: close() may not take away what is just telling of its end.
    connect(
        &process, &QProcess::finished, this, [this, url] { ended(url); }, Qt::QueuedConnection);
    connect(
        &process, &QProcess::errorOccurred, this,
        [this, url](QProcess::ProcessError what) {
            if (what == QProcess::FailedToStart)
                ended(url);
        },
        Qt::QueuedConnection);
    process.start(m_program, {QStringLiteral("--receive"), url, machine->folder.path()});
    m_machines.emplace(url, std::move(machine));
    Q_EMIT said(tr("Connecting to %1…").arg(host.host));
    return true;
}

void Machines::close(const QString &url)
{
    const auto found = m_machines.find(url);
    if (found == m_machines.end())
        return;
    const std::unique_ptr<Machine> machine = std::move(found->second);
    m_machines.erase(found);
    letEnd(*machine);
    m_sessions->remove(machine->folder.path());
    if (!machine->process.waitForFinished(endMs)) {
        machine->process.kill();
        machine->process.waitForFinished(endMs);
    }
}

QStringList Machines::urls() const
{
    QStringList all;
    for (const auto &[url, machine] : m_machines)
        all << url;
    return all;
}

QString Machines::urlOf(const QString &folder) const
{
    for (const auto &[url, machine] : m_machines) {
        if (machine->folder.path() == folder)
            return url;
    }
    return {};
}

void Machines::read(const QString &url)
{
    const auto found = m_machines.find(url);
    if (found == m_machines.end())
        return;
    Machine &machine = *found->second;
    while (machine.process.canReadLine()) {
        const QByteArray line = machine.process.readLine().trimmed();
        if (line == "connected") {
            m_sessions->add(machine.folder.path());
            Q_EMIT said(tr("Connected to %1").arg(url));
        } else if (line == "lost") {
            Q_EMIT said(
                tr("The connection to %1 is lost; it is made again. What is shown is as of then").arg(url));
        }
    }
}

void Machines::ended(const QString &url)
{
    const auto found = m_machines.find(url);
    if (found == m_machines.end())
        return;
    const QString said = QString::fromUtf8(found->second->process.readAllStandardError()).trimmed();
    const QString error = said.isEmpty() ? found->second->process.errorString() : said;
    close(url);
    Q_EMIT failed(url, error);
}

} // namespace monitor
