// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "receiving.h"

#include "frames.h"
#include "mirror.h"
#include "remotehost.h"

#include "text/commands.h"
#include "text/terminal.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qregularexpression.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <poll.h>
#include <unistd.h>

namespace monitor::remote {

namespace {

constexpr int lookMs = 200;
constexpr int firstRestMs = 1000;
constexpr int longestRestMs = 30'000;
constexpr qint64 longestBlock = qint64(1) << 20;
constexpr qint64 mostGarbage = 65'536;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::remote::Receiving)
};

/// The window that reads has ended.
bool inputEnded(int waitMs)
{
    pollfd input = {STDIN_FILENO, POLLIN, 0};
    char ignored[256];
    return ::poll(&input, 1, waitMs) > 0 && ::read(STDIN_FILENO, ignored, sizeof ignored) <= 0;
}

/// What ssh gives, in lines and blocks.
class Source
{
public:
    explicit Source(const RemoteHost &host)
    {
        m_ssh.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_ssh.start(RemoteHost::sshProgram(), host.sshArguments());
    }
    ~Source()
    {
        m_ssh.closeWriteChannel(); // the other side ends by that
        if (!m_ssh.waitForFinished(2000)) {
            m_ssh.kill();
            m_ssh.waitForFinished(2000);
        }
    }

    QByteArray line()
    {
        while (!m_ssh.canReadLine() && m_ssh.bytesAvailable() < longestLine) {
            if (!more())
                return {};
        }
        return m_ssh.readLine(longestLine);
    }
    /// Nothing: it has ended before.
    QByteArray block(qint64 size)
    {
        while (m_ssh.bytesAvailable() < size) {
            if (!more())
                return {};
        }
        return m_ssh.read(size);
    }
    bool isStopped() const { return m_stopped; }
    QString failure() const
    {
        if (m_ssh.error() == QProcess::FailedToStart)
            return Words::tr("%1 was not started: %2.").arg(RemoteHost::sshProgram(), m_ssh.errorString());
        return m_ssh.exitCode() == 127
                   ? Words::tr("There is no parallel-monitor in the path of that machine.")
                   : Words::tr(
                         "The connection was not made (ssh ended with %1). ssh is not to ask anything here: "
                         "it needs a key or an agent, and has to know the machine.")
                         .arg(m_ssh.exitCode());
    }

private:
    bool more()
    {
        if (inputEnded(0)) {
            m_stopped = true;
            return false;
        }
        return m_ssh.waitForReadyRead(lookMs)
               || (m_ssh.state() != QProcess::NotRunning && m_ssh.error() != QProcess::FailedToStart);
    }

    QProcess m_ssh;
    bool m_stopped = false;
};

class Receiver
{
public:
    explicit Receiver(const QString &folder) : m_folder(folder) {}

    QString error() const { return m_error; }

    /// What comes now is of a new connection: it names all that is still there in its first round.
    void begin()
    {
        m_unnamed.clear();
        for (const auto &[id, mirror] : m_mirrors)
            m_unnamed.insert(id);
    }
    /// False: this was no frame, or the files cannot be written.
    bool take(const QByteArray &line, Source &source)
    {
        const QList<QByteArray> words = line.trimmed().split(' ');
        if (words[0] == "round" && words.size() == 1)
            return finishRound();
        if (words[0] == "file" && words.size() == 5)
            return takeFile(words);
        if (words[0] == "block" && words.size() == 4)
            return takeBlock(words, source);
        if (words[0] == "gone" && words.size() == 2) {
            m_mirrors.erase(words[1]);
            return true;
        }
        m_error = Words::tr("The other side sent “%1”, which is none of what it should.")
                      .arg(QString::fromUtf8(line.left(80).trimmed()));
        return false;
    }

private:
    bool takeFile(const QList<QByteArray> &words)
    {
        static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9%_~-][A-Za-z0-9%._~-]{0,190}$"));
        static const QRegularExpression id(QStringLiteral("^[0-9a-f]{1,40}$"));
        const QString file = QString::fromLatin1(words[4]);
        if (!name.match(file).hasMatch() || !id.match(QString::fromLatin1(words[1])).hasMatch()) {
            m_error = Words::tr("The other side named a file in a way that is not accepted.");
            return false;
        }
        m_unnamed.erase(words[1]);
        auto &mirror = m_mirrors[words[1]];
        if (!mirror)
            mirror = std::make_unique<Mirror>(
                m_folder + u'/' + QString::fromLatin1(words[1]) + u'-' + file
                + (file.endsWith(QLatin1String(".journal")) ? QString() : QStringLiteral(".journal")));
        mirror->grow(words[3].toLongLong());
        if (words[2] == "ended") {
            mirror->show();
            mirror->end();
        }
        m_error = mirror->error();
        return m_error.isEmpty();
    }

