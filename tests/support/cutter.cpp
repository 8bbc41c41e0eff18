// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/cutter.h"

#include "support/loopback.h"

#include <algorithm>
#include <array>
#include <vector>

#include <poll.h>

namespace {

struct Connection
{
    int program;
    int server;
};

void closeBoth(const Connection &connection)
{
    ::close(connection.program);
    ::close(connection.server);
}

} // namespace

Cutter::Cutter(int port) : m_server(port), m_listener(newSocket())
{
    m_port = bindAnywhere(m_listener);
    ::listen(m_listener, SOMAXCONN);
    m_thread = std::thread([this] { run(); });
}

Cutter::~Cutter()
{
    m_ends = true;
    m_thread.join();
    ::close(m_listener);
}

/// False: that was the end.
bool Cutter::pass(int from, int to, bool isServer)
{
    std::array<char, 16'384> bytes;
    std::size_t most = bytes.size();
    if (isServer && m_left > 0)
        most = std::min(most, std::size_t(m_left));
    ssize_t left = ::recv(from, bytes.data(), most, 0);
    if (left <= 0)
        return false;
    const bool counts = isServer && m_left > 0;
    if (counts)
        m_left -= left;
    for (const char *at = bytes.data(); left > 0;) {
        const ssize_t sent = ::send(to, at, std::size_t(left), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        at += sent;
        left -= sent;
    }
    return !counts || m_left > 0;
}

void Cutter::run()
{
    constexpr int moment = 10; // milliseconds
    std::vector<Connection> connections;
    while (!m_ends) {
        if (m_isCut) {
            std::for_each(connections.begin(), connections.end(), closeBoth);
            connections.clear();
        }
        std::vector<pollfd> ends{{m_listener, POLLIN, 0}};
        for (const Connection &connection : connections) {
            ends.push_back({connection.program, POLLIN, 0});
            ends.push_back({connection.server, POLLIN, 0});
        }
        ::poll(ends.data(), ends.size(), moment);
        for (std::size_t i = connections.size(); i-- > 0;) {
            const Connection it = connections[i];
            if ((ends[2 * i + 1].revents && !pass(it.program, it.server, false))
                || (ends[2 * i + 2].revents && !pass(it.server, it.program, true))) {
                closeBoth(it);
                connections.erase(connections.begin() + std::ptrdiff_t(i));
            }
        }
        if (!ends.front().revents)
            continue;
        const Connection made{::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC), newSocket()};
        const sockaddr_in address = loopback(m_server);
        if (m_isCut
            || ::connect(made.server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            closeBoth(made);
        else
            connections.push_back(made);
    }
    std::for_each(connections.begin(), connections.end(), closeBoth);
}
