// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "madehistory.h"

#include "journalmaker.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>
#include <vector>

using namespace parallel::journal;

QList<MadeNight> makeNights(int count, quint64 seed, double noise)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    const auto off = [&](double spread) {
        return std::exp(normal(random) * spread * (uniform(random) < 0.05 ? 3 : 1));
    };
    QList<MadeNight> nights;
    for (int i = 0; i < count; ++i) {
        MadeNight night;
        night.daysAgo = count - 1 - i;
        const double server = off(noise / 2); // all of that night have it in common
        const auto name = [&](const char *what, double calls, double seconds, double spread) {
            const double called = calls + normal(random) * std::sqrt(calls);
            night.names.append(
                {QString::fromLatin1(what), std::round(called), seconds * server * off(noise), spread});
        };
        name("extract", 420, 1.8, 0.4);
        name("load", 900, 0.6, 0.6);
        name("checksum", 2600, 0.02, 0.3);
        name("notify", 40, 0.9, 0.9);
        night.stretch = off(noise / 3);
        // Some nights have what every network has.
        if (uniform(random) < 0.35)
            night.failures.append(
                {QStringLiteral("extract"), QStringLiteral("HttpError"),
                 QStringLiteral("503 Service Unavailable from https://crm.example.com/orders?page=%1").arg(i),
                 1 + int(uniform(random) * 6)});
        nights.append(night);
    }
    return nights;
}

void plantChanges(QList<MadeNight> &nights)
{
    const qsizetype n = nights.size();
    for (qsizetype i = n - 10; i < n; ++i) {
        for (MadeNight::Name &name : nights[i].names) {
            if (name.name == QLatin1String("extract"))
                name.seconds *= 2.4;
        }
    }
    for (qsizetype i = n - 4; i < n; ++i)
        nights[i].failures.append({QStringLiteral("load"), QStringLiteral("DatabaseError"),
                                   QStringLiteral("duplicate key '%1' in orders").arg(118 + i), 13});
    nights[n - 7].died = true;
}

namespace {

struct Call
{
    TextRef name;
    double ran; // nanoseconds
    TextRef arguments;
    TextRef error;
};

} // namespace

QString writeNight(const QString &folder, const MadeNight &night, double share, const QDate &today,
                   const QByteArray &program)
{
    const QDateTime started(today.addDays(-night.daysAgo), QTime(3, 12, 5));
    QString path =
        QStringLiteral("%1/%2-%3-%4.journal")
            .arg(folder, QString::fromUtf8(program), started.toString(QStringLiteral("yyyyMMdd-HHmmss")))
            .arg(4000 + night.daysAgo);
    JournalMaker maker(path, program);
    std::mt19937_64 random(quint64(night.daysAgo) + 1);
    std::normal_distribution<double> normal;

    std::vector<Call> calls;
    for (const MadeNight::Name &name : night.names) {
        const QByteArray utf8 = name.name.toUtf8();
        const TextRef text = maker.addText(TextKind::Name, utf8);
        for (int i = 0; i < std::max(1, int(name.calls * share)); ++i)
            calls.push_back({text, name.seconds * 1e9 * std::exp(name.spread * normal(random)),
                             maker.addText(TextKind::Arguments, utf8 + ".csv, part " + QByteArray::number(i)),
                             0});
    }
    for (const MadeNight::Failure &failure : night.failures) {
        int left = failure.count;
        std::size_t kind = 0;
        for (; kind < std::size_t(night.names.size()) && night.names[qsizetype(kind)].name != failure.name;
             ++kind) {
        }
        std::size_t first = 0;
        for (qsizetype i = 0; i < qsizetype(kind); ++i)
            first += std::size_t(std::max(1, int(night.names[i].calls * share)));
        for (std::size_t i = first; left > 0 && i < calls.size(); ++i) {
            if (calls[i].error != 0)
                continue;
            calls[i].error =
                maker.addText(TextKind::Error, failure.type.toUtf8() + '\n' + failure.text.toUtf8());
            --left;
        }
    }
    std::shuffle(calls.begin(), calls.end(), random);

    using Free = std::pair<double, int>;
    std::priority_queue<Free, std::vector<Free>, std::greater<>> free;
    for (int worker = 1; worker <= night.workers; ++worker)
        free.push({1e6, worker});
    PoolEntry &pool = maker.pool();
    pool.workers = quint32(night.workers);
    pool.threads = quint32(night.workers);
    pool.onFailure = 2;
    const std::size_t end = night.died ? calls.size() / 3 : calls.size();
    double latest = 0;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        TaskRecord task = {};
        task.name = calls[i].name;
        task.arguments = calls[i].arguments;
        task.queued = Time(1e5 + double(i)) + 1;
        task.state = quint8(RecordState::Queued);
        ++pool.called;
        if (i >= calls.size() - std::size_t(night.cancelled)) {
            task.state = quint8(RecordState::Cancelled);
            task.finished = Time(latest) + 1;
            ++pool.dropped;
        } else if (i < end) {
            const auto [at, worker] = free.top();
            free.pop();
            const double ended = at + calls[i].ran;
            latest = std::max(latest, ended);
            free.push({ended + (night.stretch - 1) * calls[i].ran, worker});
            task.worker = quint16(worker);
            task.started = Time(at) + 1;
            task.finished = Time(ended) + 1;
            task.text = calls[i].error;
            task.state = quint8(calls[i].error ? RecordState::Failed : RecordState::Succeeded);
            ++pool.started;
            ++(calls[i].error ? pool.failed : pool.succeeded);
        }
        maker.addTask(task);
    }
    FileHeader &header = maker.header();
    header.flags = Recorded;
    header.pid = 4000 + night.daysAgo;
    header.heartbeat = Time(latest) + 1;
    header.startedWall = started.toMSecsSinceEpoch() * 1'000'000;
    if (!night.died)
        maker.close(qint64(latest) + 1'000'000);
    return path;
}
