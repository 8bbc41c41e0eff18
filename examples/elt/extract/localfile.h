// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <QFile>

#include <string>

class Stop;

/// The bytes of a file on this machine.
class LocalFile final : public Bytes
{
public:
    /// Throws Failure when it cannot be opened.
    LocalFile(const QString &path, const Stop &stop);
    std::string_view next() override;

    qint64 received() const { return m_received; }

private:
    QFile m_file;
    const Stop &m_stop;
    std::string m_piece;
    qint64 m_received = 0;
};
