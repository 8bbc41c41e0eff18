// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "amqp/outbox.h"

#include "amqp/messages.h"
#include "amqp/names.h"

#include <utility>

namespace parallel::cluster {

namespace {

/// So many are on their way at a time. What cannot be sent again is lost with the connection, if
/// it was: so there are not too many.
constexpr std::size_t window = 512;
/// So many before others of the thread's work get their turn.
constexpr int sentAtOnce = 64;

void publish(Link &link, const QByteArray &exchange, const QByteArray &key, Properties &properties,
             const QByteArray &body)
{
    link.check(amqp_basic_publish(link.state(), Link::work, toBytes(exchange), toBytes(key), 1, 0,
                                  properties.get(), toBytes(body)));
}

/// The submitter of a call, as its answer queue says.
QByteArray submitterOf(const CallMessage &call)
{
    const QByteArray prefix = names::answerQueue({});
    return call.replyTo.startsWith(prefix) ? call.replyTo.mid(prefix.size()) : QByteArray("other");
}

} // namespace

void Outbox::send(Link &link, const Item &item)
{
    Properties properties;
    if (item.kind == Item::Answered) {
        write(properties, item.answer);
        publish(link, {}, item.call.replyTo, properties, item.answer.body);
        return;
    }
    write(properties, item.call);
    if (item.kind == Item::Aside) {
        properties.setProgram(item.call.program);
        properties.add("parallel-build", item.call.build);
        properties.add("parallel-text", item.answer.aside);
        publish(link, {}, names::aside, properties, item.call.arguments);
        return;
    }
    publish(link, names::calls, names::callKey(item.call.program, item.call.build, submitterOf(item.call)),
            properties, item.call.arguments);
}

bool Outbox::send(Link &link)
{
    int count = 0;
    for (; count < sentAtOnce && !m_waiting.empty() && m_sent.size() < window; ++count) {
        const Item &item = m_sent[m_next++] = std::move(m_waiting.front()); // it may be there, from now on
        m_waiting.pop_front();
        send(link, item);
    }
    return count > 0;
}

std::vector<Outbox::Item> Outbox::take(quint64 number, bool alsoBefore)
{
    std::vector<Item> taken;
    auto end = m_sent.upper_bound(number);
    for (auto at = alsoBefore ? m_sent.begin() : m_sent.lower_bound(number); at != end; at = m_sent.erase(at))
        taken.push_back(std::move(at->second));
    return taken;
}

std::vector<Outbox::Item> Outbox::confirmed(quint64 number, bool alsoBefore)
{
    std::vector<Item> taken = take(number, alsoBefore);
    if (m_returned.isEmpty())
        return taken;
    std::vector<Item> arrived;
    for (Item &item : taken) {
        if (item.kind != Item::Answered && m_returned.remove(item.call.id))
            m_waiting.push_back(std::move(item));
        else
            arrived.push_back(std::move(item));
    }
    return arrived;
}

void Outbox::refused(quint64 number, bool alsoBefore)
{
    for (Item &item : take(number, alsoBefore))
        m_waiting.push_back(std::move(item));
}

QSet<QByteArray> Outbox::unconfirmed() const
{
    QSet<QByteArray> ids;
    for (const Item &item : m_waiting)
        ids.insert(item.call.id);
    for (const auto &[number, item] : m_sent)
        ids.insert(item.call.id);
    return ids;
}

std::vector<Outbox::Item> Outbox::linkLost()
{
    std::vector<Item> lost;
    // The broker gives a delivery to others by itself when the connection has ended.
    std::deque<Item> waiting;
    for (Item &item : m_waiting)
        (item.kind == Item::Returned ? lost.emplace_back() : waiting.emplace_back()) = std::move(item);
    m_waiting = std::move(waiting);
    for (auto at = m_sent.rbegin(); at != m_sent.rend(); ++at) {
        Item &item = at->second;
        const bool mayBeThere = item.kind == Item::Call && !m_returned.contains(item.call.id);
        if (item.kind == Item::Returned || (mayBeThere && !item.call.isRepeatable))
            lost.push_back(std::move(item));
        else
            m_waiting.push_front(std::move(item));
    }
    m_sent.clear();
    m_returned.clear();
    m_next = 1;
    return lost;
}

} // namespace parallel::cluster
