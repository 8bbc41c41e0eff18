// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/cluster.h>
#include <libparallel/tasklocal.h>

namespace parallel {

namespace {

using Local = TaskLocal<QString>;

/// Never destroyed: static tasks end after static objects have begun to.
const Local &keys()
{
    static const auto *const it = new Local;
    return *it;
}

} // namespace

/// Nothing is set where there is no key: a call that is made in another one has that one's.
detail::KeyOfCall::KeyOfCall(const QByteArray &key)
    : m_set(key.isEmpty() ? nullptr : new Local::Guard(keys().set(QString::fromUtf8(key))))
{
}

detail::KeyOfCall::~KeyOfCall()
{
    delete static_cast<Local::Guard *>(m_set);
}

QString thisTask::key()
{
    return keys().value();
}

} // namespace parallel
