// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/progress.h>

namespace parallel {

QDebug operator<<(QDebug debug, const Progress &progress)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "Progress(queued " << progress.queued << ", running " << progress.running
                    << ", succeeded " << progress.succeeded << ", failed " << progress.failed
                    << ", cancelled " << progress.cancelled << ')';
    return debug;
}

QDebug operator<<(QDebug debug, const TaskInfo &task)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "TaskInfo(" << task.id << ", " << task.state;
    debug.noquote() << ", " << task.name << '(' << task.arguments << ')';
    if (task.worker > 0)
        debug << ", worker " << task.worker;
    debug << ", waited " << task.waited.count() << " ns, ran " << task.ran.count() << " ns";
    if (!task.error.isEmpty())
        debug << ", " << task.error;
    debug << ')';
    return debug;
}

} // namespace parallel
