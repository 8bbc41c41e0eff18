// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Counts primes, in this process, or wherever its workers run: see demo.sh.

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QMap>
#include <QSysInfo>
#include <QTextStream>

#include <unistd.h>

// How many primes there are in [from, from + count), and who has found them.
static std::pair<int, QString> countPrimes(int from, int count)
{
    int primes = 0;
    for (int n = from; n < from + count; ++n) {
        bool isPrime = n > 1;
        for (int d = 2; isPrime && d <= n / d; ++d)
            isPrime = n % d != 0;
        primes += isPrime;
    }
    return {primes, QStringLiteral("%1:%2").arg(QSysInfo::machineHostName()).arg(getpid())};
}

const auto primesIn = parallel::task("primes", &countPrimes).remote().repeatable();

int main()
{
    parallel::serveIfWorker(); // in a worker: does not come back

    constexpr int step = 50'000;
    constexpr int parts = 400;
    QList<QFuture<std::pair<int, QString>>> found;
    {
        const auto threads = parallel::threads({.name = QStringLiteral("spread")});
        for (int part = 0; part < parts; ++part)
            found.append(primesIn(part * step, step));
    }

    int primes = 0;
    QMap<QString, int> partsOf;
    for (const auto &future : found) {
        const auto [count, who] = future.result();
        primes += count;
        ++partsOf[who];
    }
    QTextStream out(stdout);
    out << primes << " primes below " << step * parts << '\n';
    for (auto at = partsOf.cbegin(); at != partsOf.cend(); ++at)
        out << "  " << at.value() << " of " << parts << " parts by " << at.key() << '\n';
}
