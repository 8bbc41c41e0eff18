// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Every template of the public headers with what programs pass to it, for a compiler that is
// asked for all warnings. It is compiled and never run.

#include <libparallel/concurrent.h>
#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <memory>
#include <ranges>
#include <string>
#include <vector>

namespace {

struct Account
{
    int balance = 0;
    void deposit(int amount) { balance += amount; }
};

QString nameOf(int number)
{
    return QString::number(number);
}

void tasks()
{
    Account account;
    int sum = 0;
    const auto plain = parallel::task(&nameOf);
    const auto named = parallel::task("named", [](const QString &text, double value) {
                           return text + QString::number(value);
                       }).label([](const QString &text, double) { return text; });
    const auto member = parallel::task("member", &Account::deposit);
    const auto stoppable = parallel::task([](std::stop_token stop, int) { return stop.stop_requested(); });
    const auto moved = parallel::task([](std::unique_ptr<int> number) { return number; });
    const auto generic = parallel::task([](auto first, auto second) { return first + second; });
    plain(1).waitForFinished();
    named(QStringLiteral("text"), 1.5).waitForFinished();
    member(std::ref(account), 1);
    member(&account, 2);
    stoppable(1).waitForFinished();
    moved(std::make_unique<int>(1)).waitForFinished();
    generic(1, 2L).waitForFinished();
    parallel::task([&sum](short number, std::string text) { sum += number + int(text.size()); })(short(1),
                                                                                                 "one");
}

void ranges()
{
    const auto name = parallel::task("name", &nameOf);
    const auto nothing = parallel::task([](int) {});
    const auto isOdd = parallel::task([](long long number) { return number % 2 == 1; });
    const std::vector<int> vector{1, 2, 3};
    const QList<int> list{1, 2, 3};
    (void)parallel::map(name, list);
    (void)parallel::map(name, vector);
    (void)parallel::map(name, QList<int>{1, 2, 3});
    (void)parallel::map(name, std::vector<int>{1, 2, 3});
    (void)parallel::map(isOdd, std::views::iota(0, 10));
    (void)parallel::map(isOdd, vector | std::views::transform([](int number) { return number + 1; }));
    parallel::map(nothing, list);
    parallel::mapped(name, list).waitForFinished();
    parallel::mapped(isOdd, std::vector<long long>{1, 2}).waitForFinished();
    parallel::mapped(nothing, vector).waitForFinished();
}

void add(int &sum, int number)
{
    sum += number;
}

void reductions()
{
    const auto isOdd = parallel::task("isOdd", [](int number) { return number % 2 == 1; });
    const auto half = parallel::task("half", [](int number) { return number / 2; });
    const std::vector<int> vector{1, 2, 3};
    const QList<int> list{1, 2, 3};
    (void)parallel::filter(isOdd, list);
    (void)parallel::filter(isOdd, vector.begin(), vector.end());
    (void)parallel::filter(isOdd, std::views::iota(0, 10));
    parallel::filtered(isOdd, vector).waitForFinished();
    parallel::filtered(isOdd, list.begin(), list.end()).waitForFinished();
    (void)parallel::mapReduce(half, list, add);
    (void)parallel::mapReduce(half, vector.begin(), vector.end(), &add, 1, QtConcurrent::OrderedReduce);
    (void)parallel::mapReduce<long>(half, list, [](long &sum, int number) { sum += number; });
    parallel::mappedReduced(half, list, add, QtConcurrent::UnorderedReduce).waitForFinished();
    (void)parallel::filterReduce(isOdd, list, add);
    parallel::filteredReduced(isOdd, vector, add, 5).waitForFinished();
}

void concurrentForms()
{
    namespace concurrent = parallel::concurrent;
    QThreadPool pool;
    Account account;
    int sum = 0;
    QList<int> list{1, 2, 3};
    std::vector<int> vector{1, 2, 3};
    const auto half = [](int number) { return number / 2; };
    const auto isOdd = [](int number) { return number % 2 == 1; };
    concurrent::run(&nameOf, 1).waitForFinished();
    concurrent::run(&pool, add, std::ref(sum), 1).waitForFinished();
    concurrent::run(&Account::deposit, &account, 1).waitForFinished();
    concurrent::run([](QPromise<int> &promise, int number) { promise.addResult(number); }, 1)
        .waitForFinished();
    concurrent::run<int>([](auto &promise) { promise.addResult(1); }).waitForFinished();
    concurrent::run([count = 0](std::stop_token) mutable { return ++count; }).waitForFinished();
    concurrent::task(half).withArguments(1).onThreadPool(pool).withPriority(1).spawn().waitForFinished();
    concurrent::task([] {}).spawn(concurrent::FutureResult::Ignore);
    concurrent::map(list, [](int &number) { ++number; }).waitForFinished();
    concurrent::blockingMap(&pool, vector, [](int &number) { ++number; });
    concurrent::mapped(list, half).waitForFinished();
    (void)concurrent::blockingMapped<QList<double>>(vector.begin(), vector.end(), half);
    (void)concurrent::blockingMapped(vector, half);
    concurrent::filter(list, isOdd).waitForFinished();
    concurrent::blockingFilter(vector, isOdd);
    concurrent::filtered(&pool, list, isOdd).waitForFinished();
    (void)concurrent::blockingFiltered(vector, isOdd);
    concurrent::mappedReduced(list, half, add).waitForFinished();
    (void)concurrent::blockingMappedReduced<int>(&pool, list.begin(), list.end(), half, add, 1,
                                                 concurrent::OrderedReduce);
    concurrent::filteredReduced(list, isOdd, add).waitForFinished();
    (void)concurrent::blockingFilteredReduced(vector, isOdd, &add);
}

void streams()
{
    const auto name = parallel::task("name", &nameOf);
    const auto nothing = parallel::task([](int) {});
    const auto moved = parallel::task([](std::unique_ptr<int> number) { return number; });
    const QList<int> list{1, 2, 3};
    QString sum;
    for (auto &&outcome : parallel::asCompleted(name, list))
        sum += outcome.error() ? outcome.errorText() : outcome.value() + QString::number(outcome.element());
    for (const auto &outcome : parallel::asCompleted(nothing, std::views::iota(0, 3)) | std::views::take(2))
        outcome.value();
    std::vector<std::unique_ptr<int>> pointers;
    for (auto &&outcome : parallel::asCompleted(moved, std::move(pointers)))
        pointers.push_back(std::move(outcome).value());
    for (const auto &outcome : parallel::settled(name, list))
        sum += outcome ? outcome.value() : QString();
}

void caches()
{
    const auto client =
        parallel::threadCached([](const QString &host, int port) { return host.size() + port; });
    const auto shared = parallel::processCached([] { return std::make_unique<int>(1); });
    (void)client(QStringLiteral("host"), 80);
    (void)shared();
    client.clear();
}

void scopes()
{
    const auto threads = parallel::threads({.workers = 2, .timeout = std::chrono::seconds(1)});
    const auto group = parallel::group();
    group.wait();
    parallel::barrier();
    threads->setWorkerCount(3);
    parallel::thisTask::setProgress(1, 2);
    parallel::thisTask::setText(QStringLiteral("text"));
    parallel::thisTask::log(parallel::thisTask::prefix() + parallel::thisTask::name());
    const parallel::TaskLocal<QString> local;
    const auto set = local.set(QStringLiteral("value"));
    const auto name = parallel::task("name", &nameOf);
    threads->run(name, int(local->size())).waitForFinished();
    const auto [id, future] = threads->runWithId(name, 2);
    threads->run(parallel::task([](quint64) {}), id);
    (void)threads->runWithId(parallel::task([](int) {}), 3).id;
    (void)threads->wait(std::chrono::seconds(1));
    const parallel::TaskMessages messages;
    const parallel::Interruption interruption;
    (void)interruption.exitStatus();
}

} // namespace

int main()
{
    tasks();
    ranges();
    reductions();
    concurrentForms();
    streams();
    caches();
    scopes();
    qint64 queued = 0;
    parallel::Journal().forEach([&](const parallel::Journal::Record &task) { queued += task.queued; });
    return queued == 0 ? 0 : 1;
}
