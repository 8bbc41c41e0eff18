// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: this function is a template or has overloads. Put a lambda around it

#include <libparallel/parallel.h>

#include <utility>

namespace {
void load(int) {}
void load(const QString &) {}
} // namespace

int main()
{
#ifdef MISUSE
    const auto both = parallel::task(load);
#else
    const auto both = parallel::task([](auto &&...a) { load(std::forward<decltype(a)>(a)...); });
    both(1);
    both(QStringLiteral("orders"));
#endif
}
