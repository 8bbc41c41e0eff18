// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "submitter/census.h"

#include <QtCore/qmap.h>

namespace parallel::cluster {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds patience = 3s;  // without answers or workers of the build
constexpr std::chrono::seconds pause = 30s;    // between complaints
constexpr std::chrono::seconds believed = 20s; // a worker says every few seconds that it is there

QByteArray counted(qsizetype count, const char *what)
{
    return QByteArray::number(count) + ' ' + what + (count == 1 ? "" : "s");
}

} // namespace

bool Census::add(const Word &worker)
{
    const bool isNew = !m_workers.contains(worker.id);
    m_workers.insert(worker.id, {worker.build, Clock::now()});
    return isNew;
}

QByteArray Census::complaint(qsizetype waiting, const QByteArray &build)
{
    const auto now = Clock::now();
    if (waiting == 0) {
        m_quietSince = now;
        return {};
    }
    if (now - m_quietSince < patience || now < m_nextComplaint)
        return {};
    m_workers.removeIf([&](const auto &worker) { return now - worker->seen > believed; });
    QMap<QByteArray, qsizetype> others;
    for (const Worker &worker : std::as_const(m_workers)) {
        if (worker.build == build)
            return {};
        ++others[worker.build];
    }
    m_nextComplaint = now + pause;
    QByteArray text =
        counted(waiting, "call") + (waiting == 1 ? " waits" : " wait") + " for build " + build + "; ";
    if (others.isEmpty())
        return text + "no workers are there";
    QByteArrayList parts;
    for (auto at = others.cbegin(); at != others.cend(); ++at)
        parts.append(counted(at.value(), "worker") + (at.value() == 1 ? " runs " : " run ") + at.key());
    return text + parts.join(", ");
}

} // namespace parallel::cluster
