// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "elt/process.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

/// A table of two people, as a server would send it.
inline const QString okCsv = QStringLiteral("id,name\n1,Ann\n2,Bob\n");

void writeFile(const QString &name, const QByteArray &bytes);

/// The summary's outcome for \a source: all after rows, bytes and seconds.
QString outcomeOf(const Ended &ended, const QString &source);

/// Fails the test when a run of elt has not done all; evaluates it once.
#define VERIFY_DONE(run)                                                                                     \
    do {                                                                                                     \
        const Ended ended_ = (run);                                                                          \
        QVERIFY2(ended_.status == 0, qPrintable(ended_.out + ended_.err));                                   \
    } while (false)

/// A test of the whole program: each test function has a folder of its own, with a
/// SQLite warehouse in it.
class EltTest : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    QString warehouse() const { return "sqlite:" + m_file; }
    QStringList into(const QStringList &arguments) const
    {
        return QStringList{"--warehouse", warehouse()} + arguments;
    }

    /// Writes a configuration to the folder, and runs elt with it.
    Ended run(const QString &toml, const QStringList &environment = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder; // of one test
    QString m_file;
};
