// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qthreadpool.h>

/// A pool of a test's own, so that nothing is left to the next one.
class Pool : public QThreadPool
{
public:
    explicit Pool(int threads) { setMaxThreadCount(threads); }
};
