// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "resultsmodel.h"

#include <libparallel/parallel.h>

#include <QElapsedTimer>
#include <QMainWindow>

#include <atomic>

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
    void finish();
    void copyHashes();
    void showProgress();
    void showRunning(bool running);

    ResultsModel m_results;
    QElapsedTimer m_timer;
    parallel::Progress m_before; // the counts when this run began
    bool m_running = false;
    std::atomic<bool> m_scanned = false; // all files have been found

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

    // The last member: it goes first, and waits for the tasks that use the others.
    parallel::Threads m_threads{{.onFailure = parallel::OnFailure::Continue, .name = "hash-tool"}};
};
