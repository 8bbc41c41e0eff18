// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journalmaker.h"

#include <memory>

/// A job as a person would meet it: a nightly load that extracts from servers and
/// loads into a warehouse, with nested calls, failures, progress and a queue. For
/// pictures and for tests of the window; every time the same but for the clock.
struct Scene
{
    QByteArray program = "nightly-elt";
    QByteArray commandLine = "nightly-elt --source crm.example.com --into warehouse";
    QByteArray pool = "nightly";
    int tasks = 1800;
    int workers = 12;
    int hosts = 0;            ///< So many other machines run all tasks. 0: this process does.
    double completed = 0.72;  ///< Part of the tasks that have ended when we look.
    int failed = 7;
    int cancelled = 4;
    double seconds = 0.9;     ///< What a task takes, about.
    bool live = true;         ///< The maker holds the lock.
    bool closed = false;      ///< Ended cleanly.
    bool readOnly = false;
    bool paused = false;
    bool recorded = true;
    qint64 ago = 0;           ///< Seconds between its end (or now, if it lives) and now.
    quint64 dropped = 0;      ///< Completed tasks that made room.
    QByteArray (*spell)(QByteArray text) = nullptr; ///< How all texts are spelled; nullptr: as they are.
};

/// Destroy the maker to let the process die.
std::unique_ptr<JournalMaker> makeScene(const QString &path, const Scene &scene = {});
