// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "postgres.h"

#include "failure.h"
#include "stop.h"

#include <libparallel/masked.h>

#include <libpq-fe.h>

#include <algorithm>
#include <vector>
#include <utility>

#include <poll.h>

namespace {

using namespace std::chrono_literals;

constexpr auto tick = 200ms; // between two looks at the stop token

/// The first line of what the server or libpq says, which is the reason.
QString firstLine(const char *message)
{
    QString text = QString::fromUtf8(message).section(u'\n', 0, 0).trimmed();
    if (text.startsWith(u"ERROR:"))
        text = text.sliced(6).trimmed();
    return parallel::masked(text);
}

} // namespace

void Postgres::Clear::operator()(pg_result *result) const
{
    PQclear(result);
}

QString postgresAddressError(const QString &address)
{
    char *error = nullptr;
    PQconninfoOption *const options = PQconninfoParse(address.toUtf8().constData(), &error);
    PQconninfoFree(options);
    QString text = error ? firstLine(error) : QString();
    PQfreemem(error);
    return text;
}

QString textOf(const Postgres::Result &result, int row, int column)
{
    return QString::fromUtf8(PQgetvalue(result.get(), row, column), PQgetlength(result.get(), row, column));
}

Postgres::Postgres(const QString &address, std::chrono::seconds silence)
    : m_address(address), m_silence(silence)
{
}

Postgres::~Postgres()
{
    close();
}

void Postgres::close()
{
    PQfinish(std::exchange(m_connection, nullptr));
}

Postgres::Deadline Postgres::deadline() const
{
    return std::chrono::steady_clock::now() + m_silence;
}

void Postgres::failConnection(const QString &prefix)
{
    const QString reason = prefix + firstLine(PQerrorMessage(m_connection));
    const bool refused = reason.contains(u"authentication") || reason.contains(u"does not exist");
    close();
    if (refused)
        throw Failure(reason);
    throw PassingFailure(reason);
}

void Postgres::open(const Stop &stop)
{
    if (m_connection && PQstatus(m_connection) == CONNECTION_OK)
        return;
    close();
    const QString prefix = QStringLiteral("cannot open %1: ").arg(parallel::masked(m_address));
    const QByteArray address = m_address.toUtf8();
    const char *const names[] = {"dbname", "client_encoding", "fallback_application_name", nullptr};
    const char *const values[] = {address.constData(), "UTF8", "elt", nullptr};
    m_connection = PQconnectStartParams(names, values, 1);
    const Deadline limit = deadline();
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (true) {
        if (!m_connection || PQstatus(m_connection) == CONNECTION_BAD || state == PGRES_POLLING_FAILED)
            failConnection(prefix);
        if (state == PGRES_POLLING_OK)
            break;
        try {
            wait(state == PGRES_POLLING_READING ? Until::Readable : Until::Writable, stop, limit);
        } catch (const PassingFailure &failure) {
            close();
            throw PassingFailure(prefix + QString::fromUtf8(failure.what()));
        } catch (...) {
            close();
            throw;
        }
        state = PQconnectPoll(m_connection);
    }
    PQsetnonblocking(m_connection, 1);
    settle(stop);
}

/// What the rest relies on, whatever the server's and the user's defaults are.
void Postgres::settle(const Stop &stop)
{
    run(QStringLiteral(
            "SELECT set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO, YMD', false), "
            "set_config('IntervalStyle', 'postgres', false), set_config('bytea_output', 'hex', false), "
            "set_config('extra_float_digits', '1', false), "
            "set_config('standard_conforming_strings', 'on', false), "
            "set_config('client_min_messages', 'warning', false), "
            "set_config('lock_timeout', '%1s', false)")
            .arg(m_silence.count()),
        stop);
}

/// Tells the server to give up, and closes the connection, which takes everything back.
void Postgres::abandon()
{
    PGcancel *const cancel = PQgetCancel(m_connection);
    char reason[256];
    if (cancel)
        PQcancel(cancel, reason, sizeof reason);
    PQfreeCancel(cancel);
    close();
}

void Postgres::wait(Until until, const Stop &stop, Deadline limit)
{
    while (true) {
        if (stop.requested()) {
            abandon();
            stop.check();
        }
        const int socket = PQsocket(m_connection);
        if (socket < 0)
            return; // the next call of libpq tells what is wrong
        const short events = until == Until::Writable ? POLLOUT | POLLIN : POLLIN;
        pollfd ready{socket, events, 0};
        if (poll(&ready, 1, int(tick.count())) > 0)
            return;
        if (std::chrono::steady_clock::now() > limit) {
            abandon();
            throw PassingFailure(QStringLiteral("timed out: silent for %1 s").arg(m_silence.count()));
        }
    }
}

void Postgres::checkedSend(int sent)
{
    if (!sent)
        failConnection({});
}

Postgres::Result Postgres::nextResult(const Stop &stop, Deadline limit)
{
    while (true) {
        const int unsent = PQflush(m_connection);
        if (unsent < 0)
            failConnection({});
        if (unsent == 0 && !PQisBusy(m_connection))
            return Result(PQgetResult(m_connection));
        wait(unsent ? Until::Writable : Until::Readable, stop, limit);
        if (!PQconsumeInput(m_connection))
            failConnection({});
    }
}

