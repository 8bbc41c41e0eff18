// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/sessionmodel.h"

#include <QtWidgets/qwidget.h>

class QLabel;
class QListView;

namespace monitor {

/// Which job? Every process of this user that can be looked at.
class SessionPane : public QWidget
{
    Q_OBJECT

public:
    explicit SessionPane(Sessions *sessions, QWidget *parent = nullptr);

    QListView *list() { return m_list; }
    SessionModel *model() { return &m_model; }
    /// Marks the one that is shown. Emits nothing.
    void setCurrent(const QString &path);

    QSize sizeHint() const override { return {230, 400}; }

Q_SIGNALS:
    void chosen(const QString &path);
    void historyChosen(const QString &folder, const QString &program);
    void openRequested();

private:
    void take();
    void contextMenu(const QPoint &at);
    void historyMenu(const SessionHistory &history, const QPoint &at);
    void deleteJournal(const QString &path);

    Sessions *m_sessions;
    SessionModel m_model;
    QListView *m_list;
    QLabel *m_empty;
    QString m_current;
    bool m_taking = false;
};

} // namespace monitor
