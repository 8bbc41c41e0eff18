// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/sessions.h"

#include <QtCore/qabstractitemmodel.h>

#include <optional>

namespace monitor {

/// Several runs of one program in a folder that the user has added.
struct SessionHistory
{
    QString folder;
    QString program;
    int runs = 0;
    int died = 0;
    Session last;
};

/// The list at the left in sections: processes that run, the histories of folders, and
/// processes that are over. Of a history only the latest runs are listed. A section's
/// heading is a row of its own that cannot be selected.
class SessionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole, ///< what names it; empty for a heading
        SessionRole,             ///< Session
        HeadingRole,             ///< bool
        HistoryRole,             ///< SessionHistory; invalid for any other row
        DistinctionRole,         ///< what tells it from others of its name: "--shop 3", "pid 4121"
    };

    explicit SessionModel(Sessions *sessions, QObject *parent = nullptr);

    /// The PathRole of a history.
    static QString historyKey(const QString &folder, const QString &program);
    /// -1: not in the list.
    int rowOf(const QString &path) const;
    bool isEmpty() const { return m_rows.isEmpty(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// "crashed", "3 failed", "93 %" … what a row says of how it goes.
    static QString summary(const Session &session);

private:
    struct Row
    {
        QString heading; // or
        Session session;
        QString distinction;
        std::optional<SessionHistory> history = {};
        QString key() const;
    };
    QList<Row> rows() const;
    static QVariant data(const SessionHistory &history, int role);
    void update();

    Sessions *m_sessions;
    QList<Row> m_rows;
};

} // namespace monitor

Q_DECLARE_METATYPE(monitor::SessionHistory)
