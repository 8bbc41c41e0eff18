// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "submitter/session.h"

#include "amqp/amqptransport.h"
#include "amqp/names.h"
#include "base/build.h"
#include "base/exceptions.h"
#include "base/logging.h"

#include <libparallel/cluster.h>

#include <utility>

#include <unistd.h>

namespace parallel {

namespace cluster {

namespace {

constexpr qsizetype longestKey = 16 * 1024;      // headers have to fit into a frame

/// Ends its session, and so its connection, with the process.
struct Current
{
    Current() = default;
    ~Current() { letGo(); }
    Current(const Current &) = delete;
    Current &operator=(const Current &) = delete;

    /// In a fork's child it is the parent's: it has no thread there, and its socket is never closed.
    void letGo()
    {
        if (session && owner != ::getpid())
            new std::shared_ptr<Session>(std::move(session));
        session.reset();
    }

    std::mutex mutex;
    std::shared_ptr<Session> session;
    pid_t owner = 0;
};

Current &current()
{
    lcCluster(); // ends after it
    static Current it;
    return it;
}

} // namespace

std::shared_ptr<Session> Session::instance()
{
    Current &it = current();
    const std::lock_guard lock(it.mutex);
    if (it.owner != ::getpid()) {
        it.letGo();
        const std::optional<Config> config = configured();
        if (!config)
            throw ConfigError("PARALLEL_CLUSTER was set when the first threads were made, and is no more");
        it.session = std::make_shared<Session>(*config);
        it.owner = ::getpid();
    }
    return it.session;
}

Session::Session(const Config &config)
    : m_id(randomId()),
      m_program(programName()),
      m_job(hostName() + ':' + QByteArray::number(::getpid())),
      m_build(config.build.isEmpty() ? ownBuild() : config.build),
      m_sealing(config),
      m_transport(std::make_unique<AmqpTransport>(config, Peer{m_id, m_program, m_build, false}, *this))
{
    m_transport->start();
}

std::shared_ptr<RemoteCall> Session::send(CallMessage call)
{
    std::shared_ptr<RemoteCall> made;
    {
        const std::lock_guard lock(m_mutex);
        call.id = m_id + '-' + QByteArray::number(m_nextNumber++);
    }
    call.program = m_program;
    call.build = m_build;
    call.caller = '#' + QByteArray::number(call.number) + " (" + m_job + ')';
    call.replyTo = names::answerQueue(m_id);
    m_sealing.close(call); // which may throw
    {
        const std::lock_guard lock(m_mutex);
        made = std::make_shared<RemoteCall>(shared_from_this(), call.id, call.task);
        m_calls.insert(call.id, made);
        m_transport->publish(std::move(call)); // with the lock, as unanswered() promises; it does not wait
    }
    return made;
}

std::shared_ptr<RemoteCall> Session::find(const QByteArray &id, bool takes)
{
    const std::lock_guard lock(m_mutex);
    if (takes) {
        m_census.noteAnswer();
        m_cancelled.remove(id);
        return m_calls.take(id);
    }
    return m_calls.value(id);
}

void Session::forget(const QByteArray &id) noexcept
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_calls.remove(id))
            return; // it was answered
        m_cancelled.insert(id);
    }
    tellCancelled({id});
}

void Session::tellCancelled(const QSet<QByteArray> &ids)
{
    Word word;
    word.kind = Word::Cancel;
    for (const QByteArray &id : ids) {
        word.id = id;
        m_transport->tell(word);
    }
}

void Session::answered(const Answer &answer)
{
    const bool isNews = answer.kind == Answer::Began || answer.kind == Answer::Progress;
    const std::shared_ptr<RemoteCall> call = find(answer.id, !isNews);
    if (!call)
        return; // it was cancelled, or this is a double
    Answer opened = answer;
    m_sealing.open(opened);
    if (!isNews)
        call->setAnswer(std::move(opened));
    else if (answer.kind == Answer::Began)
        call->noteBegun(answer);
    else
        call->setProgress(answer.done, answer.total);
}

QSet<QByteArray> Session::unanswered() const
{
    const std::lock_guard lock(m_mutex);
    return {m_calls.keyBegin(), m_calls.keyEnd()};
}

void Session::mayBeLost(const QByteArray &id, const QByteArray &why)
{
    const std::shared_ptr<RemoteCall> call = find(id, false);
    Answer answer;
    answer.id = id;
    answer.kind = Answer::Lost;
    answer.text = why;
    answered(answer);
    if (call && call->hasBegun()) // and goes on, as far as is known
        tellCancelled({id});
}

void Session::told(const Word &word)
{
    if (word.kind != Word::Worker)
        return;
    QSet<QByteArray> cancelled;
    {
        const std::lock_guard lock(m_mutex);
        if (m_census.add(word) || word.hasMissed)
            cancelled = m_cancelled; // of which it knows nothing
    }
    tellCancelled(cancelled);
}

void Session::connected()
{
    Word who;
    who.kind = Word::Who;
    m_transport->tell(who);
    QSet<QByteArray> cancelled; // while nobody could be told
    {
        const std::lock_guard lock(m_mutex);
        cancelled = m_cancelled;
    }
    tellCancelled(cancelled);
}

void Session::tick()
{
    QByteArray complaint;
    {
        const std::lock_guard lock(m_mutex);
        complaint = m_census.complaint(m_calls.size(), m_build);
    }
    if (!complaint.isEmpty())
        qCWarning(lcCluster, "%s", complaint.constData());
}

} // namespace cluster

std::shared_ptr<detail::Elsewhere> detail::sendCall(const QByteArray &task, const Departing &departing,
                                                    QByteArray arguments, QByteArray key, bool isRepeatable)
{
    using namespace cluster;
    const std::shared_ptr<Session> session = Session::instance();
    if (arguments.size() > session->mostArguments())
        throw UsageError("parallel: the arguments of \"" + task.toStdString() + "\" are "
                         + std::to_string(arguments.size()) + " bytes, and at most "
                         + std::to_string(session->mostArguments())
                         + " are sent; pass the name of a file or an object that all machines can read");
    if (key.size() > longestKey)
        throw UsageError("parallel: the key of a call of \"" + task.toStdString() + "\" has "
                         + std::to_string(key.size()) + " bytes, and at most " + std::to_string(longestKey)
                         + " are sent; make a hash of it");
    CallMessage call;
    call.task = task;
    call.arguments = std::move(arguments);
    call.key = std::move(key);
    call.isRepeatable = isRepeatable;
    call.attempt = departing.attempt;
    call.number = departing.id;
    constexpr qint64 nanoseconds = 1'000'000; // of a millisecond
    call.timeout = (departing.timeout + nanoseconds - 1) / nanoseconds;
    return session->send(std::move(call));
}

QByteArray detail::takeAnswer(Elsewhere &from)
{
    return static_cast<cluster::RemoteCall &>(from).takeAnswer();
}

void detail::refuseAnswer(const QByteArray &task)
{
    throw RemoteError(
        QStringLiteral("another machine"), QStringLiteral("unreadable result"),
        QStringLiteral("what came back of \"%1\" is not what it returns").arg(QString::fromUtf8(task)));
}

} // namespace parallel
