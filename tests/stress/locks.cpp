// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Makes every lock a point of the schedule. Being in the program itself, these are
/// found before those of the C library (or of a sanitizer), by all libraries. They end
/// with a jump to those, so that a sanitizer sees which library called (stress.cmake).

#include "stress/schedule.h"

#include <dlfcn.h>
#include <pthread.h>

namespace {

using Function = int (*)(pthread_mutex_t *) noexcept;

/// The function that would have been found without this program's.
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int pthread_mutex_lock(pthread_mutex_t *mutex) noexcept
{
    static const Function real = next("pthread_mutex_lock");
    stress::point();
    return real(mutex);
}

int pthread_mutex_unlock(pthread_mutex_t *mutex) noexcept
{
    static const Function real = next("pthread_mutex_unlock");
    stress::point();
    return real(mutex);
}

} // extern "C"