    bool takeBlock(const QList<QByteArray> &words, Source &source)
    {
        const auto mirror = m_mirrors.find(words[1]);
        const qint64 size = words[3].toLongLong();
        if (mirror == m_mirrors.end() || size <= 0 || size > longestBlock) {
            m_error = Words::tr("The other side sent a block of no file.");
            return false;
        }
        const QByteArray bytes = source.block(size);
        if (bytes.size() != size)
            return false; // it was lost on the way
        mirror->second->write(words[2].toLongLong(), bytes);
        m_error = mirror->second->error();
        return m_error.isEmpty();
    }

    bool finishRound()
    {
        for (const QByteArray &id : m_unnamed)
            m_mirrors.erase(id); // it went while nobody could say so
        m_unnamed.clear();
        for (const auto &[id, mirror] : m_mirrors) {
            mirror->show();
            if (m_error.isEmpty())
                m_error = mirror->error();
        }
        return m_error.isEmpty();
    }

    const QString m_folder;
    std::map<QByteArray, std::unique_ptr<Mirror>> m_mirrors; ///< By id.
    std::set<QByteArray> m_unnamed; ///< Of those: of an earlier connection, and not yet of this one.
    QString m_error;
};

enum class End { Stopped, Lost, NeverBegan };

End runOnce(const RemoteHost &host, Receiver &receiver, QString *error)
{
    Source source(host);
    qint64 garbage = 0; // what a shell says as it starts
    QByteArray line;
    do {
        line = source.line();
        garbage += line.size();
        if (line.isEmpty() || garbage > mostGarbage) {
            *error = source.failure();
            return source.isStopped() ? End::Stopped : End::NeverBegan;
        }
    } while (line.trimmed() != greeting);
    receiver.begin();
    text::print(QStringLiteral("connected\n"));
    while (!(line = source.line()).isEmpty() && receiver.take(line, source)) {
    }
    *error = receiver.error();
    return source.isStopped() ? End::Stopped : End::Lost;
}

} // namespace

int receive(const QString &url, const QString &folder)
{
    const auto fail = [](const QString &sentence) {
        text::printError(QStringLiteral("parallel-monitor: ") + text::plain(sentence) + u'\n');
        return text::Failed;
    };
    RemoteHost host;
    QString error;
    if (!RemoteHost::parse(url, host, &error))
        return fail(error);
    if (!QFileInfo(folder).isDir())
        return fail(Words::tr("%1 is no folder to put journals in.").arg(folder));
    Receiver receiver(folder);
    bool began = false;
    for (int rest = firstRestMs;; rest = std::min(longestRestMs, 2 * rest)) {
        const End end = runOnce(host, receiver, &error);
        if (end == End::Stopped)
            return text::Done;
        if (!receiver.error().isEmpty() || (end == End::NeverBegan && !began))
            return fail(error);
        if (end == End::Lost) {
            text::print(QStringLiteral("lost\n"));
            rest = firstRestMs;
            began = true;
        }
        if (inputEnded(rest))
            return text::Done;
    }
}

} // namespace monitor::remote
