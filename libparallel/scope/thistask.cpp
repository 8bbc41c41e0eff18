// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/thistask.h>

#include "journal/writer/cursor.h"
#include "signals/relay.h"
#include "wait/context.h"
#include "base/mask.h"
#include "policy/serialrun.h"
#include "worker/pool.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

namespace parallel::thisTask {

using namespace detail;

namespace {

Frame *currentFrame() noexcept
{
    return currentContext ? currentContext->frame : nullptr;
}

/// Tells those who are connected to Threads::taskProgressed.
template<typename Change>
void tellProgress(Frame &frame, Change change)
{
    const Pool &pool = frame.runner->pool();
    if (!pool.relay || !pool.relay->wantsProgress())
        return;
    try {
        pool.relay->tellProgress(
            toldId(frame), [&] { return taskInfo(*frame.call, frame, TaskState::Running, nullptr); }, change);
    } catch (const std::bad_alloc &) { // no reason for the task to fail
    }
    Supervisor::instance().wake();
}

/// What the journal keeps of a text, as \a keep does it.
template<typename Keep>
void record(const Frame &frame, const QString &text, Keep keep)
{
    journal::Writer &journal = *frame.runner->pool().journal;
    try {
        const QByteArray utf8 = masked(text.toUtf8());
        keep(journal, std::string_view(utf8.constData(), std::size_t(utf8.size())));
    } catch (const std::bad_alloc &) { // no reason for the task to fail
        journal.countLostText();
    }
}

} // namespace

void setProgress(qint64 done, qint64 total)
{
    Frame *const frame = currentFrame();
    if (!frame)
        return;
    tellProgress(*frame, [&](TaskInfo &task) {
        task.done = done;
        task.total = std::max<qint64>(0, total);
    });
    if (!frame->record || frame->isBatch)
        return;
    journal::setProgress(frame->record, done, total);
}

void setText(const QString &text)
{
    Frame *const frame = currentFrame();
    if (!frame)
        return;
    tellProgress(*frame, [&](TaskInfo &task) { task.text = text; });
    if (frame->record) {
        record(*frame, text, [frame](journal::Writer &journal, std::string_view utf8) {
            journal.tell(frame->record, frame->told, utf8);
        });
    }
}

void log(const QString &text, QtMsgType type)
{
    Frame *const frame = currentFrame();
    if (frame && frame->record) {
        record(*frame, text, [&](journal::Writer &journal, std::string_view utf8) {
            journal.log(frame->id, int(type), utf8);
        });
    }
}

int attempt()
{
    const Frame *const frame = currentContext ? currentContext->frame : nullptr;
    if (frame)
        return attemptOf(*frame->call);
    SerialRun *const run = SerialRun::current();
    return run ? std::max<int>(1, run->head().attempt) : 1;
}

std::stop_token stopToken()
{
    return currentStopToken();
}

quint64 id()
{
    Frame *const frame = currentFrame();
    return frame ? toldId(*frame) : 0;
}

QString name()
{
    const Frame *const frame = currentFrame();
    return frame ? QString::fromUtf8(frame->call->definition->name()) : QString();
}

} // namespace parallel::thisTask
