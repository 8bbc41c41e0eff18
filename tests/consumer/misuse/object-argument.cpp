// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: an argument can neither be copied nor moved into the call. Pass std::move(x) of what can be moved

#include <libparallel/parallel.h>

#include <QtCore/qobject.h>

#include <functional>

int main()
{
    QObject object;
    const auto name = parallel::task("name", [](QObject &o) { o.setObjectName(QStringLiteral("orders")); });
#ifdef MISUSE
    name(object);
#else
    name(std::ref(object));
#endif
}
