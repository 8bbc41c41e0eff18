// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "worker/mapcall.h"

namespace parallel::detail {

/// One element of a map whose task has policies: a call by itself, which may wait and be tried
/// again without the others.
class ElementCall final : public Call
{
public:
    /// \a place: where the element is.
    ElementCall(std::shared_ptr<MapState> state, qsizetype place);

    void run() override;
    void handOver() override;
    std::exception_ptr settle(const std::exception_ptr &thrown) noexcept override;
    void drop() noexcept override { m_state->end(1, 1); }
    bool isCancelled() const noexcept override { return m_state->body->isCancelled(); }
    bool isSuspended() const noexcept override;
    bool begin() noexcept override;
    void describe(Text &text) const override { m_state->body->describe(text, m_place); }
    void addKeys(QList<QByteArray> &keys) const override { m_state->body->addKeys(keys, m_place); }
    void destroy() override { this->~ElementCall(); }

private:
    void count() noexcept;
    void uncount() noexcept;

    const std::shared_ptr<MapState> m_state;
    const qsizetype m_place;
    std::unique_ptr<ElementValue> m_value; // by the latest attempt
    bool m_isCounted = false;              // among those that run
};

} // namespace parallel::detail
