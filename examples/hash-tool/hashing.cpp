// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "hashing.h"

#include <libparallel/errors.h>
#include <libparallel/thistask.h>

#include <QDirIterator>
#include <QFile>

#include <stdexcept>

Hashed hashFile(std::stop_token stop, const QString &name, QCryptographicHash::Algorithm algorithm)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error(file.errorString().toStdString());

    QCryptographicHash hash(algorithm);
    QByteArray block(256 * 1024, Qt::Uninitialized);
    while (true) {
        if (stop.stop_requested())
            throw parallel::CancelledError("cancelled");
        const qint64 n = file.read(block.data(), block.size());
        if (n < 0)
            throw std::runtime_error(file.errorString().toStdString());
        if (n == 0)
            break;
        hash.addData(QByteArrayView(block.constData(), n));
        parallel::thisTask::setProgress(file.pos(), file.size());
    }
    return {name, file.pos(), hash.result(), {}};
}

void findFiles(std::stop_token stop, const QString &folder, const std::function<void(const QString &)> &found)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext() && !stop.stop_requested())
        found(files.next());
}
