// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/config.h"
#include "base/recentids.h"
#include "base/sealing.h"
#include "transport.h"

#include <libparallel/threads.h>

#include <QtCore/qfuture.h>
#include <QtCore/qhash.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <set>

namespace parallel::cluster {

/// A call that this worker has.
struct Work
{
    using Clock = std::chrono::steady_clock;

    Work(Delivery d, CallMessage c) : delivery(std::move(d)), call(std::move(c)) {}

    const Delivery delivery; // as it came
    const CallMessage call;  // as it can be read
    // Guarded by the server:
    bool hasBegun = false;
    bool isTold = false;   // that it has begun, to its submitter
    bool isCancelled = false;
    quint64 taskId = 0;    // by which the threads speak of it
    int worker = 0;        // of this process, from 1, that runs it
    Clock::time_point begun;
    QFuture<bool> running; // to be cancelled; valid once it was given to the threads
};

/// Runs calls of others on this process's threads.
class Server final : public Receiver
{
public:
    explicit Server(const Config &config);
    ~Server() override;

    /// Serves until \a isOver says so, which is asked several times a second, on this thread. Then what
    /// runs is finished, and the rest given back.
    template<typename IsOver>
    void serve(IsOver isOver)
    {
        begin();
        while (!isOver())
            deliver();
        end();
    }

    void taken(const Delivery &delivery) override;
    void answered(const Answer &) override {} // it is no submitter
    void mayBeLost(const QByteArray &, const QByteArray &) override {}
    QSet<QByteArray> unanswered() const override { return {}; } // it is no submitter
    void told(const Word &word) override;
    void gone(const QByteArray &replyTo) override;
    void connected() override;
    void tick() override;

private:
    void begin();
    void deliver();
    void end();
    void start(const std::shared_ptr<Work> &work);
    bool run(const std::shared_ptr<Work> &work);
    Answer outcomeOf(const Work &work, QByteArray &damage);
    Answer answerTo(const Delivery &delivery) const;
    Answer answerTo(const Work &work) const;
    void reply(const Delivery &delivery, Answer answer);
    void refuse(const Delivery &delivery, const QByteArray &why);
    void answerCancelled(const Delivery &delivery);
    void cancel(const QByteArray &id);
    void sayHello(bool hasMissed = false);
    void noteProgress(const TaskInfo &task);

    const QByteArray m_id;
    const QByteArray m_host;
    const QByteArray m_program;
    const QByteArray m_build;
    const Sealing m_sealing;
    Threads m_threads;
    Work::Clock::time_point m_nextHello; // the transport's thread

    std::mutex m_mutex; // guards what follows
    QHash<QByteArray, std::shared_ptr<Work>> m_work; // by id of the call
    RecentIds m_cancelled{100'000}; // calls that may still come
    std::set<int> m_idle; // workers, by their numbers
    int m_workers = 0; // that there have been
    bool m_isLeaving = false;

    std::unique_ptr<Transport> m_transport; // its thread ends first
};

} // namespace parallel::cluster
