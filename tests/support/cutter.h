// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>
#include <thread>

/// Passes on what a program and a server on loopback say to each other, and can part them.
class Cutter
{
public:
    /// To the server at \a port.
    explicit Cutter(int port);
    ~Cutter();
    Cutter(const Cutter &) = delete;
    Cutter &operator=(const Cutter &) = delete;

    /// Where it listens itself.
    int port() const { return m_port; }
    /// From now on there is no way to the server, or again one.
    void setCut(bool cut) { m_isCut = cut; }
    /// The connection breaks, once, when the server has said so many bytes more.
    void cutAfter(long bytes) { m_left = bytes; }
    bool hasCut() const { return m_left == 0; }

private:
    void run();
    bool pass(int from, int to, bool isServer);

    const int m_server;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_isCut{false};
    std::atomic<bool> m_ends{false};
    std::atomic<long> m_left{-1}; // 0: it has cut
    std::thread m_thread;
};
