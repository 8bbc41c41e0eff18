// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "scene.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <queue>
#include <random>
#include <set>
#include <vector>

using namespace parallel::journal;

namespace {

struct Kind
{
    const char *name;
    double weight;
    double length; // of the average task
    double spread;
    const char *error;
};

constexpr Kind kinds[] = {
    {"extract", 0.28, 1.5, 0.45,
     "HttpError\n503 Service Unavailable from https://crm.example.com/v2/orders?page=118\nafter 3 attempts "
     "in 2.1 s"},
    {"load", 0.30, 1.1, 0.60,
     "DatabaseError\ndeadlock detected\nDETAIL: process 4127 waits for ShareLock on transaction 99812"},
    {"transform", 0.22, 0.5, 0.35, "ValueError\nline 18,222: “2026-13-01” is not a date"},
    {"checksum", 0.14, 0.25, 0.25, "IoError\nshort read: 65,536 of 131,072 bytes"},
    {"notify", 0.06, 1.9, 0.90, "TimeoutError\nno answer from mail.example.com within 5 s"},
};
constexpr const char *tables[] = {"orders",  "customers", "invoices", "stock",
                                  "returns", "suppliers", "prices"};

template<std::size_t size>
void put(char (&field)[size], const QByteArray &text)
{
    std::memset(field, 0, size);
    std::memcpy(field, text.constData(), std::min<std::size_t>(size - 1, std::size_t(text.size())));
}

} // namespace

