// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/policy.h"

#include <QtCore/qhash.h>
#include <QtCore/qstring.h>

#include <optional>

namespace parallel::detail {

class Definition;

/// What an operator says of the policies of tasks, by their names: PARALLEL_TASKS. Limits and
/// rates are one for all tasks of a name, for as long as the variable says the same.
class Overrides
{
public:
    /// Of what \a text says. Empty: nullptr. Throws ConfigError.
    static std::shared_ptr<const Overrides> parsed(const QString &text);

    /// What there is for a task of this name: \a policy (or none) with what the operator says.
    static PolicyRef effective(const std::shared_ptr<const Overrides> &self, const QByteArray &name,
                               const Policy *policy);

    /// Around a fork(). While this is locked, others of the policies may be too, but not the other way.
    static void lockForFork();
    static void unlockAfterFork();

private:
    struct Override
    {
        std::optional<int> attempts;
        std::shared_ptr<Limit> limit;
        std::shared_ptr<Rate> rate;
        std::optional<qint64> timeout;
        std::optional<qint64> delay;
        std::optional<int> priority;
        PolicyRef alone; // for tasks that have no policy in code
    };

    void add(const QString &text, const QString &part);
    static PolicyRef applied(const Override &override, const Policy *policy);

    QHash<QByteArray, Override> m_byName;
};

/// The policy of a call: nullptr where there is none.
PolicyRef effectivePolicy(const Definition &definition, const std::shared_ptr<const Overrides> &overrides);

} // namespace parallel::detail
