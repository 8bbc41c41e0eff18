// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

#include <optional>

namespace parallel::cluster {

/// Keeps arguments and results from those who can read the broker's messages or its disk: AES-256-GCM
/// with a key that submitters and workers have in a file. Any thread.
class Seal
{
public:
    /// The key is made of \a secret, by SHA-256.
    explicit Seal(const QByteArray &secret);

    enum Way : char { ToWorker = 'c', ToSubmitter = 'a' };

    /// \a plain, sealed for one way, and together with \a same, which is not kept in it. Throws
    /// std::runtime_error where there are no random numbers.
    QByteArray close(Way way, const QByteArray &same, const QByteArray &plain) const;
    /// What was sealed; nullopt: by another key, the other way, with another \a same, or it was changed.
    std::optional<QByteArray> open(Way way, const QByteArray &same, const QByteArray &sealed) const;

private:
    const QByteArray m_key;
};

} // namespace parallel::cluster
