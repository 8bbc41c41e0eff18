// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/effects.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <stop_token>

#include <unistd.h>

/// Remote tasks that leave what they do in a folder, and the worker that runs them.
namespace clustertasks {

/// Says that it has begun and that it has ended.
inline int work(const QString &folder, int number, int milliseconds)
{
    effects::add(folder, QStringLiteral("began %1").arg(number));
    ::usleep(useconds_t(milliseconds) * 1000);
    effects::add(folder, QStringLiteral("done %1").arg(number));
    return number;
}

inline const auto workAgain = parallel::task("work again", &work).remote().repeatable();
inline const auto untilStopped =
    parallel::task("until stopped", [](std::stop_token stop, const QString &folder) {
        effects::add(folder, QStringLiteral("began"));
        for (int i = 0; i < 6000 && !stop.stop_requested(); ++i)
            ::usleep(10'000);
        if (stop.stop_requested())
            effects::add(folder, QStringLiteral("stopped"));
        return 1;
    }).remote();

inline QString worker()
{
    parallel::serveIfWorker();
    return QStringLiteral("serveIfWorker() came back");
}

} // namespace clustertasks
