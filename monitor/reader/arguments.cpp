// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "exporter.h"

#include "output.h"
#include "words.h"

namespace monitor {

using parallel::Journal;

bool writeArguments(const Journal &journal, const Slots &slots, QIODevice &out, Work &work, QString *error,
                    QString *note)
{
    Output to(out);
    quint64 none = 0;
    quint64 cut = 0;
    quint64 masked = 0;
    work.setTotal(slots.size());
    for (const quint32 slot : slots) {
        if (work.isCancelled())
            break;
        const Journal::Record task = journal.record(slot);
        QString line = task.isValid() ? journal.arguments(task) : QString();
        line.replace(u'\n', u' ').replace(u'\r', u' ');
        if (line.isEmpty()) {
            ++none;
        } else {
            cut += line.endsWith(u'…');
            masked += line.contains(QLatin1String("***"));
            to << line << "\n";
        }
        work.advance(1);
    }
    if (note) {
        QStringList notes;
        if (none > 0)
            notes << Exporter::tr("%1 tasks have no arguments and are left out", nullptr, plural(none))
                         .arg(number(none));
        if (cut > 0)
            notes << Exporter::tr("%1 lines were cut when they were recorded", nullptr, plural(cut))
                         .arg(number(cut));
        if (masked > 0)
            notes << Exporter::tr("%1 lines have *** in the place of a password", nullptr, plural(masked))
                         .arg(number(masked));
        *note = notes.join(QStringLiteral("; "));
    }
    return to.finish(work, error);
}

} // namespace monitor
