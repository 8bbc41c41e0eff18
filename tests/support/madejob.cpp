// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journalmaker.h"

#include <cmath>
#include <functional>
#include <queue>
#include <random>
#include <vector>

using namespace parallel::journal;

namespace {

struct Kind
{
    const char *name;
    const char *argument; // %u: a number
    double weight;        // part of the calls
    double milliseconds;  // median
    double spread;        // of the logarithm
    const char *error;
};

constexpr Kind kinds[] = {
    {"extract", "orders_2026_%02u_%07u.csv", 0.30, 40, 0.5,
     "HttpError\n503 Service Unavailable from crm.example.com"},
    {"load", "sales.orders, part %02u of %u", 0.45, 12, 0.9,
     "DatabaseError\ndeadlock detected while waiting for ShareLock"},
    {"checksum", "/archive/%02u/scan-%07u.tiff", 0.20, 3, 0.3, "IoError\nshort read"},
    {"notify", "customer %02u-%u", 0.05, 90, 1.2,
     "TimeoutError\nno answer from mail.example.com within 5 s: timeout"},
};

} // namespace

void makeJob(const QString &path, const MadeJob &job)
{
    JournalMaker maker(path);
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> uniform;
    std::normal_distribution<double> normal;

    TextRef names[std::size(kinds)];
    for (std::size_t i = 0; i < std::size(kinds); ++i)
        names[i] = maker.addText(TextKind::Name, kinds[i].name);

    // the moments at which workers become free, earliest first
    using Free = std::pair<double, int>;
    std::priority_queue<Free, std::vector<Free>, std::greater<>> free;
    for (int worker = 1; worker <= job.workers; ++worker)
        free.push({0.2e6 * worker, worker});

    double medianSum = 0;
    for (const Kind &kind : kinds)
        medianSum += kind.weight * kind.milliseconds * 1e6 * std::exp(kind.spread * kind.spread / 2);
    const double natural = medianSum * job.tasks / job.workers;
    const double scale = job.duration > 0 ? double(job.duration) / natural : 1;
    const double arrival = natural * scale / job.tasks * 0.8; // a queue builds up

    const quint32 completed = quint32(job.completed * job.tasks);
    PoolEntry &pool = maker.pool();
    pool.workers = quint32(job.workers);
    pool.threads = quint32(job.workers);
    double called = 1e5;
    double latest = 0;
    for (quint32 i = 0; i < job.tasks; ++i) {
        double part = uniform(random);
        std::size_t which = 0;
        while (which + 1 < std::size(kinds) && part > kinds[which].weight)
            part -= kinds[which++].weight;
        const Kind &kind = kinds[which];

        TaskRecord task = {};
        task.id = i + 1;
        task.name = names[which];
        task.group = i / 1000 + 1;
        if (which == 1 && i % 1000 != 0) // what is called first in a group its maker calls
            task.parent = i;
        if (job.arguments) {
            char text[64];
            const int size = std::snprintf(text, sizeof text, kind.argument, i % 12 + 1, i);
            task.arguments = maker.addText(TextKind::Arguments, QByteArrayView(text, size));
        }
        called += arrival * (i % 100 == 0 ? 100 : 0); // called in bursts
        task.queued = Time(called) + 1;

        const auto [at, worker] = free.top();
        const double started = std::max(at + 2e3, called + 5e3);
        const double ran = scale * kind.milliseconds * 1e6 * std::exp(kind.spread * normal(random));
        ++pool.called;
        if (i < completed + quint32(job.workers)) {
            free.pop();
            task.started = Time(started) + 1;
            task.worker = quint16(worker);
            task.state = quint8(RecordState::Running);
            ++pool.started;
            if (i < completed) {
                free.push({started + ran, worker});
                latest = std::max(latest, started + ran);
                task.finished = Time(started + ran) + 1;
                const bool failed = uniform(random) < job.failing;
                task.state = quint8(failed ? RecordState::Failed : RecordState::Succeeded);
                ++(failed ? pool.failed : pool.succeeded);
                if (failed)
                    task.text = maker.addText(TextKind::Error, kind.error);
            } else {
                latest = std::max(latest, started);
                task.progress = quint16(uniform(random) * 10000) + 1;
                if (completed == job.tasks)
                    task.progress = 0;
            }
        } else {
            task.state = quint8(RecordState::Queued);
            latest = std::max(latest, called);
        }
        maker.addTask(task);
    }

    FileHeader &header = maker.header();
    header.flags = Recorded;
    header.heartbeat = Time(latest) + 1;
    header.startedWall -= qint64(latest);
    header.startedMonotonic -= qint64(latest);
    if (job.closed)
        maker.close(qint64(latest) + 1'000'000);
}
