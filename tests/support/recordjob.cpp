// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// record-job FILE: what tests/data has of other processors. 50 tasks are recorded, of which two
// fail, one with each attempt; written to FILE as qCompress() makes it.

#include <libparallel/parallel.h>

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>

#include <cstdio>
#include <stdexcept>

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("record-job FILE\n", stderr);
        return 2;
    }
    const QTemporaryDir dir;
    const QString journal = dir.filePath(QStringLiteral("job.journal"));
    qputenv("PARALLEL_RECORD", QFile::encodeName(journal));
    const auto load = parallel::task("load", [](const QString &, int number) {
                          parallel::thisTask::setProgress(number, 100);
                          parallel::thisTask::setText(QStringLiteral("page %1").arg(number));
                          parallel::thisTask::log(QStringLiteral("line %1").arg(number));
                          if (number == 17 || number == 23)
                              throw std::runtime_error("no answer");
                      }).retry({.attempts = 2});
    try {
        const auto threads = parallel::threads(
            {.workers = 4, .onFailure = parallel::OnFailure::Continue, .name = QStringLiteral("orders")});
        for (int i = 0; i < 50; ++i)
            load(QStringLiteral("Zürich.csv"), i);
    } catch (const parallel::TaskFailures &) {
    }
    QFile file(journal);
    QFile packed(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly) || !packed.open(QIODevice::WriteOnly)
        || packed.write(qCompress(file.readAll(), 9)) < 0) {
        std::perror(argv[1]);
        return 1;
    }
}
