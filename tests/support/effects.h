// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qmap.h>
#include <QtCore/qtemporarydir.h>

#include <fcntl.h>
#include <unistd.h>

/// What tasks in other processes do that can be seen from here: lines in a file, each written at once.
namespace effects {

inline void add(const QString &folder, const QString &line)
{
    const QByteArray name = QFile::encodeName(folder + QStringLiteral("/effects"));
    const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const QByteArray text = line.toUtf8() + '\n';
    [[maybe_unused]] const auto written = ::write(file, text.constData(), std::size_t(text.size()));
    ::close(file);
}

/// How often each line is there.
inline QMap<QString, int> of(const QString &folder)
{
    QMap<QString, int> all;
    QFile file(folder + QStringLiteral("/effects"));
    if (file.open(QIODevice::ReadOnly)) {
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            ++all[line];
    }
    return all;
}

inline int count(const QString &folder, const QString &line)
{
    return of(folder).value(line);
}

/// In a task: waits until the test has opened it. False: it was not.
inline bool waitForGate(const QString &folder)
{
    constexpr int tries = 6000;
    for (int i = 0; i < tries; ++i) {
        if (QFile::exists(folder + QStringLiteral("/gate")))
            return true;
        ::usleep(10'000);
    }
    return false;
}
inline void openGate(const QString &folder)
{
    QFile(folder + QStringLiteral("/gate")).open(QIODevice::WriteOnly);
}

} // namespace effects
