// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/sessions.h"

#include <QtCore/qobject.h>

#include <map>
#include <memory>

namespace monitor {

/// Other machines whose jobs are shown as if they were here: of each a process of this program
/// copies the journals into a temporary folder, by ssh, which Sessions then lists. Belongs to the
/// GUI thread, which waits for some seconds at most, and only where a connection is closed.
class Machines : public QObject
{
    Q_OBJECT

public:
    /// \a program: this program's file.
    Machines(Sessions *sessions, QString program, QObject *parent = nullptr);
    /// Ends the connections, all at the same time, and removes what was copied.
    ~Machines() override;

    static bool isUrl(const QString &text);
    /// Of ssh://host. False: \a error says what is wrong with \a url. Whether a connection comes of
    /// it is told by the signals.
    bool open(const QString &url, QString *error);
    void close(const QString &url);
    QStringList urls() const;
    /// The machine whose copies are in that folder; empty: it is none.
    QString urlOf(const QString &folder) const;

Q_SIGNALS:
    /// What is to be told in passing.
    void said(const QString &what);
    void failed(const QString &url, const QString &error);
    /// Its first journal is there.
    void appeared(const QString &path);

private:
    struct Machine;
    void letEnd(Machine &machine);
    void read(const QString &url);
    void ended(const QString &url);

    Sessions *const m_sessions;
    const QString m_program;
    std::map<QString, std::unique_ptr<Machine>> m_machines; ///< By url.
};

} // namespace monitor
