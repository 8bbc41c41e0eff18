// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What calls of one pool have at a limit or rate: the list in which they wait, beside a model, and
/// the places that are kept for them.

#include "policy/line.h"
#include "support/testprogram.h"

#include <QtCore/qrandom.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace parallel::detail;

namespace {

struct Waiter : Timer
{
    explicit Waiter(int p) : Timer(Timer::CallIsDue), priority(p) {}
    const int priority;
};

/// The list and its model, a vector in the order in which they have their turns.
class Pair
{
public:
    /// What was wrong, or an empty text.
    QByteArray step(QRandomGenerator &random)
    {
        if (m_model.size() > 20 || (!m_model.empty() && random.bounded(3) == 0))
            remove(random.bounded(2) ? 0 : random.bounded(quint32(m_model.size())));
        else
            add(int(random.bounded(5)) - 2, random.bounded(2) == 0);
        return compare();
    }

private:
    void add(int priority, bool first)
    {
        auto waiter = std::make_unique<Waiter>(priority);
        if (first)
            m_list.prepend(*waiter, priority);
        else
            m_list.append(*waiter, priority);
        const auto place = std::find_if(m_model.begin(), m_model.end(), [&](const auto &other) {
            return first ? other->priority <= priority : other->priority < priority;
        });
        m_model.insert(place, std::move(waiter));
    }
    void remove(std::size_t index)
    {
        m_list.remove(*m_model[index]);
        m_model.erase(m_model.begin() + std::ptrdiff_t(index));
    }
    QByteArray compare()
    {
        if (m_list.isEmpty() != m_model.empty())
            return "it is empty, or not";
        if (m_model.empty())
            return {};
        if (m_list.first() != m_model.front().get())
            return "another one is first";
        if (m_list.highestPriority() != m_model.front()->priority)
            return "the highest priority is another";
        std::size_t count = 0;
        m_list.forEach([&](Timer &) { ++count; });
        return count == m_model.size() ? QByteArray() : "not as many are in it";
    }

    WaitingList m_list;
    std::vector<std::unique_ptr<Waiter>> m_model;
};

/// A line of no gate, which it does not look at.
struct Alone
{
    alignas(std::max_align_t) char place[1] = {};
    Line line{reinterpret_cast<Gate &>(place)};
};

} // namespace

class tst_Line : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitersHaveTheirTurnsAsInAModel()
    {
        for (quint32 seed = 0; seed < 200; ++seed) {
            QRandomGenerator random(seed);
            Pair pair;
            for (int i = 0; i < 200; ++i) {
                const QByteArray wrong = pair.step(random);
                QVERIFY2(wrong.isEmpty(), (wrong + ", seed " + QByteArray::number(seed)).constData());
            }
        }
    }

    void eachKeptPlaceIsClaimedOnce()
    {
        Alone a;
        QVERIFY(a.line.isUnused() && !a.line.hasPlaces());
        for (int i = 0; i < 3; ++i)
            a.line.keepPlace();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(a.line.hasPlaces());
            QVERIFY(a.line.claim().hasPlace);
        }
        QVERIFY(a.line.isUnused() && !a.line.hasPlaces());
    }

    void whatIsNotUsedGoesToOthers()
    {
        Alone a;
        a.line.keepPlace();
        a.line.keepPlace();
        QCOMPARE(a.line.endPatience(), 0U); // it is late now
        QVERIFY(!a.line.isAbsent());
        QCOMPARE(a.line.endPatience(), 2U);
        QVERIFY(a.line.isAbsent() && !a.line.isUnused());
        const Line::Claim first = a.line.claim();
        QVERIFY(!first.hasPlace && first.wasAbsent);
        const Line::Claim second = a.line.claim(); // somebody has shown up
        QVERIFY(!second.hasPlace && !second.wasAbsent);
        QVERIFY(a.line.isUnused());
    }

    void whoUsesPlacesKeepsThem()
    {
        Alone a;
        for (int i = 0; i < 100; ++i) {
            a.line.keepPlace();
            QCOMPARE(a.line.endPatience(), 0U);
            QVERIFY(a.line.claim().hasPlace);
        }
    }

    /// Who is late again and again gets more time, until it comes in time.
    void patienceGrows()
    {
        Alone a;
        const auto roundsUntilItEnds = [&] {
            a.line.keepPlace();
            int rounds = 0;
            while (a.line.endPatience() == 0)
                ++rounds;
            a.line.claim();
            return rounds;
        };
        QCOMPARE(roundsUntilItEnds(), 1);
        QCOMPARE(roundsUntilItEnds(), 2);
        QCOMPARE(roundsUntilItEnds(), 4);
        QCOMPARE(roundsUntilItEnds(), 8);
        a.line.keepPlace();
        QVERIFY(a.line.claim().hasPlace);
        QCOMPARE(roundsUntilItEnds(), 1);
    }

    /// A place is one call's, or another line's, and never both.
    void isClaimedWhileItIsGivenToOthers()
    {
        Alone a;
        constexpr int count = 20000;
        std::atomic<int> inQueue{0};
        std::atomic<int> used{0};
        std::atomic<int> claimed{0};
        std::vector<std::jthread> workers;
        for (int i = 0; i < 2; ++i) {
            workers.emplace_back([&] {
                while (claimed.load() < count) {
                    int there = inQueue.load();
                    if (there == 0 || !inQueue.compare_exchange_weak(there, there - 1)) {
                        std::this_thread::yield();
                        continue;
                    }
                    used += a.line.claim().hasPlace ? 1 : 0;
                    ++claimed;
                }
            });
        }
        qint64 given = 0;
        for (int i = 0; i < count; ++i) {
            a.line.keepPlace();
            ++inQueue;
            given += qint64(a.line.endPatience());
        }
        workers.clear();
        QCOMPARE(used.load() + given, count);
        QVERIFY(a.line.isUnused());
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_Line)
#include "tst_line.moc"
