// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a task may be called with, what is copied and moved, and how long it lives.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qregularexpression.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

/// Tells how often it was copied and moved.
struct Traveller
{
    explicit Traveller(std::atomic<int> &copies) : copies(&copies) {}
    Traveller(const Traveller &other) : copies(other.copies) { ++*copies; }
    Traveller(Traveller &&other) noexcept = default;
    Traveller &operator=(const Traveller &) = delete;
    std::atomic<int> *copies;
};

struct ThrowsAtItsEnd
{
    explicit ThrowsAtItsEnd(std::atomic<int> &ended) : ended(&ended) {}
    ThrowsAtItsEnd(const ThrowsAtItsEnd &) = default;
    ThrowsAtItsEnd(ThrowsAtItsEnd &&other) noexcept : ended(std::exchange(other.ended, nullptr)) {}
    ThrowsAtItsEnd &operator=(const ThrowsAtItsEnd &) = delete;
    ~ThrowsAtItsEnd() noexcept(false)
    {
        if (!ended)
            return;
        ++*ended;
        if (std::uncaught_exceptions() == 0)
            throw std::runtime_error("at its end");
    }
    std::atomic<int> *ended;
};

struct CannotBeCopied
{
    CannotBeCopied() = default;
    CannotBeCopied(const CannotBeCopied &) { throw std::range_error("cannot be copied"); }
};

} // namespace

