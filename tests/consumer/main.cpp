// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What a user's program may do with the package. Built with that user's usual
// warnings as errors, with C++20 because the package asks for it, and with Qt's
// keywords as they come.

#include <libparallel/parallel.h>

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <atomic>
#include <cstdio>
#include <stdexcept>

int main()
{
    std::atomic<int> sum = 0;
    const auto add = parallel::task("add", [&sum](int number) { sum += number; });
    const auto square = parallel::task("square", [](int number) { return number * number; });
    const auto fail = parallel::task("fail", [] { throw std::runtime_error("as it should"); });

    {
        const auto threads = parallel::threads({.workers = 4, .name = QStringLiteral("consumer")});
        for (int i = 1; i <= 100; ++i)
            add(i);
        if (square(12).result() != 144)
            return std::puts("a task's result is wrong"), 1;
    }
    if (sum != 5050)
        return std::puts("the scope's end did not wait for all tasks"), 1;

    try {
        const auto threads = parallel::threads(2);
        fail();
    } catch (const std::runtime_error &error) {
        std::printf("libparallel works: %d, and \"%s\"\n", sum.load(), error.what());
        return 0;
    }
    return std::puts("a task's exception did not reach its scope"), 1;
}
