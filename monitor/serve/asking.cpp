// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "asking.h"

#include <QtCore/qcoreapplication.h>

#include <future>

namespace monitor::serve {

Asking::Asking(std::function<Answer(const Question &)> answer)
    : m_answer(std::move(answer)), m_here(std::make_unique<QObject>())
{
}

Asking::~Asking() = default;

Answer Asking::ask(const Question &question)
{
    // An event that is deleted unanswered takes the promise with it, and that wakes us.
    auto promise = std::make_shared<std::promise<Answer>>();
    std::future<Answer> future = promise->get_future();
    {
        const std::lock_guard lock(m_mutex);
        if (m_here)
            QMetaObject::invokeMethod(
                m_here.get(),
                [this, question, promise = std::move(promise)] { promise->set_value(m_answer(question)); },
                Qt::QueuedConnection);
    }
    promise.reset();
    try {
        return future.get();
    } catch (const std::future_error &) {
        return Answer::error(
            503, QCoreApplication::translate("monitor::serve::Asking", "parallel-monitor is ending."));
    }
}

void Asking::close()
{
    std::unique_ptr<QObject> here;
    const std::lock_guard lock(m_mutex);
    here.swap(m_here);
}

} // namespace monitor::serve
