// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "faults/inject.h"

#include <algorithm>
#include <atomic>
#include <cstring>

#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <unistd.h>

namespace faults {

namespace {

/// Where one of the libraries that matter lies in memory.
struct Range
{
    quintptr begin = 0;
    quintptr end = 0;

    bool has(const void *address) const { return quintptr(address) >= begin && quintptr(address) < end; }
};

Range program, library, ownAccount[4], makingThread, makingPool;

constexpr int mostFrames = 64;
void *failedAt[mostFrames];
int failedDepth = 0;

std::atomic<int> armedKind{-1};
std::atomic<long> left{0}; // until the first that fails
std::atomic<int> burstLeft{0};
std::atomic<bool> failed{false};
std::atomic<long> live{0};
std::atomic<bool> withMemory{false};
constinit thread_local int spared __attribute__((tls_model("initial-exec"))) = 0;
constinit thread_local bool hasNoMemory __attribute__((tls_model("initial-exec"))) = false;

int noteRange(dl_phdr_info *info, std::size_t, void *)
{
    const auto is = [&](const char *name) { return std::strstr(info->dlpi_name, name) != nullptr; };
    Range *const range = info->dlpi_name[0] == '\0' ? &program
                         : is("libparallel.so")     ? &library
                         : is("/libc.so")           ? &ownAccount[0]
                         : is("/ld-linux")          ? &ownAccount[1]
                         : is("/libglib-")          ? &ownAccount[2]
                         : is("/libgcc_s")          ? &ownAccount[3]
                                                    : nullptr;
    if (!range)
        return 0;
    range->begin = info->dlpi_addr;
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const auto &part = info->dlpi_phdr[i];
        if (part.p_type == PT_LOAD)
            range->end = std::max<quintptr>(range->end, info->dlpi_addr + part.p_vaddr + part.p_memsz);
    }
    return 0;
}

bool isOnOwnAccount(const void *caller)
{
    for (const Range &range : ownAccount) {
        if (range.has(caller))
            return true;
    }
    return false;
}

/// Where the code of an exported function lies.
Range rangeOf(const char *symbol)
{
    Dl_info info = {};
    void *entry = nullptr;
    void *const address = ::dlsym(RTLD_DEFAULT, symbol);
    if (!address || !::dladdr1(address, &info, &entry, RTLD_DL_SYMENT) || !entry)
        return {};
    return {quintptr(address), quintptr(address) + static_cast<const ElfW(Sym) *>(entry)->st_size};
}

} // namespace

bool mustFail(Kind kind, const void *caller)
{
    const int armed = armedKind.load(std::memory_order_relaxed);
    if (kind == Kind::Memory && hasNoMemory && spared == 0 && armed >= 0 && !isOnOwnAccount(caller)) {
        hasNoMemory = false;
        return true;
    }
    if (armed != int(kind) || spared > 0 || isOnOwnAccount(caller))
        return false;
    void *frames[mostFrames];
    ++spared; // these may ask for memory
    const int depth = ::backtrace(frames, mostFrames);
    bool ours = false;
    bool fatal = false;
    int i = 0;
    while (i < depth && frames[i] != caller) // this function, and the one that fails
        ++i;
    for (; i < depth && !ours; ++i) {
        ours = library.has(frames[i]) || program.has(frames[i]);
        fatal = fatal || (kind == Kind::Memory && (makingThread.has(frames[i]) || makingPool.has(frames[i])));
    }
    --spared;
    if (!ours || fatal || left.fetch_sub(1) > 1 || burstLeft.fetch_sub(1) <= 0)
        return false;
    if (!failed.exchange(true)) {
        std::memcpy(failedAt, frames, sizeof frames);
        failedDepth = depth;
    }
    hasNoMemory = withMemory.load(std::memory_order_relaxed);
    return true;
}

void countBlock(int n)
{
    live.fetch_add(n, std::memory_order_relaxed);
}

void prepare()
{
    void *frame = nullptr;
    ::backtrace(&frame, 1); // loads what it needs
    ::dl_iterate_phdr(noteRange, nullptr);
    makingThread = rangeOf("_ZN18QThreadPoolPrivate11startThreadEP9QRunnable");
    makingPool = rangeOf("_ZN11QThreadPoolC1EP7QObject");
}

void arm(Kind kind, long n, int burst, bool andMemory)
{
    withMemory = andMemory;
    failed = false;
    failedDepth = 0;
    left = n;
    burstLeft = burst;
    armedKind = int(kind);
}

bool disarm()
{
    armedKind = -1;
    return failed;
}

QString whereItFailed()
{
    QString text;
    for (int i = 2; i < failedDepth && i < 16; ++i) {
        Dl_info info = {};
        ::dladdr(failedAt[i], &info);
        const char *const file = info.dli_fname ? std::strrchr(info.dli_fname, '/') : nullptr;
        text += QStringLiteral("\n      %1 %2+0x%3")
                    .arg(QString::fromUtf8(info.dli_sname ? info.dli_sname : "?"),
                         QString::fromUtf8(file ? file + 1 : "?"))
                    .arg(quintptr(failedAt[i]) - quintptr(info.dli_fbase), 0, 16);
    }
    return text;
}

void writeStacks(int file)
{
    ++spared;
    ::backtrace_symbols_fd(failedAt, failedDepth, file);
    constexpr char here[] = "-- it ended in:\n";
    (void)!::write(file, here, sizeof here - 1);
    void *frames[mostFrames];
    ::backtrace_symbols_fd(frames, ::backtrace(frames, mostFrames), file);
    --spared;
}

long liveBlocks()
{
    return live.load();
}

Spared::Spared()
{
    ++spared;
}

Spared::~Spared()
{
    --spared;
}

} // namespace faults
