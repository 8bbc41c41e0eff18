// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What Qt's documentation shows of QtConcurrent, as a program would have it. Included twice by
/// tst_concurrentforms.cpp: in namespaces where `concurrent` is QtConcurrent, and where it is
/// parallel::concurrent. There is no other difference. Each returns what came of it.

// --- run ---

inline QString runsAFunction()
{
    QFuture<QString> future = concurrent::run(greeting);
    return future.result();
}

inline QString runsWithArguments()
{
    const QString name = "Ada";
    const QFuture<QString> future = concurrent::run(greetingOf, name, 3);
    return future.result();
}

inline QString runsWithoutAResult()
{
    std::atomic<int> calls{0};
    QFuture<void> future = concurrent::run([&calls] { ++calls; });
    future.waitForFinished();
    return QString::number(calls);
}

inline QString runsOnAPool()
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    std::atomic<int> sum{0};
    QList<QFuture<void>> futures;
    for (int i = 0; i < 10; ++i)
        futures.append(concurrent::run(&pool, [&sum, i] { sum += i; }));
    for (QFuture<void> &future : futures)
        future.waitForFinished();
    return QString::number(sum);
}

inline QString runsAConstMemberFunction()
{
    const QByteArray words = "one,two,three";
    const QFuture<QList<QByteArray>> future = concurrent::run(&QByteArray::split, words, ',');
    return future.result().join(' ');
}

inline QString runsAMemberFunctionThatChanges()
{
    QString text = "a-b-c";
    QFuture<void> future = concurrent::run([&text] { text.replace('-', '+'); });
    future.waitForFinished();
    return text;
}

inline QString runsAMemberOfAnObject()
{
    Account account;
    account.balance = 40;
    QFuture<int> future = concurrent::run(&Account::deposit, &account, 2);
    const int result = future.result();
    return textOf({result, account.balance});
}

inline QString runsALambda()
{
    const auto future = concurrent::run([](const QStringList &parts) { return parts.join(u'/'); },
                                        QStringList{"usr", "share"});
    return future.result();
}

inline QString runsAFunctor()
{
    Counter counter;
    QFuture<int> byCopy = concurrent::run(counter);
    byCopy.waitForFinished();
    QFuture<int> byReference = concurrent::run(std::ref(counter));
    byReference.waitForFinished();
    return textOf({byCopy.result(), byReference.result(), counter.count});
}

inline QString runsWithAReference()
{
    int sum = 0;
    QFuture<void> future = concurrent::run(addTo, std::ref(sum), 5);
    future.waitForFinished();
    return QString::number(sum);
}

inline QString continues()
{
    return concurrent::run([] { return 6; })
        .then([](int n) { return n * 7; })
        .then([](int n) { return QString::number(n); })
        .result();
}

// --- run with a promise ---

inline QString promisesOneResult()
{
    QFuture<QString> future = concurrent::run(promiseGreeting);
    return future.result();
}

inline QString promisesManyResults()
{
    QFuture<int> future = concurrent::run(
        [](QPromise<int> &promise, int count) {
            promise.setProgressRange(0, count);
            for (int i = 0; i < count; ++i) {
                promise.addResult(i * i);
                promise.setProgressValue(i + 1);
            }
        },
        5);
    future.waitForFinished();
    return textOf(future.results()) + ' ' + QString::number(future.progressValue()) + '/'
           + QString::number(future.progressMaximum());
}

inline QString promisesInAMemberFunction()
{
    const Account account;
    QFuture<int> future = concurrent::run(&Account::promiseBalances, account, 3);
    return textOf(future.results());
}

inline QString promisesInAGenericLambda()
{
    return concurrent::run<QString>([](auto &promise) { promise.addResult("generic"); }).result();
}

inline QString hearsOfACancel()
{
    QFuture<int> future = concurrent::run([](QPromise<int> &promise) {
        promise.addResult(1);
        while (!promise.isCanceled())
            std::this_thread::yield();
    });
    while (!future.isResultReadyAt(0)) // resultAt() would run it here, where Qt had not begun it
        std::this_thread::yield();
    const int first = future.resultAt(0);
    future.cancel();
    future.waitForFinished();
    return QString::number(first) + (future.isCanceled() ? " cancelled" : " not cancelled");
}

