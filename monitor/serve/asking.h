// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer.h"

#include <QtCore/qobject.h>

#include <functional>
#include <memory>
#include <mutex>

namespace monitor::serve {

/// Lets other threads ask what one thread knows, whose event loop answers between other things.
class Asking
{
public:
    /// To be made in the thread that answers; outlived by whoever asks, see close().
    explicit Asking(std::function<Answer(const Question &)> answer);
    ~Asking();

    /// From any thread but that one. Waits for the answer, but not for one after close().
    Answer ask(const Question &question);
    /// In the thread that answers: those who wait or come later are told that it ends.
    void close();

private:
    const std::function<Answer(const Question &)> m_answer;
    std::mutex m_mutex; // of m_here
    std::unique_ptr<QObject> m_here; // questions are its events; null: closed
};

} // namespace monitor::serve
