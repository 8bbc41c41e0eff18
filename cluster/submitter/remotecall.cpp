// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "submitter/remotecall.h"

#include "base/exceptions.h"
#include "submitter/session.h"

namespace parallel::cluster {

void RemoteCall::noteBegun(const Answer &news)
{
    noteWorker(news);
    if (!m_begunBy.isEmpty())
        m_begunBy += ", ";
    m_begunBy += news.host + ':' + QByteArray::number(news.pid);
}

/// For the journal.
void RemoteCall::noteWorker(const Answer &answer)
{
    constexpr qint64 nanoseconds = 1000; // of a microsecond
    if (answer.worker > 0)
        setBegun(detail::remoteWorker(answer.host, answer.pid, answer.worker),
                 answer.microseconds * nanoseconds);
}

QByteArray RemoteCall::takeAnswer()
{
    if (m_answer.kind == Answer::Result)
        return std::move(m_answer.body);
    if (m_answer.kind == Answer::Lost)
        m_answer.text = '"' + m_task + "\" (call " + m_id + "): " + m_answer.text
                        + (m_begunBy.isEmpty() ? QByteArray() : "; it had begun on " + m_begunBy);
    std::rethrow_exception(read(m_answer));
}

void RemoteCall::forget() noexcept
{
    m_session->forget(m_id);
}

} // namespace parallel::cluster
