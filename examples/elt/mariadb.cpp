// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mariadb.h"

#include "failure.h"
#include "stop.h"

#include <libparallel/masked.h>

#include <QFile>

#include <mysql.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <new>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

namespace {

using namespace std::chrono_literals;

constexpr auto tick = 200ms;              // between two looks at the stop token
constexpr std::size_t stackSize = 262144; // on which libmariadb waits; TLS needs more than its default

/// Of the server and of libmariadb: busy, ending, locked, killed, gone. Another time may be better.
constexpr std::array<unsigned, 27> passing{1040, 1041, 1053, 1080, 1135, 1158, 1159, 1160, 1161,
                                           1184, 1203, 1205, 1213, 1226, 1317, 1614, 1836, 1927,
                                           1969, 2002, 2003, 2005, 2006, 2012, 2013, 2055, 3024};

} // namespace

const bool Mariadb::isBuiltIn = true;

Mariadb::Mariadb(const MariadbAddress &address, QString shown, std::chrono::seconds silence)
    : m_address(address), m_shown(std::move(shown)), m_silence(silence)
{
    static std::once_flag once; // libmariadb's own beginning is not safe from two threads
    std::call_once(once, [] { mysql_server_init(0, nullptr, nullptr); });
}

Mariadb::~Mariadb()
{
    close();
}

/// Closes the connection, also in the middle of something: nothing more is said to the server.
void Mariadb::close()
{
    if (!m_connection)
        return;
    const auto socket = mysql_get_socket(m_connection);
    if (socket != MARIADB_INVALID_SOCKET && m_result)
        shutdown(socket, SHUT_RDWR); // the rest of the rows need not come
    if (st_mysql_res *const result = std::exchange(m_result, nullptr))
        mysql_free_result(result);
    mysql_close(std::exchange(m_connection, nullptr));
}

void Mariadb::abandon()
{
    const auto socket = mysql_get_socket(m_connection);
    if (socket != MARIADB_INVALID_SOCKET)
        shutdown(socket, SHUT_RDWR);
    close();
}

void Mariadb::fail(const QString &prefix)
{
    const unsigned code = mysql_errno(m_connection);
    const QString text = prefix + parallel::masked(QString::fromUtf8(mysql_error(m_connection)).trimmed());
    close();
    if (std::find(passing.begin(), passing.end(), code) != passing.end())
        throw PassingFailure(text);
    throw Failure(text);
}

/// Waits for what libmariadb waits for, and returns what of it has come.
int Mariadb::wait(int forWhat, const Stop &stop, std::chrono::steady_clock::time_point limit)
{
    pollfd ready{};
    ready.fd = mysql_get_socket(m_connection);
    ready.events = short((forWhat & MYSQL_WAIT_READ ? POLLIN : 0) | (forWhat & MYSQL_WAIT_WRITE ? POLLOUT : 0)
                         | (forWhat & MYSQL_WAIT_EXCEPT ? POLLPRI : 0));
    while (true) {
        if (stop.requested()) {
            abandon();
            stop.check();
        }
        if (poll(&ready, 1, int(tick.count())) > 0) {
            const int bad = ready.revents & (POLLERR | POLLHUP | POLLNVAL);
            return (ready.revents & POLLIN || bad ? MYSQL_WAIT_READ & forWhat : 0)
                   | (ready.revents & POLLOUT || bad ? MYSQL_WAIT_WRITE & forWhat : 0)
                   | (ready.revents & POLLPRI ? MYSQL_WAIT_EXCEPT & forWhat : 0);
        }
        if (std::chrono::steady_clock::now() > limit) {
            abandon();
            throw PassingFailure(QStringLiteral("timed out: silent for %1 s").arg(m_silence.count()));
        }
    }
}

/// Begins one of libmariadb's calls, and goes on with it whenever what it waits for has come.
template<typename Start, typename Continue>
void Mariadb::drive(const Stop &stop, const Start &start, const Continue &resume)
{
    int waitsFor = start();
    while (waitsFor)
        waitsFor = resume(wait(waitsFor, stop, std::chrono::steady_clock::now() + m_silence));
}

