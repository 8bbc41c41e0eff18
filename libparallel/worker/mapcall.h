// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/format.h"

#include <libparallel/map.h>

#include <atomic>

namespace parallel::detail {

class Runner;
struct Frame;

/// A map while it runs: how many of its elements have been taken, and have ended.
struct MapState
{
    explicit MapState(std::shared_ptr<MapBody> b) : body(std::move(b)) {}

    /// \a n elements have ended, of which \a dropped never ran. The last one finishes the map.
    void end(qsizetype n, qsizetype dropped);

    const std::shared_ptr<MapBody> body;
    journal::Time queued = 0;          // when it was called, if recorded …
    quint64 parent = 0;                // … and by which task
    std::atomic<qsizetype> next{0};    // the first element that nobody has taken
    std::atomic<qsizetype> ended{0};   // acq_rel: who ends the last sees what all others did
    std::atomic<qsizetype> dropped{0};
    std::atomic<int> runners{1};
};

/// Takes elements of a map and runs them until there are none: one such call for
/// each worker that takes part. Short elements are taken many at a time; a call
/// that then meets a long one gives back the rest of what it took.
class MapCall final : public Call
{
public:
    /// \a begin to \a end: elements taken before. Empty: take some.
    MapCall(std::shared_ptr<MapState> state, qsizetype begin, qsizetype end)
        : Call(state->body->definition, CallKind::Map), m_state(std::move(state)), m_begin(begin), m_end(end)
    {
    }

    /// Counts and queues the elements of \a state. Throws std::bad_alloc: then none will run.
    static void submit(Runner &runner, Join *join, std::shared_ptr<MapState> state);

    /// Runs all elements here and now. Throws what they throw.
    static void runSerially(Runner &runner, const Context &around, std::shared_ptr<MapState> state);

    void run() override;
    bool isCancelled() const noexcept override { return m_state->body->isCancelled(); }
    void describe(Text &text) const override;
    void destroy() override { this->~MapCall(); }

    /// Gives up all elements that nobody runs. Returns how many it was that gave up.
    qsizetype dropRest();

private:
    bool share(Runner &runner, qsizetype begin, qsizetype end) const noexcept;
    std::exception_ptr runElement(Runner &runner, Frame &frame, qsizetype index);
    void tellDropped(qsizetype index);
    bool mustStop() const;

    const std::shared_ptr<MapState> m_state;
    qsizetype m_begin;
    qsizetype m_end;
    qsizetype m_current = 0;   // the element that runs, or the first of …
    qsizetype m_described = 1; // … this many
};

} // namespace parallel::detail
