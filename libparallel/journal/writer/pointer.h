// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace parallel::journal {

/// Leads from the folder of live journals to one that is recorded elsewhere, so that
/// monitors find a job that records by themselves: a link of the file's full path, whose
/// name comes from that path, so that each run that replaces a file replaces the pointer
/// too. Goes at a clean exit; of a job that was killed it stays with its journal, until
/// a monitor finds that the journal is gone, or many others were left after it.
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

/// How many pointers are left in the folder when there were more than twice as many.
inline constexpr int keptPointers = 64;

/// Removes from \a folder this user's pointers to what no process writes any more, but the latest
/// \a kept, where there are more than twice as many; some hundreds at a time. The journals that
/// they lead to stay. Makers of a pointer do this: a machine where no monitor runs would keep all of
/// them, and look through them at every start.
void removeOldPointers(const QString &folder, int kept = keptPointers);

} // namespace parallel::journal
