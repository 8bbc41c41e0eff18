// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The functions by which a process asks its system for something. Being in the
/// program itself, they are found before those of the C library, by all libraries.

#include "faults/inject.h"

#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <new>

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace faults {

namespace {

/// The function that would have been found without this program's.
template<typename F>
F *next(const char *name)
{
    return reinterpret_cast<F *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

} // namespace faults

using namespace faults;

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)

#define FAIL_WITH(kind, error, result)                                                                       \
    if (mustFail(kind, __builtin_return_address(0))) {                                                       \
        errno = error;                                                                                       \
        return result;                                                                                       \
    }
#define REAL(name) static auto *const real = next<decltype(::name)>(#name)

// --- memory ---

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

// A sanitizer has a malloc() of its own, which must stay; it finds leaks itself.
void *operator new(std::size_t size)
{
    if (mustFail(Kind::Memory, __builtin_return_address(0)))
        throw std::bad_alloc();
    void *const memory = std::malloc(size);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

#else

extern "C" {

void *__libc_malloc(std::size_t size);                     // NOLINT(bugprone-reserved-identifier)
void *__libc_calloc(std::size_t n, std::size_t size);      // NOLINT(bugprone-reserved-identifier)
void *__libc_realloc(void *memory, std::size_t size);      // NOLINT(bugprone-reserved-identifier)
void *__libc_memalign(std::size_t align, std::size_t size); // NOLINT(bugprone-reserved-identifier)
void __libc_free(void *memory);                            // NOLINT(bugprone-reserved-identifier)

void *malloc(std::size_t size)
{
    FAIL_WITH(Kind::Memory, ENOMEM, nullptr)
    countBlock(1);
    return __libc_malloc(size);
}

void *calloc(std::size_t n, std::size_t size)
{
    FAIL_WITH(Kind::Memory, ENOMEM, nullptr)
    countBlock(1);
    return __libc_calloc(n, size);
}

void *realloc(void *memory, std::size_t size)
{
    FAIL_WITH(Kind::Memory, ENOMEM, nullptr)
    if (!memory)
        countBlock(1);
    return __libc_realloc(memory, size);
}

void *aligned_alloc(std::size_t align, std::size_t size)
{
    FAIL_WITH(Kind::Memory, ENOMEM, nullptr)
    countBlock(1);
    return __libc_memalign(align, size);
}

void *memalign(std::size_t align, std::size_t size)
{
    FAIL_WITH(Kind::Memory, ENOMEM, nullptr)
    countBlock(1);
    return __libc_memalign(align, size);
}

int posix_memalign(void **memory, std::size_t align, std::size_t size)
{
    FAIL_WITH(Kind::Memory, ENOMEM, ENOMEM)
    countBlock(1);
    *memory = __libc_memalign(align, size);
    return *memory ? 0 : ENOMEM;
}

void free(void *memory)
{
    if (memory)
        countBlock(-1);
    __libc_free(memory);
}

} // extern "C"

#endif

extern "C" {

void *mmap(void *address, std::size_t size, int protection, int flags, int file, off_t offset)
{
    REAL(mmap);
    FAIL_WITH(file < 0 ? Kind::Memory : Kind::File, ENOMEM, MAP_FAILED)
    return real(address, size, protection, flags, file, offset);
}

// --- threads ---

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*function)(void *),
                   void *argument)
{
    REAL(pthread_create);
    FAIL_WITH(Kind::Thread, EAGAIN, EAGAIN)
    if (mustFail(Kind::SlowThread, __builtin_return_address(0)))
        ::usleep(300'000);
    return real(thread, attributes, function, argument);
}

// --- files ---

int open(const char *path, int flags, ...)
{
    REAL(open);
    FAIL_WITH(Kind::File, EIO, -1)
    va_list more;
    va_start(more, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return real(path, flags, mode);
}

int eventfd(unsigned value, int flags)
{
    REAL(eventfd);
    FAIL_WITH(Kind::File, EMFILE, -1)
    return real(value, flags);
}

int fcntl(int file, int command, ...)
{
    REAL(fcntl);
    FAIL_WITH(Kind::File, ENOLCK, -1)
    va_list more;
    va_start(more, command);
    void *const argument = va_arg(more, void *);
    va_end(more);
    return real(file, command, argument);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    FAIL_WITH(Kind::File, EIO, -1)
    return real(path, mode);
}

int lstat(const char *path, struct stat *status)
{
    static auto *const real = next<int(const char *, struct stat *)>("lstat");
    FAIL_WITH(Kind::File, EIO, -1)
    return real(path, status);
}

int chmod(const char *path, mode_t mode)
{
    REAL(chmod);
    FAIL_WITH(Kind::File, EPERM, -1)
    return real(path, mode);
}

int fchmod(int file, mode_t mode)
{
    REAL(fchmod);
    FAIL_WITH(Kind::File, EPERM, -1)
    return real(file, mode);
}

int posix_fallocate(int file, off_t offset, off_t size)
{
    REAL(posix_fallocate);
    FAIL_WITH(Kind::File, ENOSPC, ENOSPC)
    return real(file, offset, size);
}

ssize_t pwrite(int file, const void *bytes, std::size_t size, off_t offset)
{
    REAL(pwrite);
    FAIL_WITH(Kind::File, ENOSPC, -1)
    return real(file, bytes, size, offset);
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    FAIL_WITH(Kind::File, EIO, -1)
    return real(from, to);
}

int unlink(const char *path)
{
    REAL(unlink);
    FAIL_WITH(Kind::File, EIO, -1)
    return real(path);
}

int madvise(void *address, std::size_t size, int advice)
{
    REAL(madvise);
    FAIL_WITH(Kind::File, EIO, -1)
    return real(address, size, advice);
}

} // extern "C"

// NOLINTEND(readability-inconsistent-declaration-parameter-name)
