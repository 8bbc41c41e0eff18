// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "platform/platform.h"

#include <cerrno>
#include <cstring>

#include <dlfcn.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

namespace parallel::platform {

namespace {

std::int64_t nanoseconds(clockid_t clock) noexcept
{
    timespec now = {};
    ::clock_gettime(clock, &now); // of a clock that is there, at an address that is: it cannot fail
    return std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

} // namespace

// --- Memory ---

void *reserveAddresses(std::size_t size) noexcept
{
    void *const address =
        ::mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return address == MAP_FAILED ? nullptr : address;
}

void freeAddresses(void *address, std::size_t size) noexcept
{
    ::munmap(address, size);
}

bool mapAt(void *address, int file, std::uint64_t offset, std::size_t size) noexcept
{
    return ::mmap(address, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, off_t(offset))
           != MAP_FAILED;
}

void replaceByMemory(void *address, std::size_t size) noexcept
{
    (void)::mmap(address, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}

void *takePages(std::size_t size) noexcept
{
    void *const memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : memory;
}

void freePages(void *address, std::size_t size) noexcept
{
    ::munmap(address, size);
}

// --- Time ---

std::int64_t monotonicNanoseconds() noexcept
{
    return nanoseconds(CLOCK_MONOTONIC);
}

std::int64_t wallNanoseconds() noexcept
{
    return nanoseconds(CLOCK_REALTIME);
}

std::tm localTime(std::time_t time) noexcept
{
    std::tm local = {};
    ::localtime_r(&time, &local);
    return local;
}

// --- Threads ---

bool canStartThread(std::size_t stackSize) noexcept
{
    pthread_attr_t attributes;
    if (::pthread_attr_init(&attributes) != 0)
        return false;
    pthread_t thread{};
    const bool started = (stackSize == 0 || ::pthread_attr_setstacksize(&attributes, stackSize) == 0)
                         && ::pthread_create(
                                &thread, &attributes, [](void *nothing) { return nothing; }, nullptr)
                                == 0;
    if (started)
        ::pthread_join(thread, nullptr);
    ::pthread_attr_destroy(&attributes);
    return started;
}

void onFork(void (*before)(), void (*inParent)(), void (*inChild)())
{
    ::pthread_atfork(before, inParent, inChild);
}

// --- This process ---

QByteArray hostName()
{
    char name[256] = {};
    ::gethostname(name, sizeof name - 1);
    return name;
}

std::int64_t processId() noexcept
{
    return ::getpid();
}

QByteArray symbolAt(const void *address)
{
    Dl_info info = {};
    if (::dladdr(address, &info) == 0 || info.dli_saddr != address)
        return {};
    return info.dli_sname;
}

void keepLoaded() noexcept
{
    Dl_info library{};
    if (::dladdr(reinterpret_cast<const void *>(&keepLoaded), &library) != 0)
        (void)::dlopen(library.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
}

bool errorIsTerminal() noexcept
{
    return ::isatty(STDERR_FILENO);
}

int terminalWidth() noexcept
{
    winsize size = {};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool writeToError(const char *text, std::size_t size) noexcept
{
    while (size > 0) {
        const ssize_t written = ::write(STDERR_FILENO, text, size);
        if (written <= 0)
            return false;
        text += written;
        size -= std::size_t(written);
    }
    return true;
}

QString errorText(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

} // namespace parallel::platform
