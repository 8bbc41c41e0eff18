// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "amqp/link.h"

namespace parallel::cluster {

/// Who is connected.
struct Peer
{
    QByteArray id;
    QByteArray program;
    QByteArray build;
    bool isWorker = false;
};

inline constexpr char answersConsumer[] = "answers";
inline constexpr char wordsConsumer[] = "words";

/// Makes the exchanges and queues that \a peer needs, where they are not there.
void declareTopology(Link &link, const Config &config, const Peer &peer);
/// Begins to take what is for \a peer, but calls.
void consumeOwn(Link &link, const Peer &peer);
/// Begins to take calls, as a consumer that has not been there before, or ends to.
void consumeCalls(Link &link, const Peer &peer, int atOnce, const QByteArray &consumer);
void stopCalls(Link &link, const QByteArray &consumer);
/// It will not come again.
void removeOwn(Link &link, const Peer &peer);

} // namespace parallel::cluster
