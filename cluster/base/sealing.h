// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/config.h"
#include "base/seal.h"
#include "transport.h"

namespace parallel::cluster {

/// Seals the messages of one side, if it has a key; see Seal.
class Sealing
{
public:
    explicit Sealing(const Config &config);

    /// So much larger does it make them, at most.
    qsizetype room() const noexcept { return m_seal ? 32 * 1024 : 0; }
    void close(CallMessage &call) const;
    /// Returns what is wrong with it, or nothing.
    QByteArray open(CallMessage &call) const;
    void close(Answer &answer) const;
    /// One that is not what it should be becomes a failure.
    void open(Answer &answer) const;

private:
    std::optional<Seal> m_seal;
};

} // namespace parallel::cluster
