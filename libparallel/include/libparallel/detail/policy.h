// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a task holds of its policies. Not part of the public API.

#pragma once

#include <libparallel/export.h>

#include <QtCore/qglobal.h>

#include <chrono>
#include <utility>

namespace parallel {
struct Retry;
}

namespace parallel::detail {

class Policy;

/// The policies of a task, shared by its handles and calls, which do not change: each with…()
/// makes others. Mostly there are none.
class PARALLEL_EXPORT PolicyRef
{
public:
    PolicyRef() noexcept = default;
    explicit PolicyRef(const Policy *policy) noexcept : m_policy(policy) { ref(); }
    PolicyRef(const PolicyRef &other) noexcept : m_policy(other.m_policy) { ref(); }
    PolicyRef(PolicyRef &&other) noexcept : m_policy(std::exchange(other.m_policy, nullptr)) {}
    PolicyRef &operator=(PolicyRef other) noexcept
    {
        std::swap(m_policy, other.m_policy);
        return *this;
    }
    ~PolicyRef()
    {
        if (m_policy)
            deref(m_policy);
    }

    const Policy *get() const noexcept { return m_policy; }
    /// Without giving its reference back, which adopt() takes over.
    const Policy *release() noexcept { return std::exchange(m_policy, nullptr); }
    static PolicyRef adopt(const Policy *policy) noexcept
    {
        PolicyRef ref;
        ref.m_policy = policy;
        return ref;
    }
    explicit operator bool() const noexcept { return m_policy != nullptr; }

    // Each throws ConfigError for what is out of range.

    PolicyRef withRetry(const Retry &retry) const;
    PolicyRef withLimit(qint64 count) const;
    PolicyRef withKeyedLimit(qint64 count) const;
    PolicyRef withRate(qint64 count, std::chrono::milliseconds per) const;
    PolicyRef withTimeout(std::chrono::milliseconds timeout) const;
    PolicyRef withDelay(std::chrono::milliseconds delay) const;
    PolicyRef withPriority(int priority) const;
    PolicyRef withRemote() const;

private:
    void ref() const noexcept
    {
        if (m_policy)
            ref(m_policy);
    }
    static void ref(const Policy *policy) noexcept;
    static void deref(const Policy *policy) noexcept;

    const Policy *m_policy = nullptr;
};

} // namespace parallel::detail
