// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/sessions.h"

#include <QtCore/qabstractitemmodel.h>

namespace monitor {

/// The list at the left: processes in two sections, those that run and those that
/// are over. A section's heading is a row of its own that cannot be selected.
class SessionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole, ///< empty for a heading
        SessionRole,             ///< Session
        HeadingRole,             ///< bool
        DistinctionRole,         ///< what tells it from others of its name: "--shop 3", "pid 4121"
    };

    explicit SessionModel(Sessions *sessions, QObject *parent = nullptr);

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
        QString key() const { return heading.isEmpty() ? session.path : u'\n' + heading; }
    };
    QList<Row> rows() const;
    void update();

    Sessions *m_sessions;
    QList<Row> m_rows;
};

} // namespace monitor