class tst_CallArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Such as Qt's operator+ returns before 6.5, and functions that return const values.
    void takesConstRvalues_data() { addAllRows(); }
    void takesConstRvalues()
    {
        QFETCH(int, workers);
        QStringList seen;
        std::mutex mutex;
        const auto note = parallel::task([&](const QString &s) {
            const std::lock_guard lock(mutex);
            seen.append(s);
        });
        const auto any = parallel::task([&](auto &&s) {
            const std::lock_guard lock(mutex);
            seen.append(QString(s));
        });
        const QString constant = QStringLiteral("constant");
        const auto made = []() -> const QString { return QStringLiteral("made"); };
        inScope(workers, [&] {
            note(constant + QString::number(1));
            note(std::move(constant)); // NOLINT(performance-move-const-arg): that is the case
            note(made());
            any(constant + QLatin1String("2"));
            any(made());
        });
        seen.sort();
        QCOMPARE(seen,
                 QStringList({QStringLiteral("constant"), QStringLiteral("constant1"),
                              QStringLiteral("constant2"), QStringLiteral("made"), QStringLiteral("made")}));
    }

    void copiesLvaluesAndMovesRvalues_data() { addThreadedRows(); }
    void copiesLvaluesAndMovesRvalues()
    {
        QFETCH(int, workers);
        std::atomic<int> copies{0};
        const auto look = parallel::task([](const Traveller &) {});
        inScope(workers, [&] {
            look(Traveller(copies));
            QCOMPARE(copies.load(), 0);
            const Traveller traveller(copies);
            look(traveller);
            QCOMPARE(copies.load(), 1);
        });
        QCOMPARE(copies.load(), 1);
    }

    /// The caller's variable may change or go as soon as the call returns.
    void aCallHasItsOwnArguments_data() { addAllRows(); }
    void aCallHasItsOwnArguments()
    {
        QFETCH(int, workers);
        std::atomic<int> wrong{0};
        const auto check = parallel::task([&](const std::string &text, int i) {
            wrong += text != "a text that is too long for the small buffer " + std::to_string(i);
        });
        inScope(workers, [&] {
            std::string text;
            for (int i = 0; i < 500; ++i) {
                text = "a text that is too long for the small buffer " + std::to_string(i);
                check(text, i);
                text.assign(text.size(), '!');
            }
        });
        QCOMPARE(wrong.load(), 0);
    }

    void movesWhatCannotBeCopied_data() { addAllRows(); }
    void movesWhatCannotBeCopied()
    {
        QFETCH(int, workers);
        std::atomic<int> sum{0};
        const auto add = parallel::task([&](std::unique_ptr<int> n) { sum += *n; });
        const auto wrap = parallel::task([](std::unique_ptr<int> n) { return n; });
        QFuture<std::unique_ptr<int>> wrapped;
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                add(std::make_unique<int>(i));
            wrapped = wrap(std::make_unique<int>(7));
        });
        QCOMPARE(sum.load(), 4950);
        QCOMPARE(*wrapped.takeResult(), 7);
    }

    void passesReferences_data() { addAllRows(); }
    void passesReferences()
    {
        QFETCH(int, workers);
        std::vector<int> squares(100);
        const auto square = parallel::task([](int &n, int i) { n = i * i; });
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                square(std::ref(squares[size_t(i)]), i);
        });
        for (int i = 0; i < 100; ++i)
            QCOMPARE(squares[size_t(i)], i * i);
    }

    void takesLargeArguments_data() { addAllRows(); }
    void takesLargeArguments()
    {
        QFETCH(int, workers);
        std::atomic<qint64> sum{0};
        const auto add = parallel::task(
            [&](const std::array<int, 20000> &numbers) { sum += numbers.front() + numbers.back(); });
        inScope(workers, [&] {
            std::array<int, 20000> numbers{};
            for (int i = 0; i < 50; ++i) {
                numbers.front() = numbers.back() = i;
                add(numbers);
            }
        });
        QCOMPARE(sum.load(), 2450);
    }

    /// What cannot be copied into the call leaves the call, which never was.
    void aCopyThatThrowsLeavesNoCall_data() { addThreadedRows(); }
    void aCopyThatThrowsLeavesNoCall()
    {
        QFETCH(int, workers);
        const auto look = parallel::task([](const CannotBeCopied &) {});
        const auto threads = parallel::threads(workers);
        const CannotBeCopied argument;
        for (int i = 0; i < 10; ++i)
            QVERIFY_THROWS_EXCEPTION(std::range_error, look(argument));
        parallel::barrier();
        QCOMPARE(threads->progress(), parallel::Progress());
    }

    void anArgumentMayThrowAtItsEnd_data() { addThreadedRows(); }
    void anArgumentMayThrowAtItsEnd()
    {
        QFETCH(int, workers);
        std::atomic<int> ended{0};
        std::atomic<int> ran{0};
        const auto look = parallel::task("look", [&](const ThrowsAtItsEnd &) { ++ran; });
        const auto lookAndTell = parallel::task("tell", [&](const ThrowsAtItsEnd &) { return ++ran; });
        const QRegularExpression lost(QStringLiteral("destructor of an argument of task .*at its end"));
        for (int i = 0; i < 4; ++i)
            QTest::ignoreMessage(QtCriticalMsg, lost);
        {
            const auto threads = parallel::threads(workers);
            for (int i = 0; i < 2; ++i) {
                look(ThrowsAtItsEnd(ended));
                (void)lookAndTell(ThrowsAtItsEnd(ended));
            }
            parallel::barrier();
            QCOMPARE(threads->progress(), (parallel::Progress{0, 0, 4, 0, 0}));
        }
        QCOMPARE(ran.load(), 4);
        QCOMPARE(ended.load(), 4);
    }

    /// Arguments live until their call has run, and no longer than until it has ended.
    void argumentsEndWithTheCall_data() { addAllRows(); }
    void argumentsEndWithTheCall()
    {
        QFETCH(int, workers);
        const auto kept = std::make_shared<int>(1);
        const auto look = parallel::task([](const std::shared_ptr<int> &) {});
        inScope(workers, [&] {
            for (int i = 0; i < 100; ++i)
                look(kept);
            parallel::barrier();
            QCOMPARE(kept.use_count(), 1L);
        });
    }
};

PARALLEL_TEST_MAIN(tst_CallArguments)
#include "tst_callarguments.moc"
