// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What submitters and workers say to each other, whatever carries it. A second way to carry it
/// is one more class that implements Transport.

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qglobal.h>
#include <QtCore/qset.h>

namespace parallel::cluster {

/// RabbitMQ's own limit for a message, by default.
inline constexpr qsizetype largestBody = 128 * 1024 * 1024;

/// A call on its way to a worker.
struct CallMessage
{
    QByteArray id;   // unique: its submitter's and a number
    QByteArray task; // its name
    QByteArray program;
    QByteArray build;
    QByteArray replyTo; // where answers go
    QByteArray key;     // as Task::key() says, or empty
    quint64 number = 0; // its task's id at its submitter, where that is here
    QByteArray caller;  // that, for the monitor: #NUMBER (HOST:PID)
    QByteArray arguments;
    qint64 timeout = 0; // milliseconds; 0: none
    int attempt = 1;
    bool isRepeatable = false;
    bool isSealed = false; // arguments and key are encrypted; see Sealing
};

/// A call that a worker was given. It is the worker's until answer() or giveBack().
struct Delivery
{
    CallMessage call;
    QByteArray damage;       // not empty: why the message cannot be read
    bool isRepeated = false; // somebody was given it before, and has not answered
};

/// What a worker says of a call.
struct Answer
{
    enum Kind { Result, Failure, Lost, Began, Progress };

    QByteArray id;
    Kind kind = Result;
    QByteArray host; // where it ran
    qint64 pid = 0;
    int worker = 0;          // of that process, from 1; 0: it has not run
    qint64 microseconds = 0; // that it has taken so far
    QByteArray type; // of the exception
    QByteArray text; // its what(), or why the call is lost
    QByteArray aside; // why the call is set aside, for a person who looks at it
    QByteArray body; // the result, or the exception where its type is known
    qint64 done = 0; // progress
    qint64 total = 0;
    bool isSealed = false; // type, text and body are encrypted, as body
};

/// What one process tells all others.
struct Word
{
    enum Kind { Cancel, Who, Worker, QueueLost };

    Kind kind = Who;
    QByteArray id;    // of the call to be cancelled, or of the worker; the program whose queue was lost
    QByteArray build; // the worker's, or the queue's
    bool hasMissed = false; // the worker's connection was away: what was told meanwhile has not reached it
};

/// Who is told what comes. On the transport's own thread, with none of its locks held.
class Receiver
{
public:
    virtual ~Receiver() = default;

    /// A worker is given a call; none that it has, or had of late.
    virtual void taken(const Delivery &delivery) = 0;
    /// A submitter is given an answer.
    virtual void answered(const Answer &answer) = 0;
    /// The calls that this submitter waits for. Of each, publish() has returned.
    virtual QSet<QByteArray> unanswered() const = 0;
    /// It is not known whether the call has run, and it is not sent again. \a why says what happened.
    virtual void mayBeLost(const QByteArray &id, const QByteArray &why) = 0;
    virtual void told(const Word &word) = 0;
    /// Nobody is there any more who waits for answers at this place.
    virtual void gone(const QByteArray &replyTo) = 0;
    /// The connection is there, or there again.
    virtual void connected() = 0;
    /// Several times a second while there is a connection.
    virtual void tick() = 0;
};

/// Carries calls, answers and words. It connects again by itself, and loses nothing meanwhile.
/// Any thread may call it; none of these waits.
class Transport
{
public:
    virtual ~Transport() = default;

    /// Begins to connect, and to tell its receiver. Once, first of all.
    virtual void start() = 0;
    /// Sends a call, and again until the broker has it, if it is repeatable.
    virtual void publish(CallMessage call) = 0;
    /// Takes calls of this build, \a atOnce at a time; 0: no more.
    virtual void take(int atOnce) = 0;
    /// The last that is said of \a delivery: sent again until the broker has it.
    virtual void answer(Delivery delivery, Answer answer) = 0;
    /// News of a call that goes on; may get lost.
    virtual void note(const QByteArray &replyTo, Answer news) = 0;
    /// Others are to have it, as if nobody had been given it.
    virtual void giveBack(Delivery delivery) = 0;
    /// It is of no use to anyone, and is kept for a person to look at; its submitter is answered.
    virtual void setAside(Delivery delivery, Answer answer) = 0;
    virtual void tell(const Word &word) = 0;
    /// Blocks until the broker has all that was given to it, or for so many milliseconds.
    virtual bool flush(int milliseconds) = 0;
};

} // namespace parallel::cluster
