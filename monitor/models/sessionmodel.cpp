// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/sessionmodel.h"

#include "models/taskwords.h"
#include "reader/words.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qhash.h>

#include <algorithm>

using parallel::Journal;

namespace monitor {

SessionModel::SessionModel(Sessions *sessions, QObject *parent)
    : QAbstractListModel(parent), m_sessions(sessions), m_rows(rows())
{
    connect(sessions, &Sessions::listChanged, this, &SessionModel::update);
}

namespace {

/// What its program was started with.
QString argumentsOf(const Session &session)
{
    return session.info.commandLine.section(u' ', 1).simplified();
}

/// What tells a session from others of its program; empty where the name says it all.
class Distinctions
{
public:
    explicit Distinctions(const QList<Session> &all)
    {
        for (const Session &session : all) {
            ++m_programs[session.info.program];
            ++m_started[{session.info.program, argumentsOf(session)}];
        }
    }

    QString of(const Session &session) const
    {
        if (m_programs.value(session.info.program) < 2 || !session.error.isEmpty())
            return {};
        const QString arguments = argumentsOf(session);
        const bool same = m_started.value({session.info.program, arguments}) > 1;
        return same || arguments.isEmpty() ? SessionModel::tr("pid %1").arg(session.info.pid) : arguments;
    }

private:
    QHash<QString, int> m_programs;
    QHash<std::pair<QString, QString>, int> m_started;
};

/// Programs that have run more than once in a folder that was added, the latest first.
QList<SessionHistory> historiesOf(const QList<Session> &sessions, const QStringList &folders)
{
    QList<SessionHistory> histories;
    for (const Session &session : sessions) { // the newest first
        const QString folder = QFileInfo(session.path).path();
        if (!session.added || session.gone || !session.error.isEmpty() || !folders.contains(folder))
            continue;
        auto found = std::find_if(histories.begin(), histories.end(), [&](const SessionHistory &each) {
            return each.program == session.info.program && each.folder == folder;
        });
        if (found == histories.end())
            found = histories.insert(histories.end(), {folder, session.info.program, 0, 0, session});
        ++found->runs;
        found->died += session.state == Journal::State::Died;
    }
    histories.removeIf([](const SessionHistory &each) { return each.runs < 2; });
    return histories;
}

constexpr int listedRuns = 5; // of a history

} // namespace

QString SessionModel::historyKey(const QString &folder, const QString &program)
{
    return u'\n' + folder + u'\n' + program; // no path begins so
}

QString SessionModel::Row::key() const
{
    if (history)
        return historyKey(history->folder, history->program);
    return heading.isEmpty() ? session.path : u'\n' + heading;
}

QList<SessionModel::Row> SessionModel::rows() const
{
    QList<Row> live;
    QList<Row> histories;
    QList<Row> over;
    const QList<Session> sessions = m_sessions->list();
    QHash<QString, int> listed; // of each history
    const QList<SessionHistory> found = historiesOf(sessions, m_sessions->folders());
    for (const SessionHistory &history : found) {
        histories.append({QString(), {}, {}, history});
        listed.insert(historyKey(history.folder, history.program), 0);
    }
    const Distinctions distinctions(sessions);
    for (const Session &session : sessions) {
        const bool runs = session.error.isEmpty() && session.state == Journal::State::Running;
        const auto history = listed.find(historyKey(QFileInfo(session.path).path(), session.info.program));
        if (!runs && history != listed.end() && ++*history > listedRuns)
            continue;
        (runs ? live : over).append({QString(), session, distinctions.of(session)});
    }
    if (!live.isEmpty())
        live.prepend({tr("Live"), {}, {}});
    if (!histories.isEmpty())
        histories.prepend({tr("History"), {}, {}});
    if (!over.isEmpty())
        over.prepend({tr("Ended"), {}, {}});
    return live + histories + over;
}

/// Rows come, go and move one by one, so that the view keeps its selection and place.
void SessionModel::update()
{
    const QList<Row> wanted = rows();
    const auto find = [](const QList<Row> &in, const QString &key, qsizetype from) {
        for (qsizetype i = from; i < in.size(); ++i) {
            if (in[i].key() == key)
                return i;
        }
        return qsizetype(-1);
    };
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (find(wanted, m_rows[i].key(), 0) < 0) {
            beginRemoveRows({}, int(i), int(i));
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const qsizetype at = find(m_rows, wanted[i].key(), i);
        if (at < 0) {
            beginInsertRows({}, int(i), int(i));
            m_rows.insert(i, wanted[i]);
            endInsertRows();
        } else if (at > i) {
            beginMoveRows({}, int(at), int(at), {}, int(i));
            m_rows.move(at, i);
            endMoveRows();
        }
        m_rows[i] = wanted[i];
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SessionModel::rowOf(const QString &path) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].heading.isEmpty() && m_rows[i].key() == path)
            return i;
    }
    return -1;
}

int SessionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString SessionModel::summary(const Session &session)
{
    if (!session.error.isEmpty())
        return tr("cannot be read");
    QStringList parts;
    if (session.state == Journal::State::Running && session.paused)
        parts << tr("paused");
    if (session.state == Journal::State::Running)
        parts << (session.total() ? percent(double(session.completed()) / double(session.total()))
                                  : tr("no tasks yet"));
    else if (session.state == Journal::State::Died)
        parts << tr("died");
    else
        parts << tr("%1 tasks", nullptr, plural(session.total())).arg(number(session.total()));
    if (session.failed)
        parts << tr("%1 failed", nullptr, plural(session.failed)).arg(number(session.failed));
    return parts.join(QStringLiteral(" · "));
}

QVariant SessionModel::data(const SessionHistory &history, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return history.program;
    case PathRole:
        return historyKey(history.folder, history.program);
    case HistoryRole:
        return QVariant::fromValue(history);
    case HeadingRole:
        return false;
    case Qt::AccessibleTextRole:
        return tr("History of %1, %2 runs", nullptr, plural(quint64(history.runs)))
            .arg(history.program)
            .arg(history.runs);
    case Qt::ToolTipRole:
        return tr("%1 runs of %2 in %3. The latest are listed below; all are in the history.", nullptr,
                  plural(quint64(history.runs)))
            .arg(history.runs)
            .arg(history.program, history.folder);
    default:
        return {};
    }
}

QVariant SessionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    const Session &session = row.session;
    if (!row.heading.isEmpty()) {
        if (role == Qt::DisplayRole)
            return row.heading;
        return role == HeadingRole ? QVariant(true) : QVariant();
    }
    if (row.history)
        return data(*row.history, role);
    switch (role) {
    case Qt::DisplayRole:
        return session.info.program.isEmpty() ? QFileInfo(session.path).fileName() : session.info.program;
    case PathRole:
        return session.path;
    case SessionRole:
        return QVariant::fromValue(session);
    case HeadingRole:
        return false;
    case DistinctionRole:
        return row.distinction;
    case Qt::AccessibleTextRole:
        return tr("%1, pid %2, %3, %4")
            .arg(session.info.program, QString::number(session.info.pid),
                 word(session.state, session.paused, 0, 0), summary(session));
    case Qt::ToolTipRole: {
        if (!session.error.isEmpty())
            return QStringLiteral("%1\n%2").arg(session.path, session.error);
        return tr("%1\npid %2 on %3, started %4, %5\n%6")
            .arg(session.info.commandLine.isEmpty() ? session.info.program
                                                    : session.info.commandLine.left(200),
                 QString::number(session.info.pid), session.info.host, when(session.info.started),
                 word(session.state), session.path);
    }
    default:
        return {};
    }
}

Qt::ItemFlags SessionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !m_rows[index.row()].heading.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace monitor
