// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The hash tool as its users meet it: real buttons, real files, and a window that never freezes.

#include "mainwindow.h"
#include "support/waits.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

class TestHashTool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingToStartWithoutAFolder();
    void hashesEveryFile();
    void otherAlgorithmSecondRun();
    void fileThatCannotBeReadIsNamed();
    void otherFilesGoOn_data();
    void otherFilesGoOn();
    void windowStaysAliveAndCancels();
    void closesWhileItRuns();
    void worksSeriallyToo();

private:
    template<typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void addFile(const QString &name, const QByteArray &content);
    /// A file that takes hours to read and no room to keep.
    void addEndlessFile(const QString &name);
    /// "name hash" of each row, sorted.
    QStringList rows() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestHashTool::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<MainWindow>();
    new QAbstractItemModelTester(find<QTableView>("results")->model(), m_window.get());
    m_window->show();
    m_window->activateWindow(); // where no window manager does it
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestHashTool::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

void TestHashTool::addFile(const QString &name, const QByteArray &content)
{
    QVERIFY(QDir(m_folder->path()).mkpath(QFileInfo(name).path()));
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TestHashTool::addEndlessFile(const QString &name)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY2(file.resize(qint64(4) << 40), qPrintable(file.errorString()));
}

QStringList TestHashTool::rows() const
{
    const QAbstractItemModel *const model = find<QTableView>("results")->model();
    QStringList rows;
    for (int i = 0; i < model->rowCount(); ++i)
        rows += model->index(i, 0).data().toString() + ' ' + model->index(i, 2).data().toString();
    rows.sort();
    return rows;
}

void TestHashTool::nothingToStartWithoutAFolder()
{
    QVERIFY(!find<QPushButton>("start")->isEnabled());
    QVERIFY(!find<QPushButton>("cancel")->isEnabled());
    QTest::keyClicks(find<QLineEdit>("folder"), "/nowhere");
    QVERIFY(!find<QPushButton>("start")->isEnabled());
    find<QLineEdit>("folder")->clear();
    QTest::keyClicks(find<QLineEdit>("folder"), m_folder->path());
    QVERIFY(find<QPushButton>("start")->isEnabled());
}

void TestHashTool::hashesEveryFile()
{
    QStringList expected;
    for (int i = 0; i < 300; ++i) {
        const QString name = QStringLiteral("d%1/%2.txt").arg(i % 7).arg(i);
        const QByteArray content = QByteArray::number(i).repeated(i);
        addFile(name, content);
        expected +=
            name + ' '
            + QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    }
    expected.sort();
    m_window->setFolder(m_folder->path());
    QSignalSpy finished(m_window.get(), &MainWindow::finished);
    click("start");
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(rows(), expected);
    QCOMPARE(find<QProgressBar>("bar")->value(), find<QProgressBar>("bar")->maximum());
    QVERIFY2(find<QLabel>("status")->text().startsWith("300 files in "),
             qPrintable(find<QLabel>("status")->text()));
    QVERIFY(find<QPushButton>("start")->isEnabled());

    QTableView *const table = find<QTableView>("results");
    table->selectAll();
    table->setFocus();
    QTest::keySequence(table, QKeySequence::Copy);
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    QCOMPARE(lines.size(), 300);
    QVERIFY2(lines.contains(expected.first().section(' ', 1) + "  " + expected.first().section(' ', 0, 0)),
             qPrintable(lines.first()));
}

void TestHashTool::otherAlgorithmSecondRun()
{
    addFile("a", "abc");
    m_window->setFolder(m_folder->path());
    QSignalSpy finished(m_window.get(), &MainWindow::finished);
    click("start");
    QTRY_COMPARE(finished.size(), 1);
    find<QComboBox>("algorithm")->setCurrentText("MD5");
    click("start");
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(rows(), QStringList{"a 900150983cd24fb0d6963f7d28e17f72"});
    QVERIFY2(find<QLabel>("status")->text().startsWith("1 files in "),
             qPrintable(find<QLabel>("status")->text()));
}

