// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/registry.h"

#include "base/hooks.h"

#include <libparallel/errors.h>

#include <QtCore/qhash.h>

#include <algorithm>
#include <mutex>

namespace parallel {

namespace {

struct Registry
{
    std::mutex mutex;
    QHash<QByteArray, detail::RemoteBody> bodies;
};

/// Never destroyed: static tasks end after static objects have begun to.
Registry &registry()
{
    static auto *const it = new Registry;
    return *it;
}

constexpr qsizetype longestName = 255; // of AMQP's short texts

} // namespace

void detail::addRemoteTask(const QByteArray &name, RemoteBody body)
{
    if (name.size() > longestName)
        throw UsageError("parallel::Task::remote(): the name \"" + name.left(40).toStdString()
                         + "…\" has more than 255 bytes");
    Registry &all = registry();
    const std::lock_guard lock(all.mutex);
    const auto known = all.bodies.constFind(name);
    if (known != all.bodies.constEnd() && known->identity != body.identity)
        throw UsageError("parallel::Task::remote(): two tasks with different callables are named \""
                         + name.toStdString()
                         + "\", and workers know them by that name; give one another name");
    all.bodies.insert(name, std::move(body));
    cluster::installHooks();
}

std::optional<detail::RemoteBody> cluster::remoteTask(const QByteArray &name)
{
    Registry &all = registry();
    const std::lock_guard lock(all.mutex);
    const auto found = all.bodies.constFind(name);
    if (found == all.bodies.constEnd())
        return {};
    return *found;
}

QByteArray cluster::remoteTaskNames()
{
    Registry &all = registry();
    const std::lock_guard lock(all.mutex);
    QList<QByteArray> names = all.bodies.keys();
    std::sort(names.begin(), names.end());
    return names.join(", ");
}

} // namespace parallel
