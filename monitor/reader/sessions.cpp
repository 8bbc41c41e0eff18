// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sessions.h"

#include "background.h"
#include "pointers.h"
#include "sessionentry.h"

#include <QtCore/qdir.h>
#include <QtCore/qfilesystemwatcher.h>
#include <QtCore/qmap.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtimer.h>

#include <algorithm>

namespace monitor {

using parallel::Journal;

namespace {

constexpr int pollMs = 1000;
constexpr int maxGone = 20;
constexpr quint32 fewSlots = 64 * Journal::slotsPerChunk; // counted within some milliseconds

} // namespace

class Sessions::Private
{
public:
    explicit Private(Sessions *sessions) : q(sessions) {}

    void look(const QString &path, bool added);
    void update(SessionEntry &entry);
    void countTheDead(SessionEntry &entry);
    void countNext();
    void forget(const QString &path);
    void watch();

    Sessions *const q;
    QString folder;
    QStringList addedFiles;
    QStringList addedFolders;
    QMap<QString, std::shared_ptr<SessionEntry>> entries;
    QFileSystemWatcher watcher;
    QTimer timer;
    QTimer soon; // gathers the watcher's many signals
    bool listChanged = false;
    bool countsAtOnce = false;
    QStringList toCount; // big ones that died
    Background counter; // of the first of them
};

/// As the window and the summary do, so that all show the same.
void Sessions::Private::countTheDead(SessionEntry &entry)
{
    if (entry.counted || entry.session.state != Journal::State::Died)
        return;
    entry.journal->refresh(); // it may have grown until it died
    if (countsAtOnce || entry.journal->slotCount() <= fewSlots) {
        entry.counted = true;
        if (const auto tally = tallyOf(*entry.journal, [] { return false; }))
            readInto(entry.session, *tally);
    } else if (!toCount.contains(entry.session.path)) {
        toCount.append(entry.session.path);
        if (!counter.isRunning())
            countNext();
    }
}

void Sessions::Private::countNext()
{
    if (toCount.isEmpty())
        return;
    const std::shared_ptr<SessionEntry> entry = entries.value(toCount.first());
    if (!entry || !entry->journal) {
        toCount.removeFirst();
        countNext();
        return;
    }
    const auto tally = std::make_shared<std::optional<Tally>>();
    counter.start([journal = entry->journal,
                   tally](Work &work) { *tally = tallyOf(*journal, [&work] { return work.isCancelled(); }); },
                  [this, entry, journal = entry->journal, tally] {
                      toCount.removeAll(entry->session.path);
                      if (entry->journal == journal) {
                          entry->counted = true;
                          if (*tally)
                              readInto(entry->session, **tally);
                          Q_EMIT q->changed(entry->session);
                          Q_EMIT q->listChanged();
                      }
                      countNext();
                  });
}

void Sessions::Private::watch()
{
    QStringList folders = addedFolders;
    folders.prepend(folder);
    const QStringList watched = watcher.directories();
    for (const QString &each : std::as_const(folders)) {
        if (!watched.contains(each) && QFileInfo(each).isDir())
            watcher.addPath(each);
    }
}

void Sessions::Private::look(const QString &path, bool added)
{
    std::shared_ptr<SessionEntry> &entry = entries[path];
    if (!entry) {
        entry = std::make_shared<SessionEntry>();
        entry->session.path = path;
    }
    entry->session.added = added;
    update(*entry);
}

void Sessions::Private::update(SessionEntry &entry)
{
    const Session before = entry.session;
    const FileId id = fileId(before.path);
    if (entry.journal && id.exists() && !id.isSameWhileOpen(entry.id))
        entry.journal.reset(); // another process has taken the name
    bool opened = false;
    if (!entry.journal && id.exists() && id != entry.id) {
        auto journal = std::make_shared<Journal>();
        if (journal->open(before.path)) {
            entry.journal = std::move(journal);
            entry.id = id;
            opened = true;
            entry.session.error.clear();
            entry.session.gone = false;
        } else if (++entry.failures > 1 || entry.session.added) {
            entry.session.error = journal->errorString(); // it is not just being made
        } else {
            return;
        }
    }
    // what has ended does not change any more
    if (entry.journal
        && (entry.session.state == Journal::State::Running || opened
            || entry.session.state != entry.journal->state())) {
        entry.counted = false;
        readInto(entry.session, *entry.journal);
        countTheDead(entry);
    }
    if (!id.exists()) {
        entry.session.gone = true;
        entry.journal.reset();
        entry.id = id;
    } else if (entry.journal && entry.session.state == Journal::State::Finished) {
        entry.journal.reset(); // a folder may have more of them than files can be open
        entry.id = id;
    }

    if (!entry.announced) {
        entry.announced = true;
        listChanged = true;
        Q_EMIT q->added(entry.session);
    } else if (opened || !isSame(before, entry.session)) {
        listChanged = true;
        Q_EMIT q->changed(entry.session);
    }
}

void Sessions::Private::forget(const QString &path)
{
    const auto entry = entries.take(path);
    if (entry && entry->announced) {
        listChanged = true;
        Q_EMIT q->removed(path);
    }
}

Sessions::Sessions(QObject *parent) : QObject(parent), d(new Private(this))
{
    d->folder = folder();
    d->timer.setInterval(pollMs);
    d->soon.setInterval(20);
    d->soon.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, &Sessions::refresh);
    connect(&d->soon, &QTimer::timeout, this, &Sessions::refresh);
    connect(&d->watcher, &QFileSystemWatcher::directoryChanged, &d->soon, qOverload<>(&QTimer::start));
}

