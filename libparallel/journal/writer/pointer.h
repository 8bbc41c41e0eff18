// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace parallel::journal {

/// Leads from the folder of live journals to one that is recorded elsewhere, so that
/// monitors find a job that records by themselves: a link of the file's full path, whose
/// name comes from that path, so that each run that replaces a file replaces the pointer
/// too. Goes at a clean exit; of a job that was killed it stays with its journal, until
/// a monitor finds that the journal is gone.
class Pointer
{
public:
    /// \a journal: the recorded file, which this process has locked. False: the job will
    /// not be found by itself, and \a why.
    bool make(const QString &journal, QString *why);
    /// Removes it, if it still leads to this journal. Once; does nothing without one.
    void remove() noexcept;

private:
    QByteArray m_path;
    QByteArray m_target;
};

} // namespace parallel::journal
