// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFuture>
#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>
#include <mutex>
#include <optional>

/// What a step has done; -1 where that means nothing.
struct Loaded
{
    qint64 rows = -1;
    qint64 bytes = -1;
    double seconds = -1; ///< Where it was measured elsewhere.
    QStringList notes = {}; ///< What the user ought to know.
};

/// What became of each source and transform. Any thread may tell it and ask it.
class Summary
{
public:
    /// Lists a step that is still to be done. \a name must be its alone; people see
    /// it as \a shown. Not thread-safe: do it before any starts.
    void expect(const QString &name, const QString &shown);

    /// Does a step, measures it, and notes how it ended. What it throws goes on. One that fails
    /// and is tried again counts as cancelled if that never comes.
    void record(const QString &name, bool triesAgain, const std::function<Loaded()> &work);

    /// Notes how a step ends that is done elsewhere, once its future has finished.
    void follow(const QString &name, const QFuture<Loaded> &step);

    /// Whether every expected step has been done.
    bool allDone();
    /// Whether no step has been begun, as far as is known.
    bool nothingBegun();
    /// Whether one has failed or was cancelled.
    bool hasFailures();

    /// The table as text. \a brief leaves out what was done, but not from the totals.
    QString toText(bool brief);

private:
    enum class Outcome { NotStarted, Running, Done, Failed, Cancelled };

    struct Line
    {
        QString shown;
        Outcome outcome = Outcome::NotStarted;
        Loaded loaded = {};
        double seconds = 0;
        QString reason = {};
        std::optional<QFuture<Loaded>> elsewhere = {}; // until it has finished
    };
    void settle();
    static QString outcomeOf(const Line &line);
    QString totals() const;

    std::mutex m_mutex;
    QList<Line> m_lines;
    QHash<QString, qsizetype> m_byName;
};
