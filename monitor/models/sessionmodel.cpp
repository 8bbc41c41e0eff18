// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/sessionmodel.h"

#include "models/taskwords.h"
#include "reader/words.h"

#include <QtCore/qfileinfo.h>

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

/// Empty where the name says it all.
QString distinctionOf(const Session &session, const QList<Session> &all)
{
    bool alone = true;
    bool sameArguments = false;
    for (const Session &other : all) {
        if (other.path == session.path || other.info.program != session.info.program)
            continue;
        alone = false;
        sameArguments = sameArguments || argumentsOf(other) == argumentsOf(session);
    }
    if (alone || !session.error.isEmpty())
        return {};
    const QString arguments = argumentsOf(session);
    return sameArguments || arguments.isEmpty() ? SessionModel::tr("pid %1").arg(session.info.pid)
                                                : arguments;
}

} // namespace

QList<SessionModel::Row> SessionModel::rows() const
{
    QList<Row> live;
    QList<Row> over;
    const QList<Session> sessions = m_sessions->list();
    for (const Session &session : sessions) {
        const bool runs = session.error.isEmpty() && session.state == Journal::State::Running;
        (runs ? live : over).append({QString(), session, distinctionOf(session, sessions)});
    }
    if (!live.isEmpty())
        live.prepend({tr("Live"), {}, {}});
    if (!over.isEmpty())
        over.prepend({tr("Ended"), {}, {}});
    return live + over;
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
        if (m_rows[i].heading.isEmpty() && m_rows[i].session.path == path)
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
        parts << tr("%1 tasks").arg(number(session.total()));
    if (session.failed)
        parts << tr("%1 failed").arg(number(session.failed));
    return parts.join(QStringLiteral(" · "));
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
        return QStringLiteral("%1, pid %2, %3, %4")
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
