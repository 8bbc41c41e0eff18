// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <functional>
#include <stop_token>

/// One file and its hash, or why it has none.
struct Hashed
{
    QString file;
    qint64 size = 0;
    QByteArray hash;
    QString problem;
};

/// Reads \a file to its end, telling watchers of the task how far it is. Throws
/// std::runtime_error when it cannot be read, and parallel::CancelledError when
/// asked to \a stop.
Hashed hashFile(std::stop_token stop, const QString &file, QCryptographicHash::Algorithm algorithm);

/// Calls \a found for each file in \a folder and below, until asked to \a stop.
void findFiles(std::stop_token stop, const QString &folder,
               const std::function<void(const QString &)> &found);
