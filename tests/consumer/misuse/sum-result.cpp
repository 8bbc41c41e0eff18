// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: with QT_USE_QSTRINGBUILDER the callable returns a sum of strings that are gone by then.

#define QT_USE_QSTRINGBUILDER
#include <libparallel/parallel.h>

int main()
{
#ifdef MISUSE
    const auto twice = parallel::task("twice", [](const QString &text) { return text + text; });
#else
    const auto twice = parallel::task("twice", [](const QString &text) -> QString { return text + text; });
#endif
    twice(QStringLiteral("orders"));
}
