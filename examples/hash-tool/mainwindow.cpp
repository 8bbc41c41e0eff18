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
#include <QThread>

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

/// Has everything ended? Takes what went wrong, which the table shows.
bool isDone(parallel::Threads &threads)
{
    const parallel::Progress now = threads.progress();
    if (now.queued > 0 || now.running > 0)
        return false;
    try {
        threads.wait();
    } catch (const parallel::Error &) {
    }
    return true;
}

} // namespace

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    buildWindow();
    m_pool.setMaxThreadCount(4 * QThread::idealThreadCount()); // disks are waited for
    connect(m_browse, &QPushButton::clicked, this, &MainWindow::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, [this] { showRunning(false); });
    connect(m_folder, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, &MainWindow::start);
    connect(m_cancel, &QPushButton::clicked, this, &MainWindow::cancel);
    connect(&m_scanning, &parallel::Threads::drained, this, &MainWindow::finish);
    showRunning(false);
}

void MainWindow::start()
{
    m_results.reset(m_folder->text(), m_algorithm->currentText());
    m_pages->setCurrentWidget(m_table);
    m_timer.start();
    showRunning(true);

    using parallel::Threads;
    m_hashing = std::make_unique<Threads>(
        parallel::Options{.onFailure = parallel::OnFailure::Continue, .name = "hash-tool", .pool = &m_pool});
    connect(m_hashing.get(), &Threads::progressChanged, this, &MainWindow::showProgress);
    connect(m_hashing.get(), &Threads::taskFailed, this, [this](const parallel::TaskInfo &task) {
        m_results.add({task.arguments, 0, {}, problemOf(task)});
    });
    connect(m_hashing.get(), &Threads::drained, this, &MainWindow::finish);

    const auto algorithm = m_algorithm->currentData().value<QCryptographicHash::Algorithm>();
    const auto hash = parallel::task("hash", [this, algorithm](std::stop_token stop, const QString &file) {
        m_results.add(hashFile(stop, file, algorithm));
    });
    const auto scan = parallel::task("scan", [this, hash](std::stop_token stop, const QString &folder) {
        findFiles(stop, folder, [&](const QString &file) {
            m_hashing->run(hash, file); // hashing begins while the folder is still being read
        });
        if (stop.stop_requested())
            m_hashing->cancel(); // which may have come just before the last file
    });
    m_scanning.run(scan, m_folder->text());
}

void MainWindow::cancel()
{
    m_scanning.cancel();
    m_hashing->cancel();
}

/// When all files have been found and hashed.
void MainWindow::finish()
{
    if (!m_running || !isDone(m_scanning) || !isDone(*m_hashing))
        return;
    if (!m_running) // these waits deliver signals, and one of them was the end
        return;
    m_results.showAdded();
    showRunning(false);
    showProgress();
    Q_EMIT finished();
}

void MainWindow::showProgress()
{
    const parallel::Progress now = m_hashing->progress();
    m_bar->setMaximum(int(std::max<qint64>(now.total(), 1)));
    m_bar->setValue(int(m_running || now.cancelled ? now.succeeded + now.failed : m_bar->maximum()));

    const QLocale locale;
    QString text =
        m_running || now.cancelled
            ? tr("%1 of %2 files").arg(locale.toString(now.succeeded), locale.toString(now.total()))
            : tr("%1 files in %2 s")
                  .arg(locale.toString(now.succeeded),
                       locale.toString(double(m_timer.elapsed()) / 1000, 'f', 1));
    if (now.failed)
        text += tr(", %1 could not be read").arg(locale.toString(now.failed));
    if (now.cancelled && !m_running)
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
