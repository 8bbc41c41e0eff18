// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/endswithtest.h"
#include "support/testprogram.h"

#include <QtCore/qlist.h>
#include <QtCore/qprocess.h>

#include <memory>
#include <vector>

#include <csignal>

/// Worker processes, which are children of the test program. They end with this object.
class Workers
{
public:
    Workers() = default;
    ~Workers() { killAll(); }
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    QProcess &start(const char *child, QStringList environment = {})
    {
        environment.append(QStringLiteral("PARALLEL_WORKER=1"));
        auto &process = *m_all.emplace_back(std::make_unique<QProcess>());
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        endWithTest(process);
        startChild(process, child, environment);
        process.waitForStarted(hangMs);
        return process;
    }

    std::size_t count() const { return m_all.size(); }
    QProcess &at(std::size_t index) { return *m_all[index]; }
    QList<qint64> pids() const
    {
        QList<qint64> all;
        for (const auto &process : m_all)
            all.append(process->processId());
        return all;
    }
    void signal(std::size_t index, int signal) { ::kill(pid_t(m_all[index]->processId()), signal); }
    void kill(std::size_t index)
    {
        m_all[index]->kill();
        m_all[index]->waitForFinished(hangMs);
        m_all.erase(m_all.begin() + std::ptrdiff_t(index));
    }
    /// They leave in order, so that no call is given to one that is dying.
    void endAll()
    {
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            if (m_all[i]->state() != QProcess::NotRunning)
                signal(i, SIGTERM);
        }
        for (const auto &process : m_all)
            process->waitForFinished(hangMs);
        killAll();
    }
    void killAll()
    {
        while (!m_all.empty())
            kill(m_all.size() - 1);
    }

private:
    std::vector<std::unique_ptr<QProcess>> m_all;
};
