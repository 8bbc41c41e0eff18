// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <string_view>
#include <utility>

/// Bytes that come piece by piece, from the wire or a file or through a stage that changes
/// them. Belongs to one thread.
class Bytes
{
public:
    Bytes() = default;
    virtual ~Bytes() = default;
    Bytes(const Bytes &) = delete;
    Bytes &operator=(const Bytes &) = delete;

    /// The next piece, empty at the end, valid until the next call. Waits for it. Throws
    /// Failure when it cannot be had, so what has come so far is not the whole.
    virtual std::string_view next() = 0;
};

/// Bytes that are all there.
class BytesInMemory final : public Bytes
{
public:
    explicit BytesInMemory(std::string_view all) : m_all(all) {}
    std::string_view next() override { return std::exchange(m_all, {}); }

private:
    std::string_view m_all;
};
