// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What is exported can be read by others: JSON parses, CSV keeps commas, quotes and
// lines apart and makes no formulas, pages carry no foreign markup.

#include "reader/exporter.h"
#include "reader/gatherer.h"
#include "reader/query.h"

#include "journalmaker.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qxmlstream.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void csv();
    void json();
    void trace();
    void report();
    void formats();
    void filesAreCompleteOrNotThere();
    void canBeCancelled();
    void sumsNothingWhenCancelled();
    void inTheBackground();
    void aReportOfFailuresIsNotGreen();
    void aCancelledOneLooksForNothing();

private:
    QByteArray exported(Format format);
    QTemporaryDir m_folder;
    std::shared_ptr<Journal> m_journal;
};

static const char nasty[] = "=1+1,\"<script>alert('ü')</script>\"\n&\x01\x1b[31m";

void TestExport::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("job.journal"));
    {
        JournalMaker maker(path, "job <b>&");
        qstrcpy(maker.pool().name, "scope \"</title>");
        const TextRef text = maker.addText(TextKind::Name, nasty);
        const TextRef arguments = maker.addText(TextKind::Arguments, nasty);
        const TextRef error = maker.addText(TextKind::Error, QByteArray("IoError\n") + nasty);
        for (int state = 1; state <= 5; ++state) {
            TaskRecord task = {};
            task.name = text;
            task.arguments = arguments;
            task.text = state == 4 ? error : 0;
            task.queued = 1'000'001;
            task.started = state == 1 ? 0 : 2'000'001;
            task.finished = state < 3 ? 0 : 5'000'001;
            task.worker = state == 1 ? 0 : quint16(state);
            task.state = quint8(state);
            maker.addTask(task);
        }
        maker.header().heartbeat = 9'000'001;
        maker.header().startedWall = 1'790'000'000'123'000'000;
    }
    m_journal = std::make_shared<Journal>();
    QVERIFY(m_journal->open(path));
}

QByteArray TestExport::exported(Format format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    Work work;
    QString error;
    const Slots all = Query().run(*m_journal, work);
    bool done = false;
    switch (format) {
    case Format::Csv:
        done = writeCsv(*m_journal, all, buffer, work, &error);
        break;
    case Format::Json:
        done = writeJson(*m_journal, all, buffer, work, &error);
        break;
    case Format::Trace:
        done = writeTrace(*m_journal, buffer, work, &error);
        break;
    case Format::Arguments:
        done = writeArguments(*m_journal, all, buffer, work, &error);
        break;
    case Format::Report:
        done = writeReport(*m_journal, *Gatherer::gather(*m_journal), buffer, work, &error);
        break;
    }
    return done ? buffer.data() : error.toUtf8();
}

/// As RFC 4180 says.
static QList<QStringList> parseCsv(const QString &text)
{
    QList<QStringList> rows(1);
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && text.mid(i + 1, 1) == QLatin1String("\"")) {
            cell += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\n')) {
            rows.back().append(std::exchange(cell, {}));
            if (c == u'\n')
                rows.append(QStringList());
        } else if (quoted || c != u'\r') {
            cell += c;
        }
    }
    rows.removeLast();
    return rows;
}

void TestExport::csv()
{
    const QList<QStringList> rows = parseCsv(QString::fromUtf8(exported(Format::Csv)));
    QCOMPARE(rows.size(), 6);
    const QStringList head = rows.first();
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), head.size());
    const auto cell = [&](int row, const char *name) { return rows[row][head.indexOf(QLatin1String(name))]; };
    QCOMPARE(cell(1, "state"), QStringLiteral("never-ran"));
    QCOMPARE(cell(2, "state"), QStringLiteral("died"));
    QCOMPARE(cell(4, "name"), u'\'' + QString::fromUtf8(nasty)); // no formula
    QCOMPARE(cell(4, "error_type"), QStringLiteral("IoError"));
    QCOMPARE(cell(4, "started"), QStringLiteral("2026-09-21T14:13:20.125Z"));
    QCOMPARE(cell(4, "ran_seconds"), QStringLiteral("0.003000000"));
    QCOMPARE(cell(1, "started"), QString());
    QCOMPARE(cell(1, "worker"), QString());
}

