// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/server.h"

#include "amqp/amqptransport.h"
#include "base/build.h"
#include "base/exceptions.h"
#include "base/logging.h"
#include "base/registry.h"

#include <libparallel/cluster.h>
#include <libparallel/group.h>
#include <libparallel/task.h>
#include <libparallel/thistask.h>

#include <utility>

#include <unistd.h>

namespace parallel::cluster {

namespace {

using namespace std::chrono_literals;

/// A call that takes longer is told of while it runs.
constexpr std::chrono::milliseconds longCall = 300ms;
constexpr std::chrono::seconds helloInterval = 5s;

qint64 microsecondsOf(const Work &work)
{
    using std::chrono::duration_cast;
    return duration_cast<std::chrono::microseconds>(Work::Clock::now() - work.begun).count();
}

/// For the monitor: which task of which job it is.
QString describe(const CallMessage &call)
{
    QByteArray text = call.caller.isEmpty() ? call.id : call.caller;
    if (!call.key.isEmpty())
        text += ' ' + call.key;
    return QString::fromUtf8(text);
}

} // namespace

Server::Server(const Config &config)
    : m_id(randomId()),
      m_host(hostName()),
      m_program(programName()),
      m_build(config.build.isEmpty() ? ownBuild() : config.build),
      m_sealing(config),
      m_threads(Options{.timeout = Options::noTimeout,
                        .queueLimit = Options::unlimited, // the transport's thread must not wait
                        .onFailure = OnFailure::Stop,     // none fails: all is answered
                        .name = QStringLiteral("worker")}),
      m_transport(std::make_unique<AmqpTransport>(config, Peer{m_id, m_program, m_build, true}, *this))
{
    QObject::connect(&m_threads, &Threads::taskProgressed, &m_threads,
                     [this](const TaskInfo &task) { noteProgress(task); });
}

Server::~Server() = default;

void Server::begin()
{
    qCInfo(lcCluster, "worker %s of %s, build %s, takes %d calls at a time; tasks: %s", m_id.constData(),
           m_program.constData(), m_build.constData(), m_threads.workerCount(),
           remoteTaskNames().constData());
    m_transport->take(m_threads.workerCount());
    m_transport->start();
}

/// Progress is told by the threads to their owner, while that waits.
void Server::deliver()
{
    m_threads.wait(QDeadlineTimer(0));
}

void Server::end()
{
    std::vector<std::shared_ptr<Work>> rest;
    m_transport->take(0);
    {
        const std::lock_guard lock(m_mutex);
        m_isLeaving = true; // what comes from here on is given back at once
        for (auto at = m_work.begin(); at != m_work.end();) {
            const bool isQueued = !(*at)->hasBegun;
            if (isQueued)
                rest.push_back(*at);
            at = isQueued ? m_work.erase(at) : std::next(at);
        }
    }
    for (const auto &work : rest)
        m_transport->giveBack(work->delivery);
    qCInfo(lcCluster, "worker %s leaves: %d calls given back", m_id.constData(), int(rest.size()));
    m_threads.wait();
    constexpr int longest = 30'000;
    if (!m_transport->flush(longest))
        qCWarning(lcCluster, "worker %s leaves before the broker has confirmed all answers",
                  m_id.constData());
}

// --- calls ---

void Server::taken(const Delivery &delivery)
{
    const CallMessage &call = delivery.call;
    bool isCancelled = false;
    {
        const std::lock_guard lock(m_mutex);
        isCancelled = m_cancelled.contains(call.id);
    }
    if (!delivery.damage.isEmpty()) {
        refuse(delivery, "the message cannot be read: " + delivery.damage);
    } else if (isCancelled) {
        answerCancelled(delivery);
    } else if (delivery.isRepeated && !call.isRepeatable) {
        Answer answer = answerTo(delivery);
        answer.kind = Answer::Lost;
        answer.text = "a worker that was given it has died or was cut off, and it is not repeatable";
        reply(delivery, answer);
    } else if (!remoteTask(call.task)) {
        refuse(delivery,
               "this worker has no remote task \"" + call.task + "\"; it has: " + remoteTaskNames());
    } else {
        CallMessage opened = call;
        const QByteArray wrong = m_sealing.open(opened);
        if (!wrong.isEmpty())
            refuse(delivery, wrong);
        else
            start(std::make_shared<Work>(delivery, std::move(opened)));
    }
}

void Server::reply(const Delivery &delivery, Answer answer)
{
    m_sealing.close(answer);
    m_transport->answer(delivery, std::move(answer));
}

/// Nobody could do better.
void Server::refuse(const Delivery &delivery, const QByteArray &why)
{
    Answer answer = answerTo(delivery);
    write(answer, std::make_exception_ptr(UsageError(("parallel: " + why).toStdString())));
    qCWarning(lcCluster, "call %s of \"%s\" is set aside: %s", delivery.call.id.constData(),
              delivery.call.task.constData(), why.constData());
    answer.aside = why;
    m_sealing.close(answer);
    m_transport->setAside(delivery, std::move(answer));
}

void Server::answerCancelled(const Delivery &delivery)
{
    Answer answer = answerTo(delivery);
    write(answer, std::make_exception_ptr(CancelledError("it was cancelled")));
    reply(delivery, answer);
}

void Server::start(const std::shared_ptr<Work> &work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isLeaving) { // looked at here, so that end() sees it, or this sees end()
            m_transport->giveBack(work->delivery);
            return;
        }
        m_work.insert(work->delivery.call.id, work);
    }
    const auto serve =
        task(QUtf8StringView(work->delivery.call.task), [this](const std::shared_ptr<Work> &it) {
            return run(it);
        }).label([](const std::shared_ptr<Work> &it) { return describe(it->call); });
    QFuture<bool> running = m_threads.run(serve, work);
    const std::lock_guard lock(m_mutex);
    work->running = running;
    if (work->isCancelled)
        running.cancel();
}

