// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// make-journal FILE [TASKS [WORKERS [PART-COMPLETED]]]
// A journal of a made-up job, for trying the monitor's tools on. Less than all
// completed: the job has died. Set LIVE=seconds to hold its lock for so long.

#include "filelock.h"
#include "journalmaker.h"

#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 2 || argv[1][0] == '-') {
        std::fputs("make-journal FILE [TASKS [WORKERS [PART-COMPLETED]]]\n", stderr);
        return 2;
    }
    MadeJob job;
    if (argc > 2)
        job.tasks = quint32(std::strtoul(argv[2], nullptr, 10));
    if (argc > 3)
        job.workers = std::atoi(argv[3]);
    if (argc > 4)
        job.completed = std::atof(argv[4]);
    job.closed = job.completed >= 1 && !std::getenv("LIVE");
    makeJob(QString::fromLocal8Bit(argv[1]), job);

    if (const char *seconds = std::getenv("LIVE")) {
        const int file = open(argv[1], O_RDWR | O_CLOEXEC);
        if (!holdJournalLock(file))
            std::perror("lock");
        sleep(unsigned(std::atoi(seconds)));
    }
}
