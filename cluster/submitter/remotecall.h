// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "transport.h"

#include <libparallel/detail/elsewhere.h>

#include <memory>

namespace parallel::cluster {

class Session;

/// A call of this process that another one runs.
class RemoteCall final : public detail::Elsewhere
{
public:
    RemoteCall(std::shared_ptr<Session> session, QByteArray id, QByteArray task)
        : m_session(std::move(session)), m_id(std::move(id)), m_task(std::move(task))
    {
    }

    /// The transport's thread: the last that is said of it.
    void setAnswer(Answer answer)
    {
        noteWorker(answer);
        m_answer = std::move(answer);
        comeBack(); // which the worker that takes it sees after what is above
    }
    /// A worker has begun it. The transport's thread, before setAnswer().
    bool hasBegun() const { return !m_begunBy.isEmpty(); }
    void noteBegun(const Answer &news);

    /// By the worker that has it when it has come back.
    QByteArray takeAnswer();

    void forget() noexcept override;

private:
    void noteWorker(const Answer &answer);

    const std::shared_ptr<Session> m_session;
    const QByteArray m_id;
    const QByteArray m_task;
    QByteArray m_begunBy; // hosts, for people
    Answer m_answer;
};

} // namespace parallel::cluster
