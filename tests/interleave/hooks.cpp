// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the scheduler is told of: atomic values, by the calls that the compiler makes for
/// ThreadSanitizer's runtime, which this stands in for; and locks, conditions, yields and the
/// fence of all threads, whose functions are found here before the C library's. Outside of
/// explore() each does what it always does.

#include "interleave/scheduler.h"
#include "support/quiettsan.h"

#include <cerrno>
#include <cstdarg>
#include <cstdint>

#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>

using namespace interleave;

namespace {

template<typename F>
F *next(const char *name)
{
    return reinterpret_cast<F *>(::dlsym(RTLD_NEXT, name));
}

/// Stores what \a to() makes of the value that is there, or nothing. Returns what was there.
template<typename T, typename To>
T changed(volatile T *value, int order, To to)
{
    T *const at = const_cast<T *>(value);
    if (isRunning()) {
        return T(change(at, sizeof(T), order == __ATOMIC_SEQ_CST, [&](unsigned long long before) {
            const std::optional<T> after = to(T(before));
            return after ? std::optional<unsigned long long>(*after) : std::nullopt;
        }));
    }
    T before = __atomic_load_n(at, __ATOMIC_SEQ_CST);
    for (;;) {
        const std::optional<T> after = to(before);
        if (!after
            || __atomic_compare_exchange_n(at, &before, *after, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
            return before;
    }
}

} // namespace

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier)

#define CHANGE(bits, T, name, after)                                                                         \
    T __tsan_atomic##bits##_##name(volatile T *value, T by, int order)                                       \
    {                                                                                                        \
        return changed(value, order, [&]([[maybe_unused]] T before) { return std::optional<T>(T(after)); }); \
    }
#define COMPARE(bits, T, name)                                                                               \
    bool __tsan_atomic##bits##_##name(volatile T *value, T *expected, T wanted, int order, int)              \
    {                                                                                                        \
        const T before = changed(                                                                            \
            value, order, [&](T is) { return is == *expected ? std::optional<T>(wanted) : std::nullopt; });  \
        return before == *expected || (*expected = before, false);                                           \
    }
#define VALUE(bits, T)                                                                                       \
    T __tsan_atomic##bits##_load(const volatile T *value, int)                                               \
    {                                                                                                        \
        if (isRunning())                                                                                     \
            return T(load(const_cast<const T *>(value), bits / 8));                                          \
        return __atomic_load_n(value, __ATOMIC_SEQ_CST);                                                     \
    }                                                                                                        \
    void __tsan_atomic##bits##_store(volatile T *value, T wanted, int order)                                 \
    {                                                                                                        \
        if (isRunning())                                                                                     \
            store(const_cast<T *>(value), bits / 8, wanted, order == __ATOMIC_SEQ_CST);                      \
        else                                                                                                 \
            __atomic_store_n(value, wanted, __ATOMIC_SEQ_CST);                                               \
    }                                                                                                        \
    CHANGE(bits, T, exchange, by)                                                                            \
    CHANGE(bits, T, fetch_add, before + by)                                                                  \
    CHANGE(bits, T, fetch_sub, before - by)                                                                  \
    CHANGE(bits, T, fetch_and, before &by)                                                                   \
    CHANGE(bits, T, fetch_or, before | by)                                                                   \
    CHANGE(bits, T, fetch_xor, before ^ by)                                                                  \
    COMPARE(bits, T, compare_exchange_strong)                                                                \
    COMPARE(bits, T, compare_exchange_weak)                                                                  \
    T __tsan_atomic##bits##_compare_exchange_val(volatile T *value, T expected, T wanted, int order, int)    \
    {                                                                                                        \
        __tsan_atomic##bits##_compare_exchange_strong(value, &expected, wanted, order, 0);                   \
        return expected;                                                                                     \
    }

VALUE(8, std::uint8_t)
VALUE(16, std::uint16_t)
VALUE(32, std::uint32_t)
VALUE(64, std::uint64_t)

void __tsan_atomic_thread_fence(int order)
{
    if (!isRunning()) {
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
    } else if (order == __ATOMIC_SEQ_CST) { // the others are no instruction
        step(nullptr);
        fence();
    }
}
void __tsan_atomic_signal_fence(int) {}

// NOLINTEND(bugprone-reserved-identifier)

int pthread_mutex_lock(pthread_mutex_t *mutex) noexcept
{
    static auto *const real = next<int(pthread_mutex_t *)>("pthread_mutex_lock");
    if (!isRunning())
        return real(mutex);
    lock(mutex);
    return 0;
}

int pthread_mutex_unlock(pthread_mutex_t *mutex) noexcept
{
    static auto *const real = next<int(pthread_mutex_t *)>("pthread_mutex_unlock");
    if (!isRunning())
        return real(mutex);
    unlock(mutex);
    return 0;
}

int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex)
{
    static auto *const real = next<int(pthread_cond_t *, pthread_mutex_t *)>("pthread_cond_wait");
    if (!isRunning())
        return real(condition, mutex);
    sleep(condition, mutex, false);
    return 0;
}

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                           const timespec *until)
{
    static auto *const real =
        next<int(pthread_cond_t *, pthread_mutex_t *, clockid_t, const timespec *)>("pthread_cond_clockwait");
    if (!isRunning())
        return real(condition, mutex, clock, until);
    return sleep(condition, mutex, true) ? 0 : ETIMEDOUT;
}

int pthread_cond_signal(pthread_cond_t *condition) noexcept
{
    static auto *const real = next<int(pthread_cond_t *)>("pthread_cond_signal");
    if (!isRunning())
        return real(condition);
    wake(condition, false);
    return 0;
}

int pthread_cond_broadcast(pthread_cond_t *condition) noexcept
{
    static auto *const real = next<int(pthread_cond_t *)>("pthread_cond_broadcast");
    if (!isRunning())
        return real(condition);
    wake(condition, true);
    return 0;
}

int sched_yield() noexcept
{
    static auto *const real = next<int()>("sched_yield");
    if (!isRunning())
        return real();
    yield();
    return 0;
}

/// Only platform::processFence() makes calls by their numbers while threads take turns.
long syscall(long number, ...) noexcept
{
    static auto *const real = next<long(long, long, long, long, long, long, long)>("syscall");
    va_list list;
    va_start(list, number);
    long a[6];
    for (long &argument : a)
        argument = va_arg(list, long);
    va_end(list);
    if (!isRunning())
        return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    if (number == SYS_membarrier)
        processFence();
    return 0;
}

} // extern "C"
