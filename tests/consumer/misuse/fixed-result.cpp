// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: the callable returns what cannot be moved into a future. Return a std::unique_ptr to it.

#include <libparallel/parallel.h>

#include <QtCore/qobject.h>

#include <memory>

int main()
{
#ifdef MISUSE
    const auto make = parallel::task("make", [] { return QObject(); });
#else
    const auto make = parallel::task("make", [] { return std::make_unique<QObject>(); });
#endif
    make();
}
