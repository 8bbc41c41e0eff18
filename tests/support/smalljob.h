// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/parallel.h>

#include <QtCore/qstring.h>

#include <atomic>

/// A child that makes 100,000 calls, and says if one of them did not run.
inline QString smallJob()
{
    std::atomic<int> ran{0};
    {
        const auto threads = parallel::threads(4);
        const auto task = parallel::task("small", [&](const QString &) { ++ran; });
        for (int i = 0; i < 100'000; ++i)
            task(QStringLiteral("an argument that takes some room: %1").arg(i));
    }
    return ran == 100'000 ? QString() : QStringLiteral("only %1 ran").arg(ran);
}
