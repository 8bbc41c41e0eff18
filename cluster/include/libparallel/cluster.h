// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Calls that run on other machines: Task::remote(). Parallel::Cluster.

#pragma once

#include <libparallel/detail/exceptiontype.h>
#include <libparallel/detail/remotefn.h>
#include <libparallel/errors.h>
#include <libparallel/task.h>

#include <QtCore/qstring.h>

#include <typeinfo>

namespace parallel {

/// Says that the callable of a Task::remote(), though it has a state, is made the same in each
/// process: from constants, or from a configuration that all of them read.
///
///     const auto load = parallel::task("load", Loader(config)).remote(parallel::sameEverywhere);
inline constexpr detail::SameEverywhere sameEverywhere{};

/// A call has failed on another machine, with an exception whose type is not known here: see
/// exception(). what() has the host, the type and the text.
class PARALLEL_EXPORT RemoteError : public Error
{
public:
    /// What a worker on \a host has told.
    RemoteError(const QString &host, const QString &type, const QString &text);
    ~RemoteError() override;

    /// The machine on which it failed.
    const QString &host() const noexcept { return m_host; }
    /// The exception's type, as the worker's compiler names it.
    const QString &type() const noexcept { return m_type; }
    /// The exception's what().
    const QString &text() const noexcept { return m_text; }

private:
    QString m_host;
    QString m_type;
    QString m_text;
};

/// Thrown where it is not known whether a call has run, wholly or in part: its worker has died, or the
/// connection to it or to the broker was lost. It is thrown for calls that are not Task::repeatable(), for
/// those of which several workers have died, and for all that were in a queue that the broker has lost.
class PARALLEL_EXPORT WorkerLost : public Error
{
public:
    using Error::Error;
    ~WorkerLost() override;
};

/// From here on, exceptions of exactly this type reach the submitter as what they are, rather than as
/// RemoteError. To be called by the submitter and by the workers, such as at the beginning of main(),
/// and any number of times. \a E derives from std::exception and has stream operators for QDataStream,
/// or else a constructor that takes its what(). Any thread.
///
///     parallel::exception<TableMissing>();
///
/// Known from the start are those of the standard library and this one that can be made from a text.
template<typename E>
void exception()
{
    static_assert(std::is_base_of_v<std::exception, E>,
                  "parallel::exception(): the type does not derive from std::exception.");
    static_assert(detail::isSendable<E> || detail::isMadeFromText<E>,
                  "parallel::exception(): the type can neither be streamed by QDataStream (operator<< and "
                  "operator>>, and a default constructor) nor made from its what(), a std::string.");
    if constexpr (detail::isSendable<E> || detail::isMadeFromText<E>)
        detail::addException(typeid(E), detail::exceptionType<E>());
}

/// In a worker, which is a process with PARALLEL_WORKER=1: takes calls of remote tasks and runs them,
/// until the process is told to end by SIGTERM or SIGINT; then it ends the process, with what runs
/// done and the rest given back. In other processes it does nothing.
///
/// The first threads() does so too. Call this before that where a program has something to do that a
/// worker must not: a TRUNCATE before the threads() line would run on each worker. The tasks that
/// a worker is to run must have been made before. Throws ConfigError where the environment is wrong.
PARALLEL_EXPORT void serveIfWorker();

namespace thisTask {

/// What Task::key() says of this call. In a worker, a call without one has a text that no other call has.
/// Workers that are given one call again see one text; Task::retry() makes another call of each
/// attempt, whose key() is the same and whose text is not. Where calls run here, one without a key has that of
/// the call that has made it, or else an empty one. Empty outside of remote tasks.
PARALLEL_EXPORT QString key();

} // namespace thisTask

} // namespace parallel
