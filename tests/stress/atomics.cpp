// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Makes every atomic value and fence of the library a point of the schedule. The
/// library is compiled for this test with the calls that ThreadSanitizer's runtime
/// would take, and this takes them in its place. Each does what was asked for and not
/// more: a fence that is missing in the library is missing here.

#include "stress/schedule.h"
#include "support/quiettsan.h"

#include <cstdint>

using stress::point;

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier)

#define CHANGE(bits, T, name, builtin)                                                                       \
    T __tsan_atomic##bits##_##name(volatile T *value, T by, int)                                             \
    {                                                                                                        \
        point();                                                                                             \
        const T before = builtin(value, by, __ATOMIC_SEQ_CST);                                               \
        point();                                                                                             \
        return before;                                                                                       \
    }
#define COMPARE(bits, T, name, weak)                                                                         \
    bool __tsan_atomic##bits##_##name(volatile T *value, T *expected, T wanted, int, int)                    \
    {                                                                                                        \
        point();                                                                                             \
        return __atomic_compare_exchange_n(value, expected, wanted, weak, __ATOMIC_SEQ_CST,                  \
                                           __ATOMIC_SEQ_CST);                                                \
    }
#define COMPARE_VALUE(bits, T)                                                                               \
    T __tsan_atomic##bits##_compare_exchange_val(volatile T *value, T expected, T wanted, int, int)          \
    {                                                                                                        \
        point();                                                                                             \
        __atomic_compare_exchange_n(value, &expected, wanted, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);    \
        return expected;                                                                                     \
    }
#define VALUE(bits, T)                                                                                       \
    T __tsan_atomic##bits##_load(const volatile T *value, int)                                               \
    {                                                                                                        \
        point();                                                                                             \
        return __atomic_load_n(value, __ATOMIC_SEQ_CST);                                                     \
    }                                                                                                        \
    void __tsan_atomic##bits##_store(volatile T *value, T wanted, int order)                                 \
    {                                                                                                        \
        point();                                                                                             \
        if (order == __ATOMIC_SEQ_CST)                                                                       \
            __atomic_store_n(value, wanted, __ATOMIC_SEQ_CST);                                               \
        else                                                                                                 \
            __atomic_store_n(value, wanted, __ATOMIC_RELEASE);                                               \
        point();                                                                                             \
    }                                                                                                        \
    CHANGE(bits, T, exchange, __atomic_exchange_n)                                                           \
    CHANGE(bits, T, fetch_add, __atomic_fetch_add)                                                           \
    CHANGE(bits, T, fetch_sub, __atomic_fetch_sub)                                                           \
    CHANGE(bits, T, fetch_and, __atomic_fetch_and)                                                           \
    CHANGE(bits, T, fetch_or, __atomic_fetch_or)                                                             \
    CHANGE(bits, T, fetch_xor, __atomic_fetch_xor)                                                           \
    COMPARE(bits, T, compare_exchange_strong, false)                                                         \
    COMPARE(bits, T, compare_exchange_weak, true)                                                            \
    COMPARE_VALUE(bits, T)

VALUE(8, std::uint8_t)
VALUE(16, std::uint16_t)
VALUE(32, std::uint32_t)
VALUE(64, std::uint64_t)

void __tsan_atomic_thread_fence(int order)
{
    point();
    if (order == __ATOMIC_SEQ_CST)
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
    else
        __atomic_thread_fence(__ATOMIC_ACQ_REL);
}
void __tsan_atomic_signal_fence(int)
{
    point();
}

// NOLINTEND(bugprone-reserved-identifier)

} // extern "C"
