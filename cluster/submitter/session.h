// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/config.h"
#include "base/sealing.h"
#include "submitter/census.h"
#include "submitter/remotecall.h"
#include "transport.h"

#include <QtCore/qhash.h>
#include <QtCore/qset.h>

#include <memory>
#include <mutex>

namespace parallel::cluster {

/// What this process has sent away, and waits for. Any thread.
class Session final : public Receiver, public std::enable_shared_from_this<Session>
{
public:
    /// This process's, made when the first call leaves it. Throws ConfigError.
    static std::shared_ptr<Session> instance();

    explicit Session(const Config &config);

    std::shared_ptr<RemoteCall> send(CallMessage call);
    /// So many bytes of arguments can be sent.
    qsizetype mostArguments() const noexcept { return largestBody - m_sealing.room(); }
    /// The call has ended here. One that was not answered is cancelled where it is.
    void forget(const QByteArray &id) noexcept;

    void taken(const Delivery &) override {} // it is no worker
    void answered(const Answer &answer) override;
    QSet<QByteArray> unanswered() const override;
    void mayBeLost(const QByteArray &id, const QByteArray &why) override;
    void told(const Word &word) override;
    void gone(const QByteArray &) override {}
    void connected() override;
    void tick() override;

private:
    std::shared_ptr<RemoteCall> find(const QByteArray &id, bool takes);
    void tellCancelled(const QSet<QByteArray> &ids);

    const QByteArray m_id;
    const QByteArray m_program;
    const QByteArray m_job; // as HOST:PID
    const QByteArray m_build;
    const Sealing m_sealing;
    mutable std::mutex m_mutex; // guards what follows
    QHash<QByteArray, std::shared_ptr<RemoteCall>> m_calls;
    quint64 m_nextNumber = 1;
    QSet<QByteArray> m_cancelled; // and no worker has answered them, which may still come to one
    Census m_census;

    std::unique_ptr<Transport> m_transport; // its thread ends first
};

} // namespace parallel::cluster
