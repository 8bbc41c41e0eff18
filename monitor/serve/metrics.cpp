// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "metrics.h"

#include <QtCore/qset.h>

#include <functional>

namespace monitor::serve {

using parallel::Journal;

namespace {

/// As a label's value is written.
QByteArray escaped(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    utf8.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + utf8 + '"';
}

QByteArray labelsOf(const Session &session)
{
    return "program=" + escaped(session.info.program) + ",host=" + escaped(session.info.host) + ",pid=\""
           + QByteArray::number(session.info.pid) + '"';
}

QList<Session> chosen(const QList<Session> &sessions)
{
    QList<Session> all;
    QSet<QString> programs; // running ones come first, then the newest
    for (const Session &session : sessions) {
        const QString program = session.info.host + u'\n' + session.info.program;
        const bool runs = session.state == Journal::State::Running && !session.gone;
        if (session.error.isEmpty() && (runs || !programs.contains(program)))
            all.append(session);
        programs.insert(program);
    }
    return all;
}

class Metrics
{
public:
    explicit Metrics(const QList<Session> &sessions) : m_sessions(chosen(sessions)) {}

    void family(const char *name, const char *type, const char *help)
    {
        m_name = name;
        m_text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void forEach(const QByteArray &label, const std::function<double(const Session &)> &value)
    {
        for (const Session &session : m_sessions)
            m_text += m_name + '{' + labelsOf(session) + (label.isEmpty() ? "" : ',' + label) + "} "
                      + QByteArray::number(value(session), 'g', 17) + '\n';
    }

    QByteArray text() const { return m_text; }

private:
    const QList<Session> m_sessions;
    QByteArray m_name;
    QByteArray m_text;
};

} // namespace

QByteArray metricsOf(const QList<Session> &sessions)
{
    Metrics metrics(sessions);
    metrics.family("parallel_tasks", "gauge", "Tasks that have not ended, by state.");
    metrics.forEach("state=\"queued\"", [](const Session &s) { return double(s.queued); });
    metrics.forEach("state=\"running\"", [](const Session &s) { return double(s.running); });
    metrics.family("parallel_tasks_ended_total", "counter", "Tasks that have ended, by result.");
    metrics.forEach("result=\"succeeded\"", [](const Session &s) { return double(s.succeeded); });
    metrics.forEach("result=\"failed\"", [](const Session &s) { return double(s.failed); });
    metrics.forEach("result=\"cancelled\"", [](const Session &s) { return double(s.cancelled); });
    metrics.family("parallel_elapsed_seconds", "gauge", "Time since the job began, until now or its end.");
    metrics.forEach({}, [](const Session &s) { return double(s.elapsed) / 1e9; });
    metrics.family("parallel_started_timestamp_seconds", "gauge", "When the job began, since 1970.");
    metrics.forEach({}, [](const Session &s) { return double(s.info.started.toMSecsSinceEpoch()) / 1e3; });
    metrics.family("parallel_up", "gauge", "1 while the process runs, 0 once it has ended.");
    metrics.forEach({}, [](const Session &s) { return s.state == Journal::State::Running ? 1 : 0; });
    metrics.family("parallel_died", "gauge", "1 if the process died without ending its job.");
    metrics.forEach({}, [](const Session &s) { return s.state == Journal::State::Died ? 1 : 0; });
    metrics.family("parallel_paused", "gauge", "1 while all open scopes of the job are paused.");
    metrics.forEach({}, [](const Session &s) { return s.paused ? 1 : 0; });
    return metrics.text();
}

} // namespace monitor::serve
