// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What Qt's documentation shows of QtConcurrent, compiled and run twice: as it is, and with
/// parallel::concurrent in the place of QtConcurrent. The same must come of it.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/concurrent.h>
#include <libparallel/parallel.h>

#include <QtConcurrent/QtConcurrent>

#include <atomic>
#include <future>
#include <list>
#include <memory>
#include <thread>
#include <vector>

#if defined(__SANITIZE_THREAD__)
#  define PARALLEL_THREAD_SANITIZER
#elif defined(__has_feature)
#  if __has_feature(thread_sanitizer)
#    define PARALLEL_THREAD_SANITIZER
#  endif
#endif

namespace {

// --- what the examples use ---

QString greeting()
{
    return QStringLiteral("hello");
}

QString greetingOf(const QString &name, int times)
{
    return name.repeated(times);
}

void promiseGreeting(QPromise<QString> &promise)
{
    promise.addResult(greeting());
}

void addTo(int &sum, int n)
{
    sum += n;
}

void appendTo(QString &all, const QString &part)
{
    all += part;
}

void insertInto(QSet<int> &set, int n)
{
    set.insert(n);
}

struct Account
{
    int deposit(int amount) { return balance += amount; }
    void open() { balance = 1; }
    int half() const { return balance / 2; }
    void promiseBalances(QPromise<int> &promise, int count) const
    {
        for (int i = 1; i <= count; ++i)
            promise.addResult(balance + i);
    }
    int balance = 0;
    QString owner = {};
};

struct Counter
{
    int operator()() { return ++count; }
    int count = 0;
};

struct Adding
{
    int operator()(int n) const { return n + more; }
    int more;
};

struct Below
{
    bool operator()(int n) const { return n < limit; }
    int limit;
};

QStringList someNames()
{
    return {"Ada", "Barbara", "Grace", "Joan", "Margaret", "Radia"};
}

void shorten(QString &name)
{
    name.truncate(2);
}

int lengthOf(const QString &name)
{
    return int(name.size());
}

bool isShort(const QString &name)
{
    return name.size() < 5;
}

QString textOf(const QList<int> &numbers)
{
    QStringList texts;
    for (const int n : numbers)
        texts.append(QString::number(n));
    return texts.join(u',');
}

QString sorted(const QSet<int> &set)
{
    QList<int> numbers(set.begin(), set.end());
    std::sort(numbers.begin(), numbers.end());
    return textOf(numbers);
}

#if !defined(PARALLEL_THREAD_SANITIZER)
namespace qt {
namespace concurrent = QtConcurrent;
#  include "concurrent/examples.h"
} // namespace qt
#endif

namespace ours {
namespace concurrent = parallel::concurrent;
#include "concurrent/examples.h"
} // namespace ours

using Results = QList<QPair<const char *, QString>>;

/// What comes of them with QtConcurrent. ThreadSanitizer sees nothing of what orders that, as it
/// is inside Qt: there it is what comes of them one after the other.
Results expectedResults(bool atOnce)
{
#if defined(PARALLEL_THREAD_SANITIZER)
    Results results;
    inScope(disabled, [&] { results = ours::allExamples(false); });
    if (atOnce)
        results += {{"hearsOfACancel", "1 cancelled"}, {"isSuspendedByItself", "3"}};
    return results;
#else
    return qt::allExamples(atOnce);
#endif
}

} // namespace

class tst_ConcurrentForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Without a scope, as QtConcurrent has none.
    void doWhatQtDoes_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("actual");
        const auto expected = expectedResults(true);
        const auto actual = ours::allExamples(true);
        for (qsizetype i = 0; i < expected.size(); ++i)
            QTest::newRow(expected[i].first) << expected[i].second << actual[i].second;
    }
    void doWhatQtDoes()
    {
        QFETCH(QString, expected);
        QFETCH(QString, actual);
        QVERIFY(!expected.isEmpty());
        QCOMPARE(actual, expected);
    }

#if !defined(PARALLEL_THREAD_SANITIZER)
    /// The difference that a program may see: ours keep what was thrown.
    void qtWrapsExceptions()
    {
        const auto fail = [] { throw std::out_of_range("out of range"); };
        QVERIFY_THROWS_EXCEPTION(QUnhandledException, QtConcurrent::run(fail).waitForFinished());
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, parallel::concurrent::run(fail).waitForFinished());
    }
#endif

    /// And wherever else they are made.
    void doSoInAnyScope_data() { addAllRows(); }
    void doSoInAnyScope()
    {
        QFETCH(int, workers);
        const bool atOnce = workers != disabled;
        const auto expected = expectedResults(atOnce);
        inScope(workers, [&] { QCOMPARE(ours::allExamples(atOnce), expected); });
    }
};

PARALLEL_TEST_MAIN(tst_ConcurrentForms)
#include "tst_concurrentforms.moc"
