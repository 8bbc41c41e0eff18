// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>

#include <memory>

namespace monitor {

/// One process, running or not, and its journal.
struct Session
{
    QString path; ///< Names it.
    parallel::Journal::Info info;
    parallel::Journal::State state = parallel::Journal::State::Finished;
    qint64 elapsed = 0; ///< Nanoseconds, until now or its end.
    quint64 queued = 0;
    quint64 running = 0;
    quint64 succeeded = 0;
    quint64 failed = 0;
    quint64 cancelled = 0;
    QString error; ///< Why the file cannot be read; empty: it can.
    bool paused = false; ///< All of its open scopes are.
    bool added = false; ///< By the user, not found.
    bool gone = false;  ///< Ended, and its file went with it: only who has it open still sees it.

    quint64 completed() const { return succeeded + failed + cancelled; }
    quint64 total() const { return completed() + queued + running; }
};

/// Every journal of this user: those of live and crashed processes, found by
/// itself, and the files and folders that the user added. Belongs to one thread;
/// watches folders and looks once a second.
class Sessions : public QObject
{
    Q_OBJECT

public:
    explicit Sessions(QObject *parent = nullptr);
    ~Sessions() override;

    /// Where processes put their journals.
    static QString folder();
    /// Instead of folder(), before start().
    void setFolder(const QString &path);
    /// Tasks of processes that died are counted one by one: of big journals in the
    /// background, or before refresh() returns. Before start().
    void setCountsAtOnce(bool atOnce);

    /// Looks at once (so list() is filled when it returns), and then keeps looking.
    void start();
    void refresh();

    /// Running ones first, then the newest first.
    QList<Session> list() const;
    Session session(const QString &path) const;

    /// A journal, or a folder of journals, until remove(). False: \a error says why.
    bool add(const QString &path, QString *error = nullptr);
    void remove(const QString &path);
    /// Deletes the file of a journal that no process writes any more. False: \a error says why.
    bool deleteJournal(const QString &path, QString *error);
    /// Those added.
    QStringList folders() const;

    /// Files that were opened before, newest first; kept in QSettings.
    static QStringList recentFiles();
    static void addRecentFile(const QString &path);
    static void clearRecentFiles();
    /// Folders that are to be added again the next time; kept in QSettings.
    static QStringList keptFolders();
    static void keepFolder(const QString &path);
    static void forgetFolder(const QString &path);

Q_SIGNALS:
    void added(const monitor::Session &session);
    void changed(const monitor::Session &session);
    void removed(const QString &path);
    /// Once after any number of the above.
    void listChanged();

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace monitor

Q_DECLARE_METATYPE(monitor::Session)
