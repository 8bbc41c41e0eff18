// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Every template of the public headers with what programs pass to it, for a compiler that is
// asked for all warnings. It is compiled and never run.

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
}

} // namespace

int main()
{
    tasks();
    ranges();
    caches();
    scopes();
    qint64 queued = 0;
    parallel::Journal().forEach([&](const parallel::Journal::Record &task) { queued += task.queued; });
    return queued == 0 ? 0 : 1;
}
