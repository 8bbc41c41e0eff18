// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/sealing.h"

#include "base/exceptions.h"

#include <libparallel/cluster.h>
#include <libparallel/detail/wire.h>

namespace parallel::cluster {

namespace {

using detail::fromWire;
using detail::toWire;

/// What can be read of a call, and decides what becomes of it.
QByteArray openPartOf(const CallMessage &call)
{
    return toWire(call.id, call.task, call.program, call.build, call.replyTo, call.timeout,
                  qint32(call.attempt), call.isRepeatable);
}

bool isNews(const Answer &answer)
{
    return answer.kind == Answer::Began || answer.kind == Answer::Progress;
}

} // namespace

Sealing::Sealing(const Config &config)
{
    if (!config.secret.isEmpty())
        m_seal.emplace(config.secret);
}

void Sealing::close(CallMessage &call) const
{
    if (!m_seal)
        return;
    call.arguments = m_seal->close(Seal::ToWorker, openPartOf(call), toWire(call.key, call.arguments));
    call.key.clear();
    call.isSealed = true;
}

QByteArray Sealing::open(CallMessage &call) const
{
    if (!m_seal && !call.isSealed)
        return {};
    if (!m_seal)
        return "it is encrypted, and this worker has no secret=FILE";
    if (!call.isSealed)
        return "it is not encrypted, and this worker, which has a secret=FILE, takes no others";
    const std::optional<QByteArray> plain = m_seal->open(Seal::ToWorker, openPartOf(call), call.arguments);
    if (!plain || !fromWire(*plain, call.key, call.arguments))
        return "it was encrypted with another secret, or changed";
    call.isSealed = false;
    return {};
}

void Sealing::close(Answer &answer) const
{
    if (!m_seal || isNews(answer))
        return;
    answer.body = m_seal->close(Seal::ToSubmitter, answer.id,
                                toWire(qint32(answer.kind), answer.type, answer.text, answer.body));
    answer.type.clear();
    answer.text.clear();
    answer.isSealed = true;
}

void Sealing::open(Answer &answer) const
{
    if (isNews(answer) || (!m_seal && !answer.isSealed))
        return;
    QByteArray wrong = !m_seal            ? "its answer is encrypted, and this process has no secret=FILE"
                       : !answer.isSealed ? "its answer is not encrypted, and this process has a secret=FILE"
                                          : "its answer was encrypted with another secret, or changed";
    if (m_seal && answer.isSealed) {
        const std::optional<QByteArray> plain = m_seal->open(Seal::ToSubmitter, answer.id, answer.body);
        qint32 kind = 0;
        if (plain && fromWire(*plain, kind, answer.type, answer.text, answer.body) && kind == answer.kind)
            return;
    } else if (m_seal && answer.kind == Answer::Lost) {
        return; // the broker says that, and has no key
    }
    if (!answer.isSealed && !answer.text.isEmpty())
        wrong += ": " + answer.text; // such as that the worker has none
    answer.body.clear();
    write(answer, std::make_exception_ptr(UsageError(("parallel: " + wrong).toStdString())));
}

} // namespace parallel::cluster
