// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a call with policies runs outside all scopes. Not part of the public API.

#pragma once

#include <libparallel/detail/call.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <atomic>
#include <memory>
#include <type_traits>

namespace parallel::detail {

class SerialRun;

/// May an operator have a say in what calls outside all scopes are to obey? Yes until the first of
/// them has looked, and then if so. Relaxed: each that finds it set looks for itself.
PARALLEL_EXPORT extern constinit std::atomic<bool> operatorMaySay;
/// What calls of \a definition are to obey outside all scopes: often nothing. Throws ConfigError
/// where PARALLEL_TASKS is wrong.
PARALLEL_EXPORT PolicyRef policyFound(const Definition &definition);
inline PolicyRef policyHere(const Definition &definition)
{
    if (!definition.policy() && !operatorMaySay.load(std::memory_order_relaxed)) [[likely]]
        return {};
    return policyFound(definition);
}

/// One call that runs where it is made: its attempts, one after the other. This thread sleeps
/// where a call in a scope would wait without one.
class PARALLEL_EXPORT HereCall
{
public:
    /// \a keys: of each limit that has a key. Throws UsageError where it would have to be tried
    /// again and is not \a isRepeatable.
    HereCall(const Definition &definition, const PolicyRef &policy, const QList<QByteArray> &keys,
             bool isRepeatable);
    ~HereCall();
    HereCall(const HereCall &) = delete;
    HereCall &operator=(const HereCall &) = delete;

    /// Is the attempt that runs the last one, which may use up the arguments?
    bool isLast() const noexcept;
    /// Waits until the next attempt may run.
    void begin();
    /// Runs it, and throws TimeoutError where it took too long.
    template<typename Run>
    auto end(Run run)
    {
        if constexpr (std::is_void_v<decltype(run())>) {
            run();
            end();
        } else {
            auto result = run();
            end();
            return result;
        }
    }
    /// It has thrown. Comes back if there is to be another one; throws what the call throws else.
    void endWith(const std::exception_ptr &thrown);

private:
    void end();

    const std::unique_ptr<SerialRun> d;
};

/// Runs a call of \a definition, which is to obey \a policy, where it is made. \a run is one attempt; it is
/// told whether another one may follow, that needs the arguments again.
template<typename Run>
auto runByPolicy(const Definition &definition, const PolicyRef &policy, const QList<QByteArray> &keys,
                 bool isRepeatable, Run run)
{
    HereCall call(definition, policy, keys, isRepeatable);
    for (;;) {
        call.begin();
        try {
            return call.end([&] { return run(!call.isLast()); });
        } catch (...) {
            call.endWith(std::current_exception());
        }
    }
}

} // namespace parallel::detail
