// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sending.h"

#include "copiedjournal.h"
#include "frames.h"

#include "reader/sessions.h"
#include "text/commands.h"
#include "text/terminal.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcryptographichash.h>
#include <QtCore/qfileinfo.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <memory>

#include <poll.h>
#include <unistd.h>

namespace monitor::remote {

using parallel::Journal;

namespace {

constexpr qint64 restMs = 250;
constexpr qint64 longestRestMs = 3'600'000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::remote::Sending)
};

/// The one who reads has gone, or will have no more.
class Pipe
{
public:
    bool isGone() const { return m_gone; }

    void write(const QByteArray &bytes)
    {
        if (!m_gone
            && std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout)
                   != std::size_t(bytes.size()))
            m_gone = true;
    }
    void flush() { m_gone = m_gone || std::fflush(stdout) != 0; }
    /// Rests, or less when standard input ends.
    void rest(qint64 ms)
    {
        pollfd input = {STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, 1, int(ms)) <= 0)
            return;
        char ignored[256];
        m_gone = m_gone || ::read(STDIN_FILENO, ignored, sizeof ignored) <= 0;
    }

private:
    bool m_gone = false;
};

QByteArray idOf(const QString &key)
{
    return QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
}

class Sender
{
public:
    explicit Sender(Pipe &pipe) : m_pipe(pipe) {}

    void round(const QList<Session> &sessions)
    {
        std::map<QString, File> before;
        before.swap(m_files);
        for (const Session &session : sessions) {
            if (!session.error.isEmpty() || session.gone)
                continue;
            const QString key =
                session.path + u'\n' + QString::number(session.info.started.toMSecsSinceEpoch());
            auto found = before.extract(key);
            File file = found.empty()
                            ? File{idOf(key), std::make_unique<CopiedJournal>(session.path), {}, false}
                            : std::move(found.mapped());
            send(session, file);
            m_files.emplace(key, std::move(file));
        }
        for (const auto &[key, file] : before)
            m_pipe.write("gone " + file.id + '\n');
        m_pipe.write("round\n");
        m_pipe.flush();
    }

private:
    struct File
    {
        QByteArray id;
        std::unique_ptr<CopiedJournal> journal;
        QByteArray told;
        bool whole = false; ///< It has ended, and all has been sent.
    };

    void send(const Session &session, File &file)
    {
        if (file.whole || !file.journal->isOpen())
            return;
        // Looked at before its bytes are: what it says when it has ended is in them.
        const bool runs = session.state == Journal::State::Running;
        const QByteArray &id = file.id;
        const QByteArray told = "file " + id + (runs ? " running " : " ended ")
                                + QByteArray::number(file.journal->size()) + ' '
                                + QFileInfo(session.path).fileName().toUtf8().toPercentEncoding() + '\n';
        // It is there before its blocks are, and ends after them.
        if (runs && file.told != told)
            m_pipe.write(told);
        if (!runs && file.told.isEmpty())
            m_pipe.write(QByteArray(told).replace(" ended ", " running "));
        file.journal->update([&](qint64 offset, const QByteArray &bytes) {
            m_pipe.write("block " + id + ' ' + QByteArray::number(offset) + ' '
                         + QByteArray::number(bytes.size()) + '\n');
            m_pipe.write(bytes);
        });
        if (!runs)
            m_pipe.write(told);
        file.told = told;
        file.whole = !runs;
    }

    Pipe &m_pipe;
    std::map<QString, File> m_files; ///< By path and start: another job may take the same file.
};

} // namespace

int send(const QStringList &folders)
{
    Sessions sessions;
    QString error;
    for (const QString &folder : folders) {
        if (!QFileInfo::exists(folder))
            error = Words::tr("%1 does not exist.").arg(folder);
        else
            sessions.add(folder, &error);
    }
    if (!error.isEmpty()) {
        text::printError(QStringLiteral("parallel-monitor: ") + text::plain(error) + u'\n');
        return text::Failed;
    }
    Pipe pipe;
    pipe.write(QByteArray(greeting) + '\n');
    Sender sender(pipe);
    while (!pipe.isGone()) {
        const std::clock_t before = std::clock(); // of the processor: a slow connection costs none
        sessions.refresh();
        sender.round(sessions.list());
        const auto usedMs = qint64(1000 * double(std::clock() - before) / CLOCKS_PER_SEC);
        pipe.rest(std::clamp(9 * usedMs, restMs, longestRestMs));
    }
    return text::Done;
}

} // namespace monitor::remote
