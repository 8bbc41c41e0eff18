// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: the callable returns a reference, which might not outlive the call. Return a value or a pointer.

#include <libparallel/parallel.h>

int main()
{
#ifdef MISUSE
    const auto name = parallel::task("name", [](const QString &text) -> const QString & { return text; });
#else
    const auto name = parallel::task("name", [](const QString &text) -> QString { return text; });
#endif
    name(QStringLiteral("orders"));
}
