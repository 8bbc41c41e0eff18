// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "address.h"
#include "asking.h"
#include "guard.h"

#include <memory>

namespace monitor::serve {

/// A certificate and its key, PEM files. Both empty: no TLS.
struct Tls
{
    QString certificate;
    QString key;

    bool isOn() const { return !certificate.isEmpty(); }
};

/// The page, and what it asks, by HTTP. Has threads of its own, as many as may ask at the same
/// time; each connection is for one request, so that no idle browser holds one of them.
class Server
{
public:
    /// Others ask \a asking, which has to be closed before this is destroyed.
    Server(Asking &asking, const Guard &guard);
    /// Ends its threads.
    ~Server();

    /// Begins to answer at \a address, whose port is set to the one that was taken. False: \a error.
    bool start(Address &address, const Tls &tls, QString *error);

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace monitor::serve
