// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "hostile/victim.h"

#include <libparallel/parallel.h>

#include <QtCore/qfile.h>

#include <atomic>
#include <filesystem>
#include <thread>
#include <vector>

namespace hostile {

namespace {

/// Every kind of call once, some with results, groups, texts and failures. Says what
/// did not happen as it should, whether somebody cancelled in the middle or not.
QString oneRound(int round)
{
    std::vector<std::atomic<int>> ran(callsInRound);
    std::atomic<int> nested{0};
    std::atomic<int> told{0};
    bool cancelled = false;
    int failures = 0;
    {
        parallel::Threads threads(
            {.workers = 4, .queueLimit = 100, .onFailure = parallel::OnFailure::Continue});
        // whoever listens gets the arguments, which are read back from the journal
        QObject::connect(&threads, &parallel::Threads::taskFinished, &threads,
                         [&](const parallel::TaskInfo &info) { told += info.arguments.size() > 0; });
        QObject::connect(&threads, &parallel::Threads::taskFailed, &threads,
                         [&](const parallel::TaskInfo &info) { told += info.error.size() > 0; });
        const auto leaf = parallel::task("leaf", [&nested](int) { ++nested; });
        const auto call = parallel::task("call", [&](int i, const QString &table) {
            ++ran[std::size_t(i)];
            parallel::thisTask::setProgress(i, callsInRound);
            parallel::thisTask::setText(table);
            if (i % 10 == 0) {
                const auto group = parallel::group();
                leaf(i);
                leaf(-i);
            }
            if (i % 50 == 0)
                throw std::invalid_argument("no such table");
        });
        {
            const auto entered = threads.enter();
            for (int i = 0; i < callsInRound; ++i)
                call(i, QStringLiteral("table %1 of round %2").arg(i).arg(round));
        }
        try {
            threads.wait();
        } catch (const parallel::CancelledError &) {
            cancelled = true;
        } catch (const parallel::TaskFailures &thrown) {
            failures = int(thrown.failures().size());
        }
        const parallel::Progress p = threads.progress();
        cancelled = cancelled || p.cancelled > 0;
        if (p.queued != 0 || p.running != 0 || (!cancelled && p.total() != callsInRound + nested))
            return QStringLiteral("%1 queued, %2 running, %3 in all")
                .arg(p.queued)
                .arg(p.running)
                .arg(p.total());
    }
    for (int i = 0; i < callsInRound; ++i) {
        const int times = ran[std::size_t(i)];
        if (times > 1 || (times == 0 && !cancelled))
            return QStringLiteral("call %1 ran %2 times").arg(i).arg(times);
    }
    if (!cancelled && (failures != callsInRound / 50 || nested != 2 * callsInRound / 10))
        return QStringLiteral("%1 failures, %2 nested calls").arg(failures).arg(nested);
    return QString();
}

} // namespace

QString job()
{
    const int rounds = qEnvironmentVariableIntValue("TEST_ROUNDS");
    const QString goOn = qEnvironmentVariable("TEST_GO_ON");
    bool isLast = false;
    for (int round = 0; !isLast; ++round) {
        isLast = round >= rounds && QFile::exists(goOn); // so that one comes after what was done to it
        const QString wrong = oneRound(round);
        if (!wrong.isEmpty())
            return QStringLiteral("round %1: ").arg(round) + wrong;
        std::error_code error;
        const auto threads = std::distance(std::filesystem::directory_iterator("/proc/self/task", error), {});
        if (threads > 20)
            return QStringLiteral("%1 threads are left").arg(threads);
    }
    return QString();
}

QString patientJob()
{
    const QString goOn = qEnvironmentVariable("TEST_GO_ON");
    std::atomic<int> ended{0};
    {
        const auto threads = parallel::threads(4);
        const auto wait = parallel::task("wait", [&](const std::stop_token &token, int) {
            while (!QFile::exists(goOn)) {
                if (token.stop_requested())
                    throw parallel::CancelledError("asked to stop");
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            ++ended;
        });
        for (int i = 0; i < 10; ++i)
            wait(i);
    }
    return ended == 10 ? QString() : QStringLiteral("%1 have ended").arg(ended);
}

} // namespace hostile
