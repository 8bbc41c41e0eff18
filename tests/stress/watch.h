// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace stress {

/// Says which program it was, when one crashes, or has not ended after a minute.
/// One at a time.
class Watch
{
public:
    Watch();
    ~Watch();
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    void begin(quint32 seed);

private:
    void watch();

    std::mutex m_mutex; // guards those below
    std::condition_variable m_changed;
    qint64 m_begun = 0; // programs
    bool m_over = false;
    std::thread m_thread;
};

} // namespace stress
