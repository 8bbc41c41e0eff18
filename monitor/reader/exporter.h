// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "query.h"
#include "slots.h"
#include "snapshot.h"
#include "work.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qiodevice.h>
#include <QtCore/qobject.h>

namespace monitor {

enum class Format {
    Csv,   ///< Tasks, one a line; ".csv"
    Json,  ///< Tasks, an array of objects; ".tasks.json"
    Trace, ///< All of it for Perfetto and chrome://tracing; ".json"
    Report, ///< One HTML file with plots; ".html"
    Arguments ///< Of failed tasks or those asked for, one a line, to run them again; ".txt"
};

/// The format that a file's name asks for. False: \a error says what is accepted.
bool formatOf(const QString &fileName, Format &format, QString *error);

/// Write to \a out, streaming. False: \a error says why, or is empty when it was
/// cancelled. Block; may run in any thread.
bool writeCsv(const parallel::Journal &journal, const Slots &slots, QIODevice &out, Work &work,
              QString *error);
bool writeJson(const parallel::Journal &journal, const Slots &slots, QIODevice &out, Work &work,
               QString *error);
/// What cannot be used as it is goes out all the same, and \a note says how many that are.
bool writeArguments(const parallel::Journal &journal, const Slots &slots, QIODevice &out, Work &work,
                    QString *error, QString *note = nullptr);
bool writeTrace(const parallel::Journal &journal, QIODevice &out, Work &work, QString *error);
bool writeReport(const parallel::Journal &journal, const Snapshot &snapshot, QIODevice &out, Work &work,
                 QString *error);

/// Writes a file in a thread of its own; the file appears when it is complete
/// and not otherwise. Belongs to one thread, which is never blocked by it.
class Exporter : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(std::shared_ptr<parallel::Journal> journal, QObject *parent = nullptr);
    /// Cancels; waits some milliseconds for it at most.
    ~Exporter() override;

    /// \a slots: what Csv and Json contain; null: all tasks.
    void start(const QString &fileName, Format format, SlotsPtr slots = {});
    /// The tasks that \a query finds, which is run in the background too.
    void start(const QString &fileName, Format format, const Query &query);
    /// How many tasks the query found.
    quint64 found() const;
    /// What is to be known of the file; empty: nothing.
    QString note() const;
    void cancel();
    bool isRunning() const;

    /// Exports here and now.
    static bool write(parallel::Journal &journal, const QString &fileName, Format format,
                      const SlotsPtr &slots, Work &work, QString *error, QString *note = nullptr);

Q_SIGNALS:
    void progressChanged(quint64 done, quint64 total);
    /// \a error: empty when the file is there.
    void finished(const QString &fileName, const QString &error);
    void cancelled();

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace monitor
