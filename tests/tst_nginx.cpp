// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Policies against nginx, which limits connections and requests of each host; what it has
/// logged is what is asserted.

#include "nginx/nginx.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qmap.h>

using namespace parallel;
using namespace std::chrono_literals;

namespace {

/// What nginx has answered.
struct Seen
{
    explicit Seen(const QStringList &log)
    {
        for (const QString &line : log) {
            const QStringList words = line.split(u' ');
            ++statuses[words.value(1)];
            if (words.value(1) == QLatin1String("200"))
                ++answered[words.value(0) + words.value(2)];
        }
    }
    QMap<QString, int> statuses;
    QMap<QString, int> answered; // by host and path
};

QByteArray path(const char *folder, int number)
{
    return '/' + QByteArray(folder) + '/' + QByteArray::number(number);
}

void addRows()
{
    QTest::addColumn<int>("workers");
    QTest::newRow("8 workers") << 8;
    QTest::newRow("100 workers") << 100;
}

template<typename Load>
void askEach(const Nginx &nginx, int hosts, int perHost, const char *what, const Load &load)
{
    for (int host = 0; host < hosts; ++host) {
        for (int i = 0; i < perHost; ++i)
            load(nginx.host(host), nginx.port(), path(what, i));
    }
}

} // namespace

class tst_Nginx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 2,000 of 20 hosts, and none has to refuse any.
    void noHostSeesMoreConnectionsThanItsLimit_data() { addRows(); }
    void noHostSeesMoreConnectionsThanItsLimit()
    {
        QFETCH(int, workers);
        constexpr int hosts = 20;
        constexpr int perHost = 100;
        Nginx nginx(hosts);
        QVERIFY2(nginx.problem().isEmpty(), qPrintable(nginx.problem()));
        const auto load = task("load", &get)
                              .limit(Nginx::connections, [](const QByteArray &host, quint16,
                                                            const QByteArray &) { return host; });
        QElapsedTimer timer;
        timer.start();
        {
            const auto threads = parallel::threads(workers);
            askEach(nginx, hosts, perHost, "connections", load);
        }
        qInfo("%lld ms", timer.elapsed());
        const Seen seen(nginx.end());
        QCOMPARE(seen.statuses, (QMap<QString, int>{{QStringLiteral("200"), hosts * perHost}}));
        QCOMPARE(seen.answered.size(), hosts * perHost);
    }

    /// It says when to come again, to those that know of no limit.
    void whatARefusedConnectionAsksForIsObeyed_data() { addRows(); }
    void whatARefusedConnectionAsksForIsObeyed()
    {
        QFETCH(int, workers);
        constexpr int hosts = 5;
        constexpr int perHost = 16;
        Nginx nginx(hosts);
        QVERIFY2(nginx.problem().isEmpty(), qPrintable(nginx.problem()));
        {
            const auto load = task("load", &get).retry({.attempts = 1000});
            const auto threads = parallel::threads(workers);
            askEach(nginx, hosts, perHost, "connections", load);
        }
        const Seen seen(nginx.end());
        QCOMPARE(seen.answered.size(), hosts * perHost);
        QCOMPARE(seen.statuses.value(QStringLiteral("200")), hosts * perHost);
        QVERIFY(seen.statuses.value(QStringLiteral("429")) > 0);
        QCOMPARE(seen.statuses.size(), 2);
    }

    /// At a rate that is below the host's few are refused: those that come late, and so together.
    void aRateIsWhatTheHostTakes_data() { addRows(); }
    void aRateIsWhatTheHostTakes()
    {
        QFETCH(int, workers);
        constexpr int count = 80;
        Nginx nginx(1);
        QVERIFY2(nginx.problem().isEmpty(), qPrintable(nginx.problem()));
        {
            const auto load = task("load", &get).rate(Nginx::requests / 2, 1s).retry({.attempts = 10});
            const auto threads = parallel::threads(workers);
            for (int i = 0; i < count; ++i)
                load(nginx.host(0), nginx.port(), path("requests", i));
        }
        const Seen seen(nginx.end());
        QCOMPARE(seen.answered.size(), count);
        QVERIFY2(seen.statuses.value(QStringLiteral("503")) < count, // without a rate: ten times as many
                 qPrintable(QString::number(seen.statuses.value(QStringLiteral("503")))));
    }

    /// Without one most are refused, and are there in the end.
    void whatARefusedRequestAsksForIsObeyed_data() { addRows(); }
    void whatARefusedRequestAsksForIsObeyed()
    {
        QFETCH(int, workers);
        constexpr int hosts = 5;
        constexpr int perHost = 5;
        Nginx nginx(hosts);
        QVERIFY2(nginx.problem().isEmpty(), qPrintable(nginx.problem()));
        {
            const auto load = task("load", &get).retry({.attempts = 1000});
            const auto threads = parallel::threads(workers);
            askEach(nginx, hosts, perHost, "requests", load);
        }
        const Seen seen(nginx.end());
        QCOMPARE(seen.answered.size(), hosts * perHost);
        QVERIFY(seen.statuses.value(QStringLiteral("503")) > 0);
        QCOMPARE(seen.statuses.size(), 2);
    }
};

PARALLEL_TEST_MAIN(tst_Nginx)
#include "tst_nginx.moc"
