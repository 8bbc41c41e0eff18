// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/taskmessages.h>

#include <libparallel/thistask.h>

#include "wait/context.h"

#include <atomic>
#include <mutex>

namespace parallel {

namespace {

// How many TaskMessages there are, and the handler before the first.
std::mutex mutex; // guards `count` and changes
int count = 0;
std::atomic<QtMessageHandler> before{nullptr};
thread_local bool isWithin = false; // what recording a message logs is not recorded

void onMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QtMessageHandler next = before.load(std::memory_order_acquire); // release below
    const bool inTask = detail::currentContext && detail::currentContext->frame && !isWithin;
    if (!inTask) {
        if (next)
            next(type, context, text);
        return;
    }
    isWithin = true;
    thisTask::log(text, type);
    const QString said = thisTask::prefix() + text;
    isWithin = false;
    if (next)
        next(type, context, said);
}

} // namespace

TaskMessages::TaskMessages()
{
    const std::lock_guard lock(mutex);
    if (count++ == 0)
        before.store(qInstallMessageHandler(&onMessage), std::memory_order_release);
}

TaskMessages::~TaskMessages()
{
    const std::lock_guard lock(mutex);
    if (--count > 0)
        return;
    // Back to the one before, unless another one has been installed since.
    const QtMessageHandler ours = qInstallMessageHandler(before.load(std::memory_order_relaxed));
    if (ours != &onMessage)
        qInstallMessageHandler(ours);
}

QString thisTask::prefix()
{
    const quint64 number = id();
    if (number == 0)
        return QString();
    const int tries = attempt();
    const QString which = tries > 1 ? QStringLiteral(", attempt %1").arg(tries) : QString();
    return QStringLiteral("[%1 #%2%3] ").arg(name(), QString::number(number), which);
}

} // namespace parallel