Sessions::~Sessions() = default;

QString Sessions::folder()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? QString() : runtime + QStringLiteral("/parallel");
}

void Sessions::setFolder(const QString &path)
{
    d->folder = QDir(path).absolutePath();
}

void Sessions::setCountsAtOnce(bool atOnce)
{
    d->countsAtOnce = atOnce;
}

void Sessions::start()
{
    refresh();
    d->timer.start();
}

void Sessions::refresh()
{
    d->watch();
    QMap<QString, bool> paths; // and whether the user added it
    QStringList pointedAt;
    if (!d->folder.isEmpty()) {
        // With links that lead nowhere, which are to go.
        const QFileInfoList files =
            QDir(d->folder).entryInfoList({QStringLiteral("*.journal")}, QDir::Files | QDir::System);
        for (const QFileInfo &file : files) {
            const QString path = d->folder + u'/' + file.fileName();
            const Pointed pointed = followPointer(path);
            if (!pointed.isPointer) {
                if (file.isFile() && file.isReadable())
                    paths.insert(path, false);
            } else if (!pointed.journal.isEmpty()) {
                paths.insert(pointed.journal, false);
                pointedAt.append(pointed.journal);
            }
        }
    }
    for (const QString &folder : std::as_const(d->addedFolders)) {
        const QStringList names =
            QDir(folder).entryList({QStringLiteral("*.journal")}, QDir::Files | QDir::Readable);
        for (const QString &name : names)
            paths.insert(folder + u'/' + name, true);
    }
    for (const QString &file : std::as_const(d->addedFiles))
        paths.insert(file, true);

    for (auto path = paths.cbegin(); path != paths.cend(); ++path)
        d->look(path.key(), path.value());
    for (const QString &path : std::as_const(pointedAt))
        d->entries[path]->pointedAt = true;

    // What is not there any more: a job that has ended, and taken its file or its
    // pointer with it, stays in the list; the oldest of many do not.
    QList<std::shared_ptr<SessionEntry>> gone;
    const auto entries = d->entries;
    for (const auto &entry : entries) {
        const bool isThere = paths.contains(entry->session.path);
        if (!isThere) {
            d->update(*entry);
            // One that somebody has deleted, though it was recorded, is not kept.
            if (!entry->announced || !entry->session.error.isEmpty()
                || entry->session.gone == entry->pointedAt)
                d->forget(entry->session.path);
        }
        if (entry->session.gone || (!isThere && entry->pointedAt))
            gone.append(entry);
    }
    std::sort(gone.begin(), gone.end(),
              [](const auto &a, const auto &b) { return a->session.info.started > b->session.info.started; });
    for (const auto &entry : gone.mid(maxGone))
        d->forget(entry->session.path);

    if (std::exchange(d->listChanged, false))
        Q_EMIT listChanged();
}

QList<Session> Sessions::list() const
{
    QList<Session> list;
    for (const auto &entry : std::as_const(d->entries)) {
        if (entry->announced)
            list.append(entry->session);
    }
    std::stable_sort(list.begin(), list.end(), [](const Session &a, const Session &b) {
        const bool aRuns = a.state == Journal::State::Running && a.error.isEmpty();
        const bool bRuns = b.state == Journal::State::Running && b.error.isEmpty();
        return aRuns != bRuns ? aRuns : a.info.started > b.info.started;
    });
    return list;
}

Session Sessions::session(const QString &path) const
{
    const auto entry = d->entries.value(path);
    return entry ? entry->session : Session();
}

bool Sessions::add(const QString &path, QString *error)
{
    const QFileInfo info(path);
    const QString absolute = info.absoluteFilePath();
    if (info.isDir()) {
        const QString folder = QDir(absolute).absolutePath();
        if (!d->addedFolders.contains(folder))
            d->addedFolders.append(folder);
    } else {
        Journal journal;
        if (!journal.open(absolute)) {
            if (error)
                *error = journal.errorString();
            return false;
        }
        if (!d->addedFiles.contains(absolute))
            d->addedFiles.append(absolute);
    }
    refresh();
    return true;
}

void Sessions::remove(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    d->addedFiles.removeAll(absolute);
    d->addedFolders.removeAll(QDir(absolute).absolutePath());
    d->forget(absolute);
    refresh();
}

bool Sessions::deleteJournal(const QString &path, QString *error)
{
    refresh(); // it may have been a second ago that anybody looked
    const Session found = session(path);
    if (found.state == Journal::State::Running && found.error.isEmpty() && !found.path.isEmpty()) {
        *error = QStringLiteral("Process %1 is still writing it. It can be deleted when that has ended.")
                     .arg(found.info.pid);
        return false;
    }
    QFile file(path);
    if (!file.remove()) {
        *error = file.errorString();
        return false;
    }
    remove(path);
    return true;
}

QStringList Sessions::folders() const
{
    return d->addedFolders;
}

} // namespace monitor