void Mariadb::setOptions()
{
    const auto set = [this](mysql_option option, const void *value) {
        mysql_optionsv(m_connection, option, value);
    };
    const my_bool no = 0;
    const my_bool yes = 1;
    const unsigned noFiles = 0;
    const unsigned tcp = MYSQL_PROTOCOL_TCP; // also to localhost, for which it would take a socket
    set(MYSQL_OPT_NONBLOCK, &stackSize);
    set(MYSQL_SET_CHARSET_NAME, "utf8mb4");
    set(MYSQL_OPT_LOCAL_INFILE, &noFiles); // a server could ask for any file of ours
    if (m_address.socket.isEmpty())
        set(MYSQL_OPT_PROTOCOL, &tcp);
    using Tls = MariadbAddress::Tls;
    const bool verifies = m_address.tls == Tls::VerifyIdentity;
    set(MYSQL_OPT_SSL_ENFORCE, m_address.tls == Tls::Disabled ? &no : &yes);
    set(MYSQL_OPT_SSL_VERIFY_SERVER_CERT, verifies ? &yes : &no);
    if (!m_address.caFile.isEmpty())
        set(MYSQL_OPT_SSL_CA, QFile::encodeName(m_address.caFile).constData());
}

void Mariadb::open(const Stop &stop)
{
    if (m_connection && !m_result)
        return;
    close();
    stop.check();
    m_connection = mysql_init(nullptr);
    if (!m_connection)
        throw std::bad_alloc();
    setOptions();
    const QString prefix = QStringLiteral("cannot open %1: ").arg(m_shown);
    const QByteArray host = m_address.host.toUtf8();
    const QByteArray user = m_address.user.toUtf8();
    const QByteArray password = m_address.password.toUtf8();
    const QByteArray database = m_address.database.toUtf8();
    const QByteArray socket = QFile::encodeName(m_address.socket);
    MYSQL *opened = nullptr;
    try {
        drive(
            stop,
            [&] {
                return mysql_real_connect_start(&opened, m_connection, host.constData(), user.constData(),
                                                password.constData(), database.constData(),
                                                unsigned(m_address.port),
                                                socket.isEmpty() ? nullptr : socket.constData(), 0);
            },
            [&](int come) { return mysql_real_connect_cont(&opened, m_connection, come); });
    } catch (const PassingFailure &failure) {
        throw PassingFailure(prefix + QString::fromUtf8(failure.what()));
    }
    if (!opened)
        fail(prefix);
    using Tls = MariadbAddress::Tls;
    if (m_address.tls >= Tls::Required && !mysql_get_ssl_cipher(m_connection)) {
        close();
        throw Failure(prefix + QStringLiteral("the server has no TLS, which ssl-mode requires"));
    }
    // With TLS libmariadb leaves it blocking, and would wait there and not in wait().
    const auto descriptor = mysql_get_socket(m_connection);
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    // What the rest relies on, whatever the server's and the user's defaults are.
    run(QStringLiteral("SET SESSION sql_mode = '', time_zone = '+00:00', lock_wait_timeout = %1, "
                       "sql_select_limit = DEFAULT")
            .arg(m_silence.count()),
        stop);
}

void Mariadb::run(const QString &sql, const Stop &stop)
{
    const QByteArray text = sql.toUtf8();
    int result = 0;
    drive(
        stop,
        [&] {
            return mysql_real_query_start(&result, m_connection, text.constData(),
                                          static_cast<unsigned long>(text.size()));
        },
        [&](int come) { return mysql_real_query_cont(&result, m_connection, come); });
    if (result != 0)
        fail();
}

void Mariadb::select(const QString &sql, const Stop &stop)
{
    open(stop);
    run(sql, stop);
    m_result = mysql_use_result(m_connection);
    if (!m_result)
        fail();
}

Mariadb::Row Mariadb::nextRow(const Stop &stop)
{
    MYSQL_ROW row = nullptr;
    drive(
        stop, [&] { return mysql_fetch_row_start(&row, m_result); },
        [&](int come) { return mysql_fetch_row_cont(&row, m_result, come); });
    if (row)
        return {row, mysql_fetch_lengths(m_result)};
    if (mysql_errno(m_connection) != 0)
        fail(QStringLiteral("cut off: "));
    mysql_free_result(std::exchange(m_result, nullptr));
    return {nullptr, nullptr};
}

QList<QStringList> Mariadb::rows(const QString &sql, const Stop &stop)
{
    select(sql, stop);
    const unsigned width = mysql_num_fields(m_result);
    QList<QStringList> all;
    while (const Row row = nextRow(stop)) {
        QStringList texts;
        for (unsigned i = 0; i < width; ++i)
            texts += row.isNull(i) ? QString() : textOf(row[i]);
        all += texts;
    }
    return all;
}

QString Mariadb::literal(const QString &text, const Stop &stop)
{
    open(stop);
    const QByteArray utf8 = text.toUtf8();
    QByteArray escaped(2 * utf8.size() + 1, '\0');
    const unsigned long size = mysql_real_escape_string(m_connection, escaped.data(), utf8.constData(),
                                                        static_cast<unsigned long>(utf8.size()));
    return u'\'' + QString::fromUtf8(escaped.first(qsizetype(size))) + u'\'';
}