bool Server::run(const std::shared_ptr<Work> &work)
{
    const QByteArray &id = work->delivery.call.id;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_work.contains(id))
            return false; // it was given back
        if (m_idle.empty())
            m_idle.insert(++m_workers);
        work->worker = m_idle.extract(m_idle.begin()).value();
        work->hasBegun = true;
        work->begun = Work::Clock::now();
        work->taskId = thisTask::id();
    }
    QByteArray damage;
    const Answer answer = outcomeOf(*work, damage);
    {
        const std::lock_guard lock(m_mutex);
        m_work.remove(id);
        m_idle.insert(work->worker);
    }
    if (damage.isEmpty())
        reply(work->delivery, answer);
    else
        refuse(work->delivery, damage);
    return true;
}

Answer Server::answerTo(const Delivery &delivery) const
{
    Answer answer;
    answer.id = delivery.call.id;
    answer.host = m_host;
    answer.pid = ::getpid();
    return answer;
}

Answer Server::answerTo(const Work &work) const
{
    Answer answer = answerTo(work.delivery);
    answer.worker = work.worker;
    answer.microseconds = microsecondsOf(work);
    return answer;
}

/// Runs it. What it calls itself belongs to it: its failures too. \a damage becomes why nobody
/// could run it.
Answer Server::outcomeOf(const Work &work, QByteArray &damage)
{
    const CallMessage &call = work.call;
    Answer answer = answerTo(work);
    try {
        const detail::KeyOfCall key(call.key.isEmpty() ? call.id : call.key);
        auto nested = group();
        answer.body = remoteTask(call.task)->run(call.arguments);
        nested.wait();
        const qsizetype largest = largestBody - m_sealing.room();
        if (answer.body.size() > largest)
            throw UsageError(
                "parallel: the result of \"" + call.task.toStdString() + "\" is "
                + std::to_string(answer.body.size()) + " bytes, and at most " + std::to_string(largest)
                + " are sent; return the name of a file or an object that all machines can read");
    } catch (const detail::DamagedArguments &) {
        damage = "its arguments are not what \"" + call.task + "\" takes";
    } catch (...) {
        answer.body.clear();
        write(answer, std::current_exception());
    }
    answer.microseconds = microsecondsOf(work);
    if (call.timeout > 0
        && std::chrono::microseconds(answer.microseconds) >= std::chrono::milliseconds(call.timeout)) {
        answer.body.clear();
        write(answer, std::make_exception_ptr(TimeoutError("the task took longer than its time-out of "
                                                           + std::to_string(call.timeout) + " ms")));
    }
    return answer;
}

// --- what others say ---

void Server::told(const Word &word)
{
    if (word.kind == Word::Cancel)
        cancel(word.id);
    else if (word.kind == Word::Who)
        sayHello();
}

void Server::cancel(const QByteArray &id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_work.constFind(id);
    if (found == m_work.constEnd()) {
        m_cancelled.add(id);
        return;
    }
    const std::shared_ptr<Work> work = *found;
    work->isCancelled = true;
    if (!work->hasBegun) { // it will not
        m_work.remove(id);
        answerCancelled(work->delivery);
    }
    if (work->running.isValid())
        work->running.cancel();
}

void Server::gone(const QByteArray &replyTo)
{
    std::vector<QByteArray> ids;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &work : std::as_const(m_work)) {
            if (work->delivery.call.replyTo == replyTo && !work->isCancelled)
                ids.push_back(work->delivery.call.id);
        }
    }
    if (!ids.empty())
        qCWarning(lcCluster, "nobody waits at %s any more: %d calls are asked to stop", replyTo.constData(),
                  int(ids.size()));
    for (const QByteArray &id : ids)
        cancel(id);
}

// --- what it says ---

void Server::connected()
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &work : std::as_const(m_work))
            work->isTold = false; // that may have got lost
    }
    sayHello(true);
}

void Server::sayHello(bool hasMissed)
{
    m_nextHello = Work::Clock::now() + helloInterval;
    Word word;
    word.kind = Word::Worker;
    word.id = m_id;
    word.build = m_build;
    word.hasMissed = hasMissed;
    m_transport->tell(word);
}

void Server::tick()
{
    const auto now = Work::Clock::now();
    if (now >= m_nextHello)
        sayHello();
    const std::lock_guard lock(m_mutex);
    for (const auto &work : std::as_const(m_work)) {
        if (!work->hasBegun)
            continue;
        const qint64 timeout = work->delivery.call.timeout;
        if (timeout > 0 && now - work->begun >= std::chrono::milliseconds(timeout))
            work->running.cancel(); // it is asked to stop
        if (work->isTold || now - work->begun < longCall)
            continue;
        work->isTold = true;
        Answer news = answerTo(*work);
        news.kind = Answer::Began;
        m_transport->note(work->delivery.call.replyTo, news);
    }
}

void Server::noteProgress(const TaskInfo &task)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &work : std::as_const(m_work)) {
        if (!work->hasBegun || work->taskId != task.id)
            continue;
        Answer news = answerTo(*work);
        news.kind = Answer::Progress;
        news.done = task.done;
        news.total = task.total;
        m_transport->note(work->delivery.call.replyTo, news);
        return;
    }
}

} // namespace parallel::cluster
