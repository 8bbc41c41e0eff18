// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/progress.h>

#include "base/parker.h"
#include "base/settings.h"

#include <memory>

namespace parallel::detail {

/// What PARALLEL_PROGRESS shows on standard error: one line that is drawn anew
/// (done, rate, time left, failed), or a plain line every few seconds. Used by
/// one thread at a time.
class ProgressLine
{
public:
    /// nullptr when none is wanted.
    static std::unique_ptr<ProgressLine> make(const Settings &settings);
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// Draws it if it is time, and in any case if these are the \a final counts.
    void show(const Progress &progress, bool final);

private:
    explicit ProgressLine(const Settings &settings);
    void measureRate(const Progress &progress, Clock::time_point now);
    QString text(const Progress &progress, bool final) const;
    void draw(const QString &line, bool failed, bool final);

    const QString m_name;
    const bool m_bar;
    const bool m_colour;
    const Clock::time_point m_started = Clock::now();
    Clock::time_point m_shown;
    Clock::time_point m_measured = m_started;
    qint64 m_measuredDone = 0;
    double m_rate = 0; // tasks a second, smoothed; 0: not yet known
    bool m_drawn = false;
};

} // namespace parallel::detail
