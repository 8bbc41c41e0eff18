// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/thistask.h>

#include "journal/writer/cursor.h"
#include "wait/context.h"
#include "base/mask.h"
#include "worker/pool.h"
#include "worker/runner.h"

namespace parallel::thisTask {

using namespace detail;

namespace {

Frame *recordedFrame()
{
    Frame *const frame = currentContext ? currentContext->frame : nullptr;
    return frame && frame->record ? frame : nullptr;
}

} // namespace

void setProgress(qint64 done, qint64 total)
{
    Frame *const frame = recordedFrame();
    if (!frame || frame->isBatch)
        return;
    constexpr double parts = 10'000;
    const double part = total > 0 ? std::clamp(double(done) / double(total), 0.0, 1.0) : 0;
    const auto progress = total > 0 ? quint16(1 + part * parts) : quint16(0);
    std::atomic_ref(frame->record->progress).store(progress, std::memory_order_relaxed);
}

void setText(const QString &text)
{
    Frame *const frame = recordedFrame();
    if (!frame)
        return;
    journal::Writer &journal = *frame->runner->pool().journal;
    try {
        const QByteArray utf8 = masked(text.toUtf8());
        journal.tell(frame->record, frame->told,
                     std::string_view(utf8.constData(), std::size_t(utf8.size())));
    } catch (const std::bad_alloc &) { // no reason for the task to fail
        journal.countLostText();
    }
}

std::stop_token stopToken()
{
    return currentStopToken();
}

} // namespace parallel::thisTask
