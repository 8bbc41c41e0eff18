// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>
#include <QtCore/qstringlist.h>

#include <atomic>
#include <mutex>

/// What happened, in order, on whatever thread.
class EventLog
{
public:
    void add(const QString &event)
    {
        const std::lock_guard lock(m_mutex);
        m_events.append(event);
    }
    QStringList events() const
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    QStringList sorted() const
    {
        QStringList events = this->events();
        events.sort();
        return events;
    }
    qsizetype indexOf(const QString &event) const { return events().indexOf(event); }

private:
    mutable std::mutex m_mutex;
    QStringList m_events;
};

/// How many are inside at the same time, and how many were at most.
class Meter
{
public:
    class Visit
    {
    public:
        explicit Visit(Meter &meter) : m_meter(meter)
        {
            const int now = ++m_meter.m_now;
            int most = m_meter.m_most.load();
            while (now > most && !m_meter.m_most.compare_exchange_weak(most, now)) {
            }
        }
        ~Visit() { --m_meter.m_now; }
        Visit(const Visit &) = delete;
        Visit &operator=(const Visit &) = delete;

    private:
        Meter &m_meter;
    };

    int now() const { return m_now; }
    int most() const { return m_most; }

private:
    std::atomic<int> m_now{0};
    std::atomic<int> m_most{0};
};
