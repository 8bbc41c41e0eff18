// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The crawl example on a real web server: tasks that call themselves, to any depth.

#include "elt/process.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class TestCrawl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void totalsATree_data();
    void totalsATree();
    void namesWhatIsMissing_data() { totalsATree_data(); }
    void namesWhatIsMissing();
    void usage();

private:
    Ended crawl(const QString &url, const QStringList &environment = {}) const
    {
        return RunningProgram(CRAWL_PROGRAM, {url}, {}, environment).end();
    }
    void addFile(const QString &name, int size);

    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    qint64 m_bytes = 0;
    int m_files = 0;
};

void TestCrawl::addFile(const QString &name, int size)
{
    QVERIFY(QDir(m_folder.path()).mkpath(QFileInfo(name).path()));
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(size, 'x'));
    m_bytes += size;
    ++m_files;
}

void TestCrawl::initTestCase()
{
    QString deep;
    for (int depth = 0; depth < 30; ++depth) {
        deep += QStringLiteral("d%1/").arg(depth);
        addFile(deep + "a file & more.txt", depth);
        addFile(deep + "ü.json", 2);
    }
    for (int i = 0; i < 40; ++i)
        addFile(QStringLiteral("wide/%1/x.txt").arg(i), 100);
    m_server = std::make_unique<ServerProcess>(
        PYTHON, QStringList{ELT_SERVER, "--while-stdin", "--folder", m_folder.path()});
    QVERIFY2(!m_server->line().isEmpty(), qPrintable(m_server->error()));
}

void TestCrawl::totalsATree_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("serially") << QStringList{"PARALLEL_ENABLED=0"};
    for (const char *workers : {"1", "2", "8", "64"})
        QTest::newRow(workers) << QStringList{QStringLiteral("PARALLEL_WORKERS=%1").arg(workers)};
}

void TestCrawl::totalsATree()
{
    QFETCH(QStringList, environment);
    const Ended ended = crawl(m_server->line() + "/", environment);
    QCOMPARE(ended.err, "");
    QCOMPARE(ended.status, 0);
    QStringList lines;
    for (const QString &line : ended.out.trimmed().split('\n'))
        lines += line.simplified();
    const int text = m_files - 30;
    QCOMPARE(lines,
             (QStringList{"application/json 30 files 60 bytes",
                          QStringLiteral("text/plain %1 files %2 bytes").arg(text).arg(m_bytes - 60),
                          QStringLiteral("in 72 folders %1 files %2 bytes").arg(m_files).arg(m_bytes)}));
}

void TestCrawl::namesWhatIsMissing()
{
    QFETCH(QStringList, environment);
    const QString link = m_folder.filePath("wide/7/dangling.txt");
    QVERIFY(QFile::link("/nonexistent", link));
    const Ended ended = crawl(m_server->line() + "/wide/", environment);
    QVERIFY(QFile::remove(link));
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.err.contains("/wide/7/dangling.txt: "), qPrintable(ended.err));
    QVERIFY2(ended.err.contains("not found", Qt::CaseInsensitive), qPrintable(ended.err));
    QVERIFY2(ended.out.simplified().contains("in 41 folders 40 files 4000 bytes"), qPrintable(ended.out));
}

void TestCrawl::usage()
{
    QCOMPARE(crawl("nonsense").status, 2);
    QVERIFY(crawl("nonsense").err.startsWith("usage: crawl http://HOST/FOLDER/"));
    QCOMPARE(crawl("http://127.0.0.1:1/").status, 1);
}

QTEST_GUILESS_MAIN(TestCrawl)
#include "tst_crawl.moc"