inline QString isSuspendedByItself()
{
    QFuture<int> future = concurrent::run([](QPromise<int> &promise) {
        while (!promise.future().isSuspending())
            std::this_thread::yield();
        promise.suspendIfRequested();
        promise.addResult(3);
    });
    future.suspend();
    while (!future.isSuspended())
        std::this_thread::yield();
    future.resume();
    return QString::number(future.result());
}

// --- task ---

inline QString spawnsATask()
{
    return concurrent::task([] { return QString("spawned"); }).spawn().result();
}

inline QString spawnsWithArguments()
{
    return concurrent::task(&greetingOf).withArguments(QString("Grace"), 2).spawn().result();
}

inline QString spawnsOnAPool()
{
    QThreadPool pool;
    const auto future =
        concurrent::task([](int a, int b) { return a - b; }).withArguments(9, 4).onThreadPool(pool).spawn();
    return QString::number(future.result());
}

inline QString spawnsWithPriority()
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    return concurrent::task(&greeting).onThreadPool(pool).withPriority(10).spawn().result();
}

inline QString spawnsAPromise()
{
    return concurrent::task(&promiseGreeting).spawn().result();
}

inline QString spawnsAMutableLambda()
{
    return QString::number(concurrent::task([n = 41]() mutable { return ++n; }).spawn().result());
}

inline QString spawnsForNobody()
{
    auto done = std::make_shared<std::promise<int>>();
    std::future<int> answer = done->get_future();
    concurrent::task([done] { done->set_value(8); }).spawn(concurrent::FutureResult::Ignore);
    return QString::number(answer.get());
}

#include "concurrent/mapexamples.h"

// --- all of them ---

/// \a atOnce: there are threads, so that one call can wait for what its caller does next.
inline QList<QPair<const char *, QString>> allExamples(bool atOnce)
{
#define EXAMPLE(name) {#name, name()}
    QList<QPair<const char *, QString>> examples{
        EXAMPLE(runsAFunction),
        EXAMPLE(runsWithArguments),
        EXAMPLE(runsWithoutAResult),
        EXAMPLE(runsOnAPool),
        EXAMPLE(runsAConstMemberFunction),
        EXAMPLE(runsAMemberFunctionThatChanges),
        EXAMPLE(runsAMemberOfAnObject),
        EXAMPLE(runsALambda),
        EXAMPLE(runsAFunctor),
        EXAMPLE(runsWithAReference),
        EXAMPLE(continues),
        EXAMPLE(promisesOneResult),
        EXAMPLE(promisesManyResults),
        EXAMPLE(promisesInAMemberFunction),
        EXAMPLE(promisesInAGenericLambda),
        EXAMPLE(spawnsATask),
        EXAMPLE(spawnsWithArguments),
        EXAMPLE(spawnsOnAPool),
        EXAMPLE(spawnsWithPriority),
        EXAMPLE(spawnsAPromise),
        EXAMPLE(spawnsAMutableLambda),
        EXAMPLE(spawnsForNobody),
        EXAMPLE(mapsInPlace),
        EXAMPLE(mapsInPlaceByMember),
        EXAMPLE(mapsAList),
        EXAMPLE(mapsToOthers),
        EXAMPLE(mapsByMember),
        EXAMPLE(mapsBetweenIterators),
        EXAMPLE(mapsToTheSameKindOfSequence),
        EXAMPLE(mapsByAFunctorWithState),
        EXAMPLE(mapsOnAPool),
        EXAMPLE(mapsNothing),
        EXAMPLE(reducesToOne),
        EXAMPLE(reducesInOrder),
        EXAMPLE(reducesFromAValue),
        EXAMPLE(reducesToANamedType),
        EXAMPLE(reducesByMembers),
        EXAMPLE(reducesBetweenIterators),
        EXAMPLE(reducesOnAPool),
        EXAMPLE(filtersInPlace),
        EXAMPLE(filtersToOthers),
        EXAMPLE(filtersByMember),
        EXAMPLE(filtersBlocking),
        EXAMPLE(filtersBetweenIterators),
        EXAMPLE(filtersByAFunctorWithState),
        EXAMPLE(filtersAndReduces),
    };
    if (atOnce)
        examples += {EXAMPLE(hearsOfACancel), EXAMPLE(isSuspendedByItself)};
    return examples;
#undef EXAMPLE
}