/// Reads all results, and returns the last, or fails for the first that tells of an error.
Postgres::Result Postgres::drain(const Stop &stop)
{
    Result last;
    Result bad;
    while (Result result = nextResult(stop, Deadline::max())) {
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE) {
            if (!bad)
                bad = std::move(result);
        } else {
            last = std::move(result);
            if (status == PGRES_COPY_IN)
                break;
        }
    }
    if (bad)
        last = std::move(bad);
    return last;
}

Postgres::Result Postgres::run(const QString &sql, const QStringList &values, const Stop &stop)
{
    open(stop);
    std::vector<QByteArray> texts;
    std::vector<const char *> pointers;
    texts.reserve(std::size_t(values.size()));
    pointers.reserve(std::size_t(values.size()));
    for (const QString &value : values)
        texts.push_back(value.toUtf8());
    for (const QByteArray &text : texts)
        pointers.push_back(text.constData());
    checkedSend(PQsendQueryParams(m_connection, sql.toUtf8().constData(), int(values.size()), nullptr,
                                  pointers.data(), nullptr, nullptr, 0));
    Result result = drain(stop);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
        fail(result.get());
    return result;
}

QString Postgres::value(const QString &sql, const QStringList &values, const Stop &stop)
{
    const Result result = run(sql, values, stop);
    if (PQntuples(result.get()) == 0 || PQgetisnull(result.get(), 0, 0))
        return {};
    return textOf(result, 0, 0);
}

void Postgres::runScript(const QString &script, const Stop &stop)
{
    open(stop);
    const QByteArray text = script.toUtf8();
    checkedSend(PQsendQuery(m_connection, text.constData()));
    const Result result = drain(stop);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
        fail(result.get(), &text);
    if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
        close();
        throw Failure(QStringLiteral("COPY from or to the program itself is not possible in a transform"));
    }
}

bool Postgres::isInTransaction() const
{
    return m_connection && PQtransactionStatus(m_connection) == PQTRANS_INTRANS;
}

bool Postgres::rollBack() noexcept
{
    if (!m_connection || PQtransactionStatus(m_connection) == PQTRANS_IDLE)
        return true;
    if (PQtransactionStatus(m_connection) != PQTRANS_INERROR && !isInTransaction())
        return false;
    PQsetnonblocking(m_connection, 0);
    const Result result(PQexec(m_connection, "ROLLBACK"));
    PQsetnonblocking(m_connection, 1);
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
}

void Postgres::select(const QString &sql, const Stop &stop)
{
    open(stop);
    checkedSend(PQsendQuery(m_connection, sql.toUtf8().constData()));
    PQsetSingleRowMode(m_connection);
}

Postgres::Result Postgres::nextRow(const Stop &stop)
{
    while (true) {
        Result result = nextResult(stop, deadline());
        if (!result)
            return result;
        switch (PQresultStatus(result.get())) {
        case PGRES_SINGLE_TUPLE:
            return result;
        case PGRES_TUPLES_OK:
            break; // the end of the rows: the null result follows
        default:
            fail(result.get());
        }
    }
}

void Postgres::sendCopy(std::string_view rows, const Stop &stop)
{
    while (true) {
        const int sent = PQputCopyData(m_connection, rows.data(), int(rows.size()));
        if (sent < 0)
            failConnection({});
        if (sent == 1)
            break;
        wait(Until::Writable, stop, Deadline::max());
        PQconsumeInput(m_connection);
        PQflush(m_connection);
    }
    // libpq buffers without a bound what the server does not take.
    while (PQflush(m_connection) == 1) {
        wait(Until::Writable, stop, Deadline::max());
        PQconsumeInput(m_connection);
    }
}

void Postgres::endCopy(const Stop &stop)
{
    while (PQputCopyEnd(m_connection, nullptr) == 0)
        wait(Until::Writable, stop, Deadline::max());
    const Result result = drain(stop);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
        fail(result.get());
}

void Postgres::fail(pg_result *result, const QByteArray *script)
{
    QString text = firstLine(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    const QString state = QString::fromLatin1(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    if (text.isEmpty())
        text = firstLine(PQresultErrorMessage(result));
    const char *const position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
    if (script && position) {
        const QString before = QString::fromUtf8(*script).left(qsizetype(QByteArray(position).toLongLong()));
        text.prepend(QStringLiteral("line %1: ").arg(before.count(u'\n') + 1));
    }
    const QString context =
        QString::fromUtf8(PQresultErrorField(result, PG_DIAG_CONTEXT)).section(u'\n', 0, 0);
    if (context.startsWith(u"COPY "))
        text +=
            QStringLiteral(" (%1)").arg(parallel::masked(context.section(QStringLiteral(", "), 1).left(200)));
    else if (script && !position && !context.isEmpty())
        text += QStringLiteral(" (%1)").arg(parallel::masked(context.left(200)));
    // Of classes 08, 40, 53, 55 and 57 the server says that another time may be better.
    for (const char *passing : {"08", "40", "53", "55", "57"}) {
        if (state.startsWith(QLatin1StringView(passing)))
            throw PassingFailure(text);
    }
    throw Failure(text);
}