void TestExport::json()
{
    QJsonParseError error;
    const QJsonArray tasks = QJsonDocument::fromJson(exported(Format::Json), &error).array();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QCOMPARE(tasks.size(), 5);
    const QJsonObject failed = tasks[3].toObject();
    QCOMPARE(failed["name"].toString(), QString::fromUtf8(nasty));
    QCOMPARE(failed["error"].toString(), QString::fromUtf8(nasty));
    QCOMPARE(failed["state"].toString(), QStringLiteral("failed"));
    QCOMPARE(failed["waited_seconds"].toDouble(), 0.001);
    QCOMPARE(failed["worker"].toInt(), 4);
    QVERIFY(tasks[0].toObject()["started"].isNull());
}

void TestExport::trace()
{
    QJsonParseError error;
    const QJsonObject trace = QJsonDocument::fromJson(exported(Format::Trace), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QCOMPARE(trace["otherData"].toObject()["state"].toString(), QStringLiteral("died"));
    QMap<QString, int> phases;
    QSet<int> lanes;
    for (const QJsonValue &value : trace["traceEvents"].toArray()) {
        const QJsonObject event = value.toObject();
        ++phases[event["ph"].toString()];
        if (event["ph"].toString() != QLatin1String("X"))
            continue;
        lanes.insert(event["tid"].toInt());
        QCOMPARE(event["ts"].toDouble(), 2000.0);
        QCOMPARE(event["dur"].toDouble(), event["cat"].toString() == QLatin1String("died") ? 7000.0 : 3000.0);
        QCOMPARE(event["name"].toString(), QString::fromUtf8(nasty));
    }
    QCOMPARE(phases["X"], 4);
    QCOMPARE(phases["i"], 1); // never ran
    QVERIFY(phases["C"] > 0);
    QCOMPARE(lanes.size(), 4);
}

void TestExport::report()
{
    const QByteArray page = exported(Format::Report);
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.endsWith("</html>\n"));
    QVERIFY(page.contains("job &lt;b&gt;&amp;"));
    QVERIFY(page.contains("&lt;script&gt;"));
    QVERIFY(!page.contains("<script"));
    QVERIFY(!page.contains('\x1b'));
    QVERIFY(page.contains("prefers-color-scheme: dark"));
    QVERIFY(!page.contains("http://") && !page.contains("https://")
            && !page.contains("url(")); // nothing from elsewhere
    // every picture is well-formed
    int pictures = 0;
    for (qsizetype at = page.indexOf("<svg"); at >= 0; at = page.indexOf("<svg", at + 1), ++pictures) {
        QXmlStreamReader xml(page.mid(at, page.indexOf("</svg>", at) + 6 - at));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    QVERIFY(pictures >= 6);
}

void TestExport::formats()
{
    Format format;
    QString error;
    QVERIFY(formatOf("a.csv", format, &error) && format == Format::Csv);
    QVERIFY(formatOf("a.TASKS.JSON", format, &error) && format == Format::Json);
    QVERIFY(formatOf("/x/trace.json", format, &error) && format == Format::Trace);
    QVERIFY(formatOf("a.html", format, &error) && format == Format::Report);
    QVERIFY(formatOf("failed.txt", format, &error) && format == Format::Arguments);
    QVERIFY(!formatOf("a.doc", format, &error));
    QVERIFY2(error.contains(QLatin1String(".tasks.json")), qPrintable(error));
}

void TestExport::filesAreCompleteOrNotThere()
{
    Work work;
    QString error;
    const QString file = m_folder.filePath(QStringLiteral("out.csv"));
    QVERIFY2(Exporter::write(*m_journal, file, Format::Csv, {}, work, &error), qPrintable(error));
    QVERIFY(QFileInfo(file).size() > 100);
    QVERIFY(!Exporter::write(*m_journal, m_folder.filePath(QStringLiteral("no/such/folder.csv")), Format::Csv,
                             {}, work, &error));
    QVERIFY2(error.contains(QLatin1String("could not be written")), qPrintable(error));
    if (QFile::exists(QStringLiteral("/dev/full"))) {
        error.clear();
        QVERIFY(!Exporter::write(*m_journal, QStringLiteral("/dev/full"), Format::Trace, {}, work, &error));
        QVERIFY(!error.isEmpty());
    }
}

void TestExport::canBeCancelled()
{
    for (const Format format : {Format::Csv, Format::Json, Format::Trace, Format::Report}) {
        Work work;
        work.cancel();
        QString error;
        const QString file = m_folder.filePath(QStringLiteral("cancelled"));
        QVERIFY(!Exporter::write(*m_journal, file, format, {}, work, &error));
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QVERIFY(!QFile::exists(file));
    }
}

void TestExport::sumsNothingWhenCancelled()
{
    // The window waits for it when it is closed.
    const QString big = m_folder.filePath(QStringLiteral("big.journal"));
    makeJob(big, {.tasks = 3 * Journal::slotsPerChunk, .arguments = false});
    Journal journal;
    QVERIFY(journal.open(big));
    QCOMPARE(Gatherer::gather(journal)->summed, quint64(3 * Journal::slotsPerChunk));
    Work work;
    work.cancel();
    QVERIFY(Gatherer::gather(journal, work)->summed < Journal::slotsPerChunk);
}

void TestExport::inTheBackground()
{
    Exporter exporter(m_journal);
    QSignalSpy finished(&exporter, &Exporter::finished);
    const QString file = m_folder.filePath(QStringLiteral("b.tasks.json"));
    exporter.start(file, Format::Json, std::make_shared<const Slots>(Slots{m_journal->slotCount() - 1}));
    QVERIFY(exporter.isRunning());
    QVERIFY(finished.wait(10000));
    QCOMPARE(finished.first().last().toString(), QString());
    QVERIFY(QFile::exists(file));
}

void TestExport::aReportOfFailuresIsNotGreen()
{
    const auto badge = [&](double failing) {
        const QString path = m_folder.filePath(QStringLiteral("badge.journal"));
        makeJob(path, {.tasks = 300, .failing = failing});
        Journal journal;
        journal.open(path);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        Work work;
        QString error;
        writeReport(journal, *Gatherer::gather(journal), buffer, work, &error);
        return QString::fromUtf8(buffer.data())
            .section(QStringLiteral("class=\"badge text "), 1)
            .section(u'<', 0, 0);
    };
    QCOMPARE(badge(0), QStringLiteral("succeeded\">finished"));
    const QString failed = badge(0.3);
    QVERIFY2(failed.startsWith(QLatin1String("failed\">finished, "))
                 && failed.endsWith(QLatin1String(" failed")),
             qPrintable(failed));
}

void TestExport::aCancelledOneLooksForNothing()
{
    const QString big = m_folder.filePath(QStringLiteral("big2.journal"));
    makeJob(big, {.tasks = 3 * (Journal::slotsPerChunk - 1), .arguments = false});
    const auto journal = std::make_shared<Journal>();
    QVERIFY(journal->open(big));
    for (const Format format : {Format::Csv, Format::Json}) {
        Work work;
        work.cancel();
        QString error;
        QVERIFY(!Exporter::write(*journal, m_folder.filePath(QStringLiteral("never.csv")), format, {}, work,
                                 &error));
        // It never came to know how many tasks it would write.
        QCOMPARE(work.total(), quint64(journal->slotCount()));
        QCOMPARE(work.done(), 0u);
    }
    // What a query finds is found in the background.
    Exporter exporter(journal);
    QSignalSpy finished(&exporter, &Exporter::finished);
    exporter.start(m_folder.filePath(QStringLiteral("some.csv")), Format::Csv,
                   Query::parse(QStringLiteral("id:1..10")));
    QVERIFY(finished.wait(10000));
    QCOMPARE(exporter.found(), 10u);
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
