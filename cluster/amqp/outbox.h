// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "amqp/link.h"
#include "transport.h"

#include <QtCore/qset.h>

#include <deque>
#include <map>
#include <vector>

namespace parallel::cluster {

/// What the broker is to have, until it says that it does. For the transport's thread.
class Outbox
{
public:
    struct Item
    {
        enum Kind {
            Call,     ///< A submitter's.
            Answered, ///< A worker has answered it.
            Returned, ///< A worker gives it back.
            Aside,    ///< It is set aside, and then answered.
        };
        Kind kind = Call;
        CallMessage call;
        Answer answer; // of Answered and Aside
        quint64 tag = 0; // of Returned: the delivery that is then acknowledged
        quint64 epoch = 0;
    };

    void add(Item item) { m_waiting.push_back(std::move(item)); }

    /// Sends what may be sent now. False: there is nothing.
    bool send(Link &link);
    /// The broker has what was sent with this number, and \a alsoBefore, all before it. Returns them.
    std::vector<Item> confirmed(quint64 number, bool alsoBefore);
    /// The broker has refused it: it is sent again.
    void refused(quint64 number, bool alsoBefore);
    /// The call with this id fits into no queue: it is sent again rather than confirmed.
    void returned(const QByteArray &id) { m_returned.insert(id); }

    /// The ids of what the broker does not have, as far as is known.
    QSet<QByteArray> unconfirmed() const;

    /// The connection has ended: all is sent again, but calls that may not be, and those that were to be given
    /// back, which the broker has again. Returns these.
    std::vector<Item> linkLost();

private:
    std::vector<Item> take(quint64 number, bool alsoBefore);
    static void send(Link &link, const Item &item);

    std::deque<Item> m_waiting;
    std::map<quint64, Item> m_sent; // by the number that the broker confirms
    quint64 m_next = 1;
    QSet<QByteArray> m_returned;
};

} // namespace parallel::cluster