void TestHashTool::fileThatCannotBeReadIsNamed()
{
    addFile("good", "abc");
    QVERIFY(
        QFile::link("/proc/self/mem", m_folder->filePath("bad"))); // opens, and cannot be read from its start
    m_window->setFolder(m_folder->path());
    find<QComboBox>("algorithm")->setCurrentText("MD5");
    QSignalSpy finished(m_window.get(), &MainWindow::finished);
    click("start");
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(rows().size(), 2);
    QVERIFY2(rows().at(0).startsWith("bad ") && rows().at(0).contains("error", Qt::CaseInsensitive),
             qPrintable(rows().at(0)));
    QCOMPARE(rows().at(1), "good 900150983cd24fb0d6963f7d28e17f72");
    QVERIFY2(find<QLabel>("status")->text().endsWith(", 1 could not be read"),
             qPrintable(find<QLabel>("status")->text()));
}

void TestHashTool::otherFilesGoOn_data()
{
    QTest::addColumn<QByteArray>("enabled");
    QTest::newRow("with workers") << QByteArray("1");
    QTest::newRow("serially") << QByteArray("0");
}

void TestHashTool::otherFilesGoOn()
{
    QFETCH(QByteArray, enabled);
    qputenv("PARALLEL_ENABLED", enabled);
    m_window = std::make_unique<MainWindow>();
    qunsetenv("PARALLEL_ENABLED");
    // In whatever order the folder lists them, some come after one that cannot be read.
    for (const QString name : {"bad 1", "bad 2", "bad 3"})
        QVERIFY(QFile::link("/proc/self/mem", m_folder->filePath(name)));
    for (const QString name : {"good 1", "good 2", "good 3"})
        addFile(name, "abc");
    m_window->setFolder(m_folder->path());
    QSignalSpy finished(m_window.get(), &MainWindow::finished);
    click("start");
    QTRY_COMPARE(finished.size(), 1);
    const QStringList shown = rows();
    QCOMPARE(shown.size(), 6);
    QVERIFY2(shown.at(2).startsWith("bad 3 ") && shown.at(3).startsWith("good 1 "),
             qPrintable(shown.join('\n')));
    QVERIFY2(find<QLabel>("status")->text().startsWith("3 files in ")
                 && find<QLabel>("status")->text().endsWith(", 3 could not be read"),
             qPrintable(find<QLabel>("status")->text()));
}

void TestHashTool::windowStaysAliveAndCancels()
{
    addFile("small", "abc");
    for (int i = 0; i < 100; ++i)
        addEndlessFile(QStringLiteral("endless %1").arg(i));
    m_window->setFolder(m_folder->path());
    QSignalSpy finished(m_window.get(), &MainWindow::finished);
    int ticks = 0;
    QTimer ticker;
    connect(&ticker, &QTimer::timeout, this, [&] { ++ticks; });
    ticker.start(1);

    click("start");
    QTRY_VERIFY(ticks >= 100); // the event loop goes on while all workers read
    QVERIFY(find<QPushButton>("cancel")->isEnabled());
    QCOMPARE(finished.size(), 0);
    click("cancel");
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(find<QPushButton>("start")->isEnabled());
    QVERIFY2(find<QLabel>("status")->text().endsWith(": cancelled"),
             qPrintable(find<QLabel>("status")->text()));
    QVERIFY(rows().size() <= 1);
}

void TestHashTool::closesWhileItRuns()
{
    for (int i = 0; i < 100; ++i)
        addEndlessFile(QStringLiteral("endless %1").arg(i));
    m_window->setFolder(m_folder->path());
    click("start");
    m_window.reset(); // stops its tasks and waits for them: the test would hang here if it did not
}

void TestHashTool::worksSeriallyToo()
{
    qputenv("PARALLEL_ENABLED", "0");
    m_window = std::make_unique<MainWindow>();
    qunsetenv("PARALLEL_ENABLED");
    addFile("a", "abc");
    m_window->setFolder(m_folder->path());
    find<QComboBox>("algorithm")->setCurrentText("MD5");
    QSignalSpy finished(m_window.get(), &MainWindow::finished);
    click("start");
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(rows(), QStringList{"a 900150983cd24fb0d6963f7d28e17f72"});
}

QTEST_MAIN(TestHashTool)
#include "tst_hashtool.moc"
