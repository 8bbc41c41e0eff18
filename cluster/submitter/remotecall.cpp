// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "submitter/remotecall.h"

#include "base/exceptions.h"
#include "submitter/session.h"

namespace parallel::cluster {

void RemoteCall::noteBegun(const QByteArray &host, qint64 pid)
{
    if (!m_begunBy.isEmpty())
        m_begunBy += ", ";
    m_begunBy += host + ':' + QByteArray::number(pid);
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
