// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a callable is handed: exactly what was passed, and a stop token where its first
/// parameter is one.

#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <any>
#include <functional>
#include <stop_token>

using parallel::task;

namespace {

int count()
{
    return 0;
}
int count(int)
{
    return 1;
}
int count(int, const QString &)
{
    return 2;
}

int withToken(std::stop_token token, int n)
{
    return token.stop_possible() ? n : -n;
}
int withTokenByReference(const std::stop_token &token, int n) noexcept
{
    return token.stop_possible() ? n : -n;
}

struct Loader
{
    int load(std::stop_token token, int n) const { return token.stop_possible() ? n : -n; }
    int plain(int n) const noexcept { return n + factor; }
    int factor = 1;
};

struct Overloaded
{
    int operator()(int) const { return 1; }
    int operator()(std::stop_token, int) const { return 2; }
};
struct OnlyWithToken
{
    int operator()(std::stop_token, int) const { return 2; }
    int operator()(std::stop_token, const QString &) const { return 3; }
};

} // namespace

class tst_Handed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void genericCallablesGetNothingElse_data() { addAllRows(); }
    void genericCallablesGetNothingElse()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            const auto size = task([](const auto &...a) { return int(sizeof...(a)); });
            QCOMPARE(size().result(), 0);
            QCOMPARE(size(7).result(), 1);
            QCOMPARE(size(7, QString()).result(), 2);
            const auto sum = task([](auto a, int b = 3) {
                if constexpr (std::is_same_v<decltype(a), int>)
                    return a + b;
                else
                    return -b;
            });
            QCOMPARE(sum(10).result(), 13);
            QCOMPARE(sum(10, 4).result(), 14);
            const auto forwarded = task([](auto &&...a) { return count(std::forward<decltype(a)>(a)...); });
            QCOMPARE(forwarded().result(), 0);
            QCOMPARE(forwarded(1).result(), 1);
            QCOMPARE(forwarded(1, QString()).result(), 2);
            const auto any = task([](const std::any &what) { return what.type() == typeid(int); });
            QVERIFY(any(1).result());
        });
    }

    /// Where there is no scope there is nothing to stop, and the token says so.
    void tokensComeFirst_data() { addAllRows(); }
    void tokensComeFirst()
    {
        QFETCH(int, workers);
        const int seven = workers == noScope ? -7 : 7;
        inScope(workers, [&] {
            const auto lambda =
                task([](std::stop_token token, int n) { return token.stop_possible() ? n : -n; });
            QCOMPARE(lambda(7).result(), seven);
            QCOMPARE(task([](std::stop_token &&token, int n) { return token.stop_possible() ? n : -n; })(7)
                         .result(),
                     seven);
            QCOMPARE(task(&withToken)(7).result(), seven);
            QCOMPARE(task(withTokenByReference)(7).result(), seven);
            const std::function<int(std::stop_token, int)> function = &withToken;
            QCOMPARE(task(function)(7).result(), seven);
            QCOMPARE(task(std::bind(&withToken, std::placeholders::_1, 7))().result(), seven);
            const auto generic = task(
                [](const std::stop_token &token, const auto &n) { return token.stop_possible() ? n : -n; });
            QCOMPARE(generic(7).result(), seven);
            // It is only pushed in, and never taken out.
            QCOMPARE(lambda(std::stop_token(), 7).result(), -7);
        });
    }

    void membersGetItAfterTheirObject_data() { addAllRows(); }
    void membersGetItAfterTheirObject()
    {
        QFETCH(int, workers);
        const int seven = workers == noScope ? -7 : 7;
        const Loader loader;
        inScope(workers, [&] {
            QCOMPARE(task(&Loader::load)(&loader, 7).result(), seven);
            QCOMPARE(task(&Loader::load)(loader, 7).result(), seven);
            QCOMPARE(task(&Loader::load)(std::ref(loader), 7).result(), seven);
            QCOMPARE(task(std::bind_front(&Loader::load, &loader))(7).result(), seven);
            QCOMPARE(task(&Loader::plain)(&loader, 7).result(), 8);
        });
    }

    /// One that can be called with what was passed is called with that.
    void overloadsGetItOnlyWhereTheyMust_data() { addAllRows(); }
    void overloadsGetItOnlyWhereTheyMust()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            QCOMPARE(task(Overloaded())(7).result(), 1);
            QCOMPARE(task(OnlyWithToken())(7).result(), 2);
            QCOMPARE(task(OnlyWithToken())(QString()).result(), 3);
            QCOMPARE(parallel::map(task(OnlyWithToken()), QList<int>{7}), QList<int>{2});
            QCOMPARE(parallel::map(task([](const auto &...a) { return sizeof...(a); }), QList<int>{7}),
                     QList<std::size_t>{1});
        });
    }
};

PARALLEL_TEST_MAIN(tst_Handed)
#include "tst_handed.moc"
