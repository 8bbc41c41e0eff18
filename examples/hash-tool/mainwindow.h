// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "resultsmodel.h"

#include <libparallel/parallel.h>

#include <QElapsedTimer>
#include <QMainWindow>
#include <QThreadPool>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

/// Hashes the files of a folder on worker threads, and stays alive meanwhile.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    void setFolder(const QString &folder);

Q_SIGNALS:
    /// All files are hashed, or dropped after a cancel.
    void finished();

private:
    void buildWindow();
    void chooseFolder();
    void start();
    void cancel();
    void finish();
    void copyHashes();
    void showProgress();
    void showRunning(bool running);

    ResultsModel m_results;
    QElapsedTimer m_timer;
    bool m_running = false;

    QLineEdit *m_folder = nullptr;
    QPushButton *m_browse = nullptr;
    QComboBox *m_algorithm = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTableView *m_table = nullptr;
    QSortFilterProxyModel *m_sorted = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_status = nullptr;

    // The last members: they go first, and wait for the tasks that use the others.
    QThreadPool m_pool; // whose threads both work on, and that stay from one run to the next
    std::unique_ptr<parallel::Threads> m_hashing; // a batch for each run: its counts are that run's
    parallel::Threads m_scanning{{.workers = 1, .name = "scan", .pool = &m_pool}}; // which adds to the batch
};