std::unique_ptr<JournalMaker> makeScene(const QString &path, const Scene &scene)
{
    const auto spelled = [&](const QByteArray &text) { return scene.spell ? scene.spell(text) : text; };
    auto maker = std::make_unique<JournalMaker>(path, spelled(scene.program));
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform;
    std::normal_distribution<double> normal;
    const double second = 1e9;

    TextRef names[std::size(kinds)];
    for (std::size_t i = 0; i < std::size(kinds); ++i)
        names[i] = maker->addText(TextKind::Name, spelled(kinds[i].name));

    std::vector<quint16> numbers; // of the workers
    for (int i = 0; i < scene.workers; ++i) {
        const QByteArray host =
            scene.hosts > 0 ? "etl-" + QByteArray::number(i % scene.hosts + 1) : QByteArray();
        numbers.push_back(scene.hosts > 0 ? maker->addRemoteWorker(host, 2117 + i % scene.hosts * 31,
                                                                   quint32(i / scene.hosts + 1))
                                          : quint16(i + 1));
    }
    using Free = std::pair<double, int>;
    std::priority_queue<Free, std::vector<Free>, std::greater<>> free;
    for (int worker = 1; worker <= scene.workers; ++worker)
        free.push({0.02 * second * worker, worker});

    const int done = int(scene.completed * scene.tasks);
    const double perTask = scene.seconds * second / scene.workers;
    std::set<int> cancelling;
    while (int(cancelling.size()) < std::min(scene.cancelled, done / 2))
        cancelling.insert(done / 3 + int(uniform(random) * 9));
    std::set<int> failing;
    while (int(failing.size()) < std::min(scene.failed, done)) {
        if (const int i = int(std::sqrt(uniform(random)) * done); !cancelling.contains(i))
            failing.insert(i);
    }

    PoolEntry &pool = maker->pool();
    put(pool.name, spelled(scene.pool));
    pool.workers = quint32(scene.workers);
    pool.threads = quint32(scene.workers);
    pool.paused = scene.paused;
    pool.onFailure = 2;
    double called = 0.01 * second;
    double latest = 0;
    struct Said
    {
        quint64 id;
        Time at;
        bool fails;
    };
    std::vector<Said> said;
    for (int i = 0; i < scene.tasks; ++i) {
        double part = uniform(random);
        std::size_t which = 0;
        while (which + 1 < std::size(kinds) && part > kinds[which].weight)
            part -= kinds[which++].weight;
        const Kind &kind = kinds[which];
        TaskRecord task = {};
        task.id = quint64(i) + 1;
        task.name = names[which];
        task.group = quint32(i / 240 + 1);
        if (which == 1 && i > 8 && i % 240 != 0)
            task.parent = quint64(i - 1 - int(uniform(random) * 7));
        const char *const table = tables[std::size_t(uniform(random) * std::size(tables))];
        QByteArray arguments;
        switch (which) {
        case 0:
            arguments =
                QByteArray("https://crm.example.com/v2/") + table + "?page=" + QByteArray::number(i % 390);
            break;
        case 1:
            arguments =
                QByteArray("warehouse.") + table + ", " + QByteArray::number(500 + i % 7 * 250) + " rows";
            break;
        case 2:
            arguments = QByteArray(table) + "_2026_11_" + QByteArray::number(10 + i % 20) + ".csv";
            break;
        case 3:
            arguments = QByteArray("/srv/landing/2026-11-22/") + table + "/part-"
                        + QByteArray::number(10000 + i) + ".parquet";
            break;
        default:
            arguments = QByteArray("finance@example.com, ") + table;
            break;
        }
        task.arguments = maker->addText(TextKind::Arguments, spelled(arguments));
        // Calls come in bursts, somewhat faster than they can be run.
        if (i % 150 == 0 && i > 0)
            called += 150 * perTask * 0.8;
        task.queued = Time(called + i % 150 * 2e6) + 1;
        ++pool.called;

        if (i >= done + (scene.paused ? 0 : scene.workers)) {
            task.state = quint8(RecordState::Queued);
            maker->addTask(task);
            continue;
        }
        const auto [at, worker] = free.top();
        const double started = std::max(at + 3e5 + uniform(random) * 2e6, double(task.queued) + 4e4);
        if (i < done && cancelling.contains(i)) {
            task.state = quint8(RecordState::Cancelled);
            task.finished = Time(started) + 1;
            ++pool.dropped;
            maker->addTask(task);
            continue;
        }
        free.pop();
        task.started = Time(started) + 1;
        task.worker = numbers[std::size_t(worker - 1)];
        if (scene.hosts > 0 && i >= done)
            ++pool.elsewhere;
        else
            ++pool.started;
        double ran = scene.seconds * second * kind.length * std::exp(kind.spread * normal(random));
        // For a while the server is slow, as servers are.
        const double share = double(i) / scene.tasks;
        if (share > 0.38 && share < 0.46 && which < 2)
            ran *= 2.6;
        if (i < done) {
            task.finished = Time(started + ran) + 1;
            latest = std::max(latest, started + ran);
            free.push({started + ran + (i % 41 == 0 ? 1.5 * scene.seconds * second : 0), worker});
            if (failing.contains(i)) {
                task.state = quint8(RecordState::Failed);
                task.text = maker->addText(TextKind::Error, spelled(kind.error));
                ++pool.failed;
            } else {
                task.state = quint8(RecordState::Succeeded);
                ++pool.succeeded;
            }
        } else {
            task.state = quint8(RecordState::Running);
            if (which < 3) {
                task.progress = quint16(600 + uniform(random) * 9000);
                task.text = maker->addText(
                    TextKind::Progress,
                    spelled("page " + QByteArray::number(int(task.progress) / 100) + " of 100"));
            }
            latest = std::max(latest, started);
        }
        const bool fails = task.state == quint8(RecordState::Failed);
        const quint32 slot = maker->addTask(task);
        if (fails || i % 9 == 0)
            said.push_back({maker->task(slot).id, Time(started), fails});
    }
    // At the end, so that the chunks of tasks and texts are where they were without.
    for (const Said &task : said) {
        maker->addLine(task.id, task.at + 1'000'000, QtInfoMsg, spelled("connected to crm.example.com"));
        if (task.fails)
            maker->addLine(task.id, task.at + 90'000'000, QtWarningMsg,
                           spelled("no answer for 80 ms, trying again"));
    }
    // Those that run began before now, and not after it.
    const double end = latest + (scene.closed ? 0.01 : 0.2) * second;

    FileHeader &header = maker->header();
    put(header.commandLine, spelled(scene.commandLine));
    header.flags = (scene.recorded ? Recorded : 0u) | (scene.readOnly ? ReadOnly : 0u);
    header.heartbeat = Time(end) + 1;
    header.startedWall -= qint64(end) + scene.ago * 1'000'000'000;
    header.startedMonotonic -= qint64(end) + (scene.live ? 0 : scene.ago * 1'000'000'000);
    header.droppedSucceeded = scene.dropped;
    pool.called += scene.dropped;
    pool.started += scene.dropped;
    pool.succeeded += scene.dropped;
    if (scene.closed)
        maker->close(qint64(end));
    if (!scene.live)
        maker->lock(false);
    return maker;
}
