// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>

namespace monitor {

/// The part of a job's time that the timeline shows; nanoseconds. Keeps itself
/// within the job, never shorter than `shortest`, and follows the job's end for as
/// long as the user has not moved away from it.
class TimeWindow : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    static constexpr double shortest = 1e3;

    double from() const { return m_from; }
    double to() const { return m_to; }
    double length() const { return m_to - m_from; }
    /// How long the job has lasted.
    double end() const { return m_end; }
    bool showsAll() const { return m_all; }

    /// The job has got so far. What shows all goes on to show all, what stands at
    /// the end moves along.
    void setEnd(double end);
    /// Stands still, or goes (back) to the end and along with it.
    void setFrozen(bool frozen);
    bool isFrozen() const { return m_frozen; }
    void set(double from, double to);
    /// \a factor < 1: closer. The time point \a at stays where it is.
    void zoom(double factor, double at);
    void pan(double by);
    void showAll();
    void reset();

Q_SIGNALS:
    void changed();

private:
    double m_from = 0;
    double m_to = shortest;
    double m_end = shortest;
    bool m_all = true;
    bool m_following = true;
    bool m_frozen = false;
};

} // namespace monitor
