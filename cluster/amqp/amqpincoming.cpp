// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the broker sends to AmqpTransport.

#include "amqp/amqptransport.h"
#include "amqp/messages.h"
#include "amqp/names.h"
#include "base/logging.h"

namespace parallel::cluster {

namespace {

using namespace std::chrono_literals;

/// So many frames before others of the thread's work get their turn.
constexpr int framesAtOnce = 256;
/// So long a submitter is believed to be there.
constexpr std::chrono::seconds trust = 5s;
/// Those who find a queue lost at the same time tell so within this.
constexpr std::chrono::seconds oneLoss = 1s;

bool is(amqp_bytes_t bytes, const char *text)
{
    const amqp_bytes_t other = amqp_cstring_bytes(text);
    return bytes.len == other.len
           && std::equal(text, text + other.len, static_cast<const char *>(bytes.bytes));
}

} // namespace

bool AmqpTransport::readFrames()
{
    int count = 0;
    amqp_frame_t frame;
    while (count < framesAtOnce && m_link->next(frame)) {
        ++count;
        handle(frame);
    }
    if (m_lastAnswer != 0) { // nothing else is acknowledged by a submitter
        m_link->check(amqp_basic_ack(m_link->state(), Link::work, std::exchange(m_lastAnswer, 0), 1));
    }
    if (count > 0) {
        m_link->forget(Link::work);
        m_link->forget(0);
    }
    return count > 0;
}

void AmqpTransport::handle(const amqp_frame_t &frame)
{
    if (frame.frame_type != AMQP_FRAME_METHOD)
        return;
    const amqp_method_t &method = frame.payload.method;
    switch (method.id) {
    case AMQP_BASIC_DELIVER_METHOD:
        onDelivery(*static_cast<amqp_basic_deliver_t *>(method.decoded));
        break;
    case AMQP_BASIC_ACK_METHOD: {
        const auto &ack = *static_cast<amqp_basic_ack_t *>(method.decoded);
        finished(m_outbox.confirmed(ack.delivery_tag, ack.multiple));
        break;
    }
    case AMQP_BASIC_NACK_METHOD: {
        const auto &nack = *static_cast<amqp_basic_nack_t *>(method.decoded);
        m_outbox.refused(nack.delivery_tag, nack.multiple);
        break;
    }
    case AMQP_BASIC_RETURN_METHOD:
        onReturn();
        break;
    case AMQP_BASIC_CANCEL_METHOD:
        throw LinkLost("the broker has removed a queue of ours");
    case AMQP_CONNECTION_BLOCKED_METHOD:
        m_isBlocked = true;
        qCWarning(lcCluster, "the broker takes no messages for now, and what is sent waits: %s",
                  fromBytes(static_cast<amqp_connection_blocked_t *>(method.decoded)->reason).constData());
        break;
    case AMQP_CONNECTION_UNBLOCKED_METHOD:
        m_isBlocked = false;
        setTaking();
        m_receiver.connected(); // what was told meanwhile was told to nobody
        tellQueueLost();
        qCWarning(lcCluster, "the broker takes messages again");
        break;
    case AMQP_CHANNEL_CLOSE_METHOD:
    case AMQP_CONNECTION_CLOSE_METHOD:
        throw LinkLost(reasonIn(method));
    default:
        break;
    }
}

void AmqpTransport::onDelivery(const amqp_basic_deliver_t &deliver)
{
    const quint64 tag = deliver.delivery_tag;
    const bool isAnswer = is(deliver.consumer_tag, answersConsumer);
    const bool isCall = !isAnswer && !is(deliver.consumer_tag, wordsConsumer);
    const bool isLost = is(deliver.exchange, names::lost);
    amqp_basic_deliver_t kept{};
    kept.delivery_tag = tag;
    kept.redelivered = deliver.redelivered;
    Link::Message message;
    m_link->read(Link::work, message);
    const ReadProperties properties(message.it.properties);
    QByteArray body = fromBytes(message.it.body);
    if (isCall) {
        onCall(kept, properties, std::move(body));
        return;
    }
    if (isAnswer)
        m_lastAnswer = tag;
    Word word;
    Answer answer;
    if (isLost) {
        answer.kind = Answer::Lost;
        answer.id = properties.id();
        answer.text = "each worker that was given it has died or was cut off";
        m_receiver.answered(answer);
    } else if (read(properties, word)) {
        if (word.kind != Word::QueueLost)
            m_receiver.told(word);
        else if (word.id == m_peer.program && word.build == m_peer.build)
            onQueueLostTold();
    } else if (read(properties, std::move(body), answer)) {
        m_receiver.answered(answer);
    } else {
        qCWarning(lcCluster, "a message of the unknown type \"%s\" came, and was thrown away",
                  properties.type().constData());
    }
}

void AmqpTransport::onCall(const amqp_basic_deliver_t &deliver, const ReadProperties &properties,
                           QByteArray body)
{
    Delivery delivery = readCall(properties, std::move(body));
    delivery.call.program = m_peer.program; // the queue has no others
    delivery.call.build = m_peer.build;
    delivery.isRepeated = deliver.redelivered || properties.number("x-delivery-count") > 0;
    if (delivery.call.id.isEmpty()) // so that it can be acknowledged
        delivery.call.id =
            "nameless-" + QByteArray::number(m_epoch) + '-' + QByteArray::number(deliver.delivery_tag);
    m_unacknowledged.insert(deliver.delivery_tag);
    const QByteArray &id = delivery.call.id;
    const auto held = m_held.find(id);
    const bool isHere = held != m_held.end();
    if (isHere && held->epoch != m_epoch) { // it came by the connection before, and goes on
        held->tag = deliver.delivery_tag;
        held->epoch = m_epoch;
        return;
    }
    const bool isDouble = isHere || m_done.contains(id);
    if (isDouble || !isWaitedFor(delivery.call.replyTo)) {
        acknowledge(deliver.delivery_tag, m_epoch);
        return;
    }
    m_held.insert(id, {deliver.delivery_tag, m_epoch, delivery.call.replyTo});
    m_receiver.taken(delivery);
}

/// What is sent has nowhere to go. Its confirmation comes after this.
void AmqpTransport::onReturn()
{
    Link::Message message;
    m_link->read(Link::work, message);
    const ReadProperties properties(message.it.properties);
    const QByteArray id = properties.id();
    if (id.isEmpty())
        return; // an answer: nobody waits for it any more
    lookForQueue(*m_link);
    declareTopology(*m_link, m_config, m_peer);
    m_outbox.returned(id);
    if (m_isQueueLost)
        onQueueLost();
    tellQueueLost();
}

/// Calls that the broker had are lost, but not those that are still to be sent.
void AmqpTransport::onQueueLost()
{
    m_nextLoss = Clock::now() + oneLoss;
    QSet<QByteArray> lost = m_receiver.unanswered();
    workInbox(); // so that these are in the outbox
    lost.subtract(m_outbox.unconfirmed());
    for (const QByteArray &id : std::as_const(lost))
        m_receiver.mayBeLost(id, "the broker has lost the queue in which it was, or that of its answer");
}

/// Others have found it so.
void AmqpTransport::onQueueLostTold()
{
    if (Clock::now() < m_nextLoss)
        return; // it is the one that is dealt with
    onQueueLost();
    // Where the queue was made anew at once, the broker goes on with its consumers, and gives them nothing.
    if (m_peer.isWorker)
        throw LinkLost("it has lost the queue of calls");
}

// --- submitters that are gone ---

/// Is somebody there who waits for answers?
bool AmqpTransport::isWaitedFor(const QByteArray &replyTo)
{
    if (m_isBlocked)
        return true; // as far as is known
    if (replyTo.isEmpty() || replyTo.startsWith("amq."))
        return true; // nobody can tell
    const auto now = Clock::now();
    const auto seen = m_seen.find(replyTo);
    if (seen != m_seen.end() && now - *seen < trust)
        return true;
    if (m_link->hasQueue(replyTo)) {
        m_seen.insert(replyTo, now);
        return true;
    }
    m_seen.remove(replyTo);
    return false;
}

void AmqpTransport::lookForGone()
{
    const auto now = Clock::now();
    if (!m_peer.isWorker || now < m_nextLook)
        return;
    m_nextLook = now + trust;
    QSet<QByteArray> submitters;
    for (const Held &held : std::as_const(m_held))
        submitters.insert(held.replyTo);
    for (const QByteArray &replyTo : std::as_const(submitters)) {
        if (!isWaitedFor(replyTo))
            m_receiver.gone(replyTo);
    }
    m_seen.removeIf([&](const auto &seen) { return now - *seen > 2 * trust; });
}

// --- what may get lost ---

void AmqpTransport::note(const QByteArray &replyTo, Answer news)
{
    post([this, replyTo, news = std::move(news)] {
        if (!m_link || m_isBlocked)
            return;
        Properties properties;
        write(properties, news);
        m_link->check(amqp_basic_publish(m_link->state(), Link::questions, amqp_empty_bytes, toBytes(replyTo),
                                         0, 0, properties.get(), toBytes(news.body)));
    });
}

void AmqpTransport::tell(const Word &word)
{
    post([this, word] {
        if (m_link && !m_isBlocked)
            send(word);
    });
}

void AmqpTransport::send(const Word &word)
{
    Properties properties;
    write(properties, word);
    m_link->check(amqp_basic_publish(m_link->state(), Link::questions, amqp_cstring_bytes(names::control),
                                     amqp_empty_bytes, 0, 0, properties.get(), amqp_empty_bytes));
}

} // namespace parallel::cluster
