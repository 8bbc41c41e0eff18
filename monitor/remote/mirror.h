// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

namespace monitor::remote {

/// A file that becomes what a journal elsewhere is, as its blocks come, so that it can be read
/// here like one of this machine: it counts as running for as long as that does. It refuses
/// control. Removed with this object. One thread.
class Mirror
{
public:
    /// \a path: where it is to be once it can be read.
    explicit Mirror(const QString &path);
    ~Mirror();
    Mirror(const Mirror &) = delete;
    Mirror &operator=(const Mirror &) = delete;

    /// Why it could not be written; empty: it could.
    QString error() const { return m_error; }
    /// That long; it never becomes shorter.
    void grow(qint64 bytes);
    /// One of its pages, or more of them.
    void write(qint64 offset, const QByteArray &bytes);
    /// All that belongs together has been written: from now on it can be read.
    void show();
    /// Its process has ended, cleanly or not, as what was written says.
    void end();

private:
    void fail(const QString &what);

    const QString m_path;
    QString m_error;
    int m_file = -1;
    qint64 m_size = 0;
    bool m_shown = false;
};

} // namespace monitor::remote
