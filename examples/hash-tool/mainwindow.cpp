// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace {

/// In the words of the exception that ended the task.
QString problemOf(const parallel::TaskInfo &task)
{
    try {
        std::rethrow_exception(task.exception);
    } catch (const std::exception &error) {
        return QString::fromUtf8(error.what());
    }
}

} // namespace

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    buildWindow();
    connect(m_browse, &QPushButton::clicked, this, &MainWindow::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, [this] { showRunning(false); });
    connect(m_folder, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, &MainWindow::start);
    connect(m_cancel, &QPushButton::clicked, &m_threads, &parallel::Threads::cancel);

    connect(&m_threads, &parallel::Threads::progressChanged, this, &MainWindow::showProgress);
    connect(&m_threads, &parallel::Threads::taskFailed, this, [this](const parallel::TaskInfo &task) {
        m_results.add({task.arguments, 0, {}, problemOf(task)});
    });
    connect(&m_threads, &parallel::Threads::drained, this, &MainWindow::finish);
    showRunning(false);
}

void MainWindow::start()
{
    m_results.reset(m_folder->text(), m_algorithm->currentText());
    m_pages->setCurrentWidget(m_table);
    m_before = m_threads.progress();
    m_scanned = false;
    m_timer.start();
    showRunning(true);

    const auto algorithm = m_algorithm->currentData().value<QCryptographicHash::Algorithm>();
    const auto hash = parallel::task("hash", [this, algorithm](std::stop_token stop, const QString &file) {
        m_results.add(hashFile(stop, file, algorithm));
    });
    const auto scan = parallel::task("scan", [this, hash](std::stop_token stop, const QString &folder) {
        findFiles(stop, folder, [&hash](const QString &file) {
            hash(file); // hashing begins while the folder is still being read
        });
        m_scanned = true;
    });

    const auto entered = m_threads.enter();
    scan(m_folder->text());
}

void MainWindow::finish()
{
    if (!m_running)
        return;
    try {
        m_threads.wait(); // all is done: this takes the failures, which the table shows
    } catch (const parallel::Error &) {
    }
    m_results.showAdded();
    showRunning(false);
    showProgress();
    Q_EMIT finished();
}

void MainWindow::showProgress()
{
    const parallel::Progress now = m_threads.progress();
    const qint64 files = now.total() - m_before.total() - 1; // without the scan
    const qint64 done = now.succeeded - m_before.succeeded - (m_scanned ? 1 : 0);
    const qint64 failed = now.failed - m_before.failed;
    const qint64 cancelled = now.cancelled - m_before.cancelled;
    if (files < 0)
        return;
    m_bar->setMaximum(int(std::max<qint64>(files, 1)));
    m_bar->setValue(int(m_running || cancelled ? std::min(done + failed, files) : m_bar->maximum()));

    const QLocale locale;
    QString text =
        m_running || cancelled
            ? tr("%1 of %2 files").arg(locale.toString(std::max<qint64>(done, 0)), locale.toString(files))
            : tr("%1 files in %2 s")
                  .arg(locale.toString(done), locale.toString(double(m_timer.elapsed()) / 1000, 'f', 1));
    if (failed)
        text += tr(", %1 could not be read").arg(locale.toString(failed));
    if (cancelled && !m_running)
        text += tr(": cancelled");
    m_status->setText(text);
}

void MainWindow::showRunning(bool running)
{
    m_running = running;
    m_folder->setEnabled(!running);
    m_browse->setEnabled(!running);
    m_algorithm->setEnabled(!running);
    m_start->setEnabled(!running && !m_folder->text().isEmpty() && QDir(m_folder->text()).exists());
    m_cancel->setEnabled(running);
    m_table->setSortingEnabled(!running); // rows stay where they appear while they do
}

void MainWindow::setFolder(const QString &folder)
{
    m_folder->setText(QDir::toNativeSeparators(folder));
}

void MainWindow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder to hash"), m_folder->text());
    if (!folder.isEmpty())
        setFolder(folder);
}

void MainWindow::copyHashes()
{
    QStringList lines; // as sha256sum writes them
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        lines += row.siblingAtColumn(ResultsModel::HashColumn).data().toString() + QStringLiteral("  ")
                 + row.siblingAtColumn(ResultsModel::FileColumn).data().toString();
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}
