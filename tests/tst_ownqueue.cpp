// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// OwnQueue beside a model of plain lists, in random histories, and robbed by another thread.

#include "queue/ownqueue.h"
#include "support/testprogram.h"

#include <QtCore/qrandom.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <thread>
#include <vector>

using namespace parallel::detail;

namespace {

struct TestCall final : Call
{
    explicit TestCall(int n) : Call(nullptr, CallKind::Plain), number(n) {}
    void run() override {}
    void destroy() override {}

    const int number;
};

int numberOf(const Call *call)
{
    return call ? static_cast<const TestCall *>(call)->number : 0;
}

/// The queue and its model, doing the same.
class Pair
{
public:
    ~Pair()
    {
        while (m_lists.size() > 1)
            close();
    }
    /// What was wrong, or an empty text.
    QByteArray step(QRandomGenerator &random)
    {
        switch (random.bounded(7)) {
        case 0:
            if (m_lists.size() < 6)
                open();
            return {};
        case 1:
            return m_lists.size() > 1 && m_model.back().empty() ? close() : QByteArray();
        case 2:
        case 3:
            return push();
        case 4:
            return take(std::size_t(random.bounded(quint32(m_lists.size()))));
        case 5:
            return steal();
        default:
            return remove(2 + random.bounded(3));
        }
    }

private:
    void open()
    {
        m_lists.push_back(std::make_unique<OwnQueue::List>());
        m_model.emplace_back();
        m_queue.open(m_lists.back().get());
    }
    QByteArray close()
    {
        m_queue.removeIf([&](Call *call) { // what is left at the end of a test
            return std::find(m_model.back().begin(), m_model.back().end(), numberOf(call))
                   != m_model.back().end();
        });
        m_queue.close(m_lists.back().get());
        m_lists.pop_back();
        m_model.pop_back();
        return {};
    }
    QByteArray push()
    {
        m_calls.push_back(std::make_unique<TestCall>(int(m_calls.size()) + 1));
        m_model.back().push_back(m_calls.back()->number);
        const bool announces = m_queue.push(m_calls.back().get());
        if (announces == m_announced)
            return "push() asked for an announcement when there was one, or for none";
        m_announced = true;
        return {};
    }
    QByteArray take(std::size_t which)
    {
        Call *const call = which == 0 ? m_queue.take() : m_queue.take(m_lists[which].get());
        return compare("take()", call, which);
    }
    /// Only by who has taken the announcement.
    QByteArray steal()
    {
        if (!m_announced)
            return {};
        std::size_t which = 0;
        while (which + 1 < m_model.size() && m_model[which].empty())
            ++which;
        const auto [call, more] = m_queue.steal();
        const QByteArray wrong = compare("steal()", call, which);
        m_announced =
            std::any_of(m_model.begin(), m_model.end(), [](const auto &list) { return !list.empty(); });
        return !wrong.isEmpty() || more == m_announced ? wrong : "steal() was wrong about there being more";
    }
    QByteArray remove(int divisor)
    {
        std::vector<int> expected;
        for (auto &list : m_model) {
            for (auto number = list.begin(); number != list.end();) {
                if (*number % divisor == 0) {
                    expected.push_back(*number);
                    number = list.erase(number);
                } else {
                    ++number;
                }
            }
        }
        std::vector<int> removed;
        for (Call *call = m_queue.removeIf([&](Call *c) { return numberOf(c) % divisor == 0; }); call;
             call = call->next)
            removed.push_back(numberOf(call));
        std::sort(removed.begin(), removed.end()); // the lists are looked through in an order of their own
        std::sort(expected.begin(), expected.end());
        return removed == expected ? QByteArray() : QByteArray("removeIf() removed others");
    }
    QByteArray compare(const char *what, const Call *call, std::size_t which)
    {
        std::deque<int> &list = m_model[which];
        const int expected = list.empty() ? 0 : list.front();
        if (!list.empty())
            list.pop_front();
        if (numberOf(call) == expected)
            return {};
        return QByteArray(what) + " gave " + QByteArray::number(numberOf(call)) + " and not "
               + QByteArray::number(expected) + " of list " + QByteArray::number(int(which));
    }

    OwnQueue m_queue;
    std::vector<std::unique_ptr<OwnQueue::List>> m_lists{1}; // the first is the queue's own
    std::vector<std::deque<int>> m_model{1};
    std::vector<std::unique_ptr<TestCall>> m_calls;
    bool m_announced = false;
};

} // namespace

class tst_OwnQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asPlainLists_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void asPlainLists()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        for (int history = 0; history < 100; ++history) {
            Pair pair;
            for (int step = 0; step < 200; ++step) {
                const QByteArray wrong = pair.step(random);
                QVERIFY2(wrong.isEmpty(), "history " + QByteArray::number(history) + ", step "
                                              + QByteArray::number(step) + ": " + wrong);
            }
        }
    }

    void listsThatAreClosedOutOfOrder()
    {
        OwnQueue queue;
        OwnQueue::List outer;
        OwnQueue::List inner;
        queue.open(&outer);
        TestCall first(1);
        queue.push(&first);
        queue.open(&inner);
        QCOMPARE(numberOf(queue.take(&outer)), 1);
        queue.close(&outer); // guards may end so
        TestCall second(2);
        queue.push(&second);
        QCOMPARE(numberOf(queue.take(&inner)), 2);
        queue.close(&inner);
        TestCall third(3);
        queue.push(&third);
        QCOMPARE(numberOf(queue.take()), 3);
    }

    /// One makes calls in groups and takes some back; others steal whenever it is announced.
    void eachIsTakenOnce_data()
    {
        QTest::addColumn<int>("thieves");
        for (const int thieves : {1, 2, 8, 64})
            QTest::addRow("%d thieves", thieves) << thieves;
    }
    void eachIsTakenOnce()
    {
        QFETCH(const int, thieves);
        constexpr int count = 20'000;
        std::deque<TestCall> calls;
        for (int i = 0; i < count; ++i)
            calls.emplace_back(i);
        std::vector<std::atomic<int>> taken(count);
        OwnQueue queue;
        std::atomic<int> announcements{0};
        std::atomic<int> left{count};
        int tooMany = 0; // announcements at a time
        const auto note = [&](const Call *call) {
            if (!call)
                return;
            ++taken[std::size_t(numberOf(call))];
            --left;
        };
        {
            std::vector<std::jthread> stealing;
            for (int t = 0; t < thieves; ++t) {
                stealing.emplace_back([&] {
                    while (left > 0) {
                        int seen = announcements;
                        if (seen == 0 || !announcements.compare_exchange_strong(seen, seen - 1)) {
                            std::this_thread::yield();
                            continue;
                        }
                        const auto [call, more] = queue.steal();
                        if (more)
                            ++announcements;
                        note(call);
                    }
                });
            }
            for (int i = 0; i < count; i += 4) {
                OwnQueue::List group;
                announcements += queue.push(&calls[std::size_t(i)]);
                queue.open(&group);
                for (int k = 1; k < 4; ++k)
                    announcements += queue.push(&calls[std::size_t(i + k)]);
                while (const Call *const call = queue.take(&group))
                    note(call);
                queue.close(&group);
                tooMany += announcements > 1;
            }
        }
        QCOMPARE(tooMany, 0);
        for (int i = 0; i < count; ++i)
            QCOMPARE(taken[std::size_t(i)].load(), 1);
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_OwnQueue)
#include "tst_ownqueue.moc"
