// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/query.h"
#include "reader/words.h"

#include <QtCore/qobject.h>

#include <optional>

namespace monitor {

/// What the user wants to look at: the one selection that the timeline, the table
/// and the statistics share.
struct Filter
{
    struct Range
    {
        qint64 from = 0; ///< Time points, nanoseconds.
        qint64 to = 0;
        friend bool operator==(const Range &, const Range &) = default;
    };
    struct Lane
    {
        int pool = 0;
        int worker = 0;
        quint32 scope = 0; ///< The pool's number: Journal::Pool::id.
        friend bool operator==(const Lane &, const Lane &) = default;
    };

    QString text;                ///< What stands in the search box.
    std::optional<Shown> state;
    QString name;                ///< Empty: any.
    std::optional<Range> range;  ///< Tasks that ran in it, or waited only.
    std::optional<Lane> lane;

    bool isEmpty() const { return text.isEmpty() && !state && name.isEmpty() && !range && !lane; }
    friend bool operator==(const Filter &, const Filter &) = default;

    /// All of it in the words of the search box.
    QString queryText() const;
};

/// The filter, and those before it.
class FilterHistory : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const Filter &filter() const { return m_filter; }
    /// \a mergeable: typing and dragging make one step of many.
    void set(const Filter &filter, bool mergeable = false);
    bool canUndo() const { return !m_past.isEmpty(); }
    bool canRedo() const { return !m_future.isEmpty(); }
    void undo();
    void redo();
    /// Forgets everything: another job.
    void reset();

Q_SIGNALS:
    void changed();

private:
    Filter m_filter;
    QList<Filter> m_past;
    QList<Filter> m_future;
    bool m_merging = false;
};

} // namespace monitor
