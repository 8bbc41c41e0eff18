// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A program that knows nothing of libparallel loads a library that uses it, lets
/// it work, and unloads it, again and again.

#include <cstdio>

#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// The number that the next file gets, where those who started this program have left some open.
int nextFile()
{
    const int next = ::dup(0);
    ::close(next);
    return next;
}

} // namespace

int main(int, char **argv)
{
    const int first = nextFile();
    for (int round = 0; round < 5; ++round) {
        void *const library = ::dlopen(argv[1], RTLD_NOW);
        if (!library) {
            std::fprintf(stderr, "%s\n", ::dlerror());
            return 1;
        }
        auto *const work = reinterpret_cast<int (*)()>(::dlsym(library, "work"));
        const int ran = work ? work() : -1;
        ::dlclose(library);
        if (ran != 1000) {
            std::fprintf(stderr, "round %d: %d of 1000 have run\n", round, ran);
            return 1;
        }
        const pid_t child = ::fork(); // what the library asked to be called then may be gone
        if (child == 0)
            ::_exit(0);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (status != 0) {
            std::fprintf(stderr, "round %d: the child of a fork ended with %d\n", round, status);
            return 1;
        }
    }
    constexpr int kept = 9; // the library's own, once
    if (const int next = nextFile(); next > first + kept) {
        std::fprintf(stderr, "files are left open: the next one was number %d, and is %d\n", first, next);
        return 1;
    }
    return 0;
}
