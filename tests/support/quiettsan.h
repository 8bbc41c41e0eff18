// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Of the calls that the compiler makes for ThreadSanitizer's runtime, those that say nothing to a
/// schedule of atomic values. For one file of a program, which defines the others.

#pragma once

#include <cstddef>
#include <cstring>

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier)

// Where Qt's locks would tell ThreadSanitizer of themselves (since 6.8). Each of them is a lock of
// the C library or an atomic value, and so is a point already.
void __tsan_acquire(void *) {}
void __tsan_release(void *) {}
void __tsan_mutex_pre_lock(void *, unsigned) {}
void __tsan_mutex_post_lock(void *, unsigned, int) {}
int __tsan_mutex_pre_unlock(void *, unsigned)
{
    return 0;
}
void __tsan_mutex_post_unlock(void *, unsigned) {}

// Plain accesses, and functions begun and left.
#define PLAIN(bytes)                                                                                         \
    void __tsan_read##bytes(void *) {}                                                                       \
    void __tsan_write##bytes(void *) {}                                                                      \
    void __tsan_unaligned_read##bytes(void *) {}                                                             \
    void __tsan_unaligned_write##bytes(void *) {}
PLAIN(1)
PLAIN(2)
PLAIN(4)
PLAIN(8)
PLAIN(16)
// Clang's own.
void *__tsan_memcpy(void *to, const void *from, std::size_t size)
{
    return std::memcpy(to, from, size);
}
void *__tsan_memmove(void *to, const void *from, std::size_t size)
{
    return std::memmove(to, from, size);
}
void *__tsan_memset(void *at, int value, std::size_t size)
{
    return std::memset(at, value, size);
}
void __tsan_read_range(void *, std::size_t) {}
void __tsan_write_range(void *, std::size_t) {}
void __tsan_vptr_update(void **, void *) {}
void __tsan_vptr_read(void **) {}
void __tsan_func_entry(void *) {}
void __tsan_func_exit() {}
void __tsan_init() {}

// NOLINTEND(bugprone-reserved-identifier)

} // extern "C"
