// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Balance beside a model of it that counts in the plainest way, over all short histories.

#include "queue/balance.h"
#include "support/testprogram.h"

#include <optional>
#include <thread>
#include <utility>
#include <vector>

using parallel::detail::Balance;

namespace {

/// What the owner and the others may do next.
enum Step { OwnerBegins, OthersBegin, OneEnds, TwoEnd, OwnerCloses, OwnerReopens, Steps };

/// How many there are, and whether anybody is told that all have ended.
struct Model
{
    int open = 0;      // begun and not ended
    int others = 0;    // of those, begun by others
    bool closed = false;

    bool allows(Step step) const
    {
        switch (step) {
        case OwnerBegins:
            return !closed;
        case OthersBegin: // from something that has not ended
            return open > 0;
        case OneEnds:
            return open >= 1;
        case TwoEnd:
            return open >= 2;
        case OwnerCloses:
            return !closed;
        case OwnerReopens:
            return closed;
        case Steps:
            break;
        }
        return false;
    }
    /// Whether the one that makes this step is told that all have ended.
    std::optional<bool> make(Step step)
    {
        switch (step) {
        case OwnerBegins:
        case OthersBegin:
            ++open;
            return {};
        case OneEnds:
        case TwoEnd:
            open -= step == OneEnds ? 1 : 2;
            return closed && open == 0;
        case OwnerCloses:
            closed = true;
            return open == 0;
        case OwnerReopens:
            closed = false;
            return open == 0;
        case Steps:
            break;
        }
        return {};
    }
};

struct Real
{
    Balance balance;
    int own = 0; // the owner's side, as a Join keeps it

    std::optional<bool> make(Step step)
    {
        switch (step) {
        case OwnerBegins:
            ++own;
            return {};
        case OthersBegin:
            balance.begin(1);
            return {};
        case OneEnds:
            return balance.end(1);
        case TwoEnd:
            return balance.end(2);
        case OwnerCloses:
            return balance.close(std::exchange(own, 0));
        case OwnerReopens:
            return balance.reopen();
        case Steps:
            break;
        }
        return {};
    }
};

QByteArray text(const QList<Step> &history)
{
    QByteArray text;
    for (const Step step : history)
        text += "boetcr"[step];
    return text;
}

} // namespace

class tst_Balance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allShortHistories()
    {
        constexpr int length = 8;
        qint64 tried = 0;
        QList<Step> history;
        // Counts in base Steps; a history that the model does not allow is left with all that begin so.
        for (;;) {
            Model model;
            Real real;
            int wrongAt = -1;
            for (int i = 0; i < history.size(); ++i) {
                if (!model.allows(history[i])) {
                    wrongAt = i;
                    break;
                }
                const auto expected = model.make(history[i]);
                const auto told = real.make(history[i]);
                QVERIFY2(told == expected, text(history.first(i + 1)));
                if (!model.closed)
                    QVERIFY2(real.balance.isEven(real.own) == (model.open == 0), text(history.first(i + 1)));
            }
            ++tried;
            if (wrongAt < 0 && history.size() < length) {
                history.append(Step(0));
                continue;
            }
            if (wrongAt >= 0)
                history.resize(wrongAt + 1);
            while (!history.isEmpty() && history.last() + 1 == Steps)
                history.removeLast();
            if (history.isEmpty())
                break;
            history.last() = Step(history.last() + 1);
        }
        qInfo("%lld histories", tried);
        QVERIFY(tried > 10'000);
    }

    void exactlyOneIsTold_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 8, 64})
            QTest::addRow("%d threads", threads) << threads;
    }
    void exactlyOneIsTold()
    {
        QFETCH(const int, threads);
        for (int round = 0; round < 200; ++round) {
            Balance balance;
            std::atomic<int> told{0};
            {
                std::vector<std::jthread> others;
                for (int t = 0; t < threads; ++t) {
                    others.emplace_back([&] {
                        balance.begin(1); // from what has not ended
                        told += balance.end(1);
                        told += balance.end(1);
                    });
                }
                told += balance.close(threads);
            }
            QCOMPARE(told.load(), 1);
            QVERIFY(balance.reopen());
            QVERIFY(balance.isEven(0));
        }
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_Balance)
#include "tst_balance.moc"
