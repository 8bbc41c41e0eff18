// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "slots.h"
#include "work.h"

#include <libparallel/journal.h>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qstring.h>

#include <memory>

namespace monitor {

/// Finds tasks by words such as
///
///     state:failed name:load args:orders worker:3 ran:>2s -error:timeout
///
/// All terms must hold. `help()` describes the language. Values: a quoted
/// "text with blanks", `name:=load` for the whole text, lists
/// (`state:failed,running`), numbers and ranges (`id:17`, `id:100..200`), durations
/// with a comparison and a unit (`ran:>2s`, `waited:<100ms`), clock times or times
/// since the start (`at:03:12:05..03:12:09`, `at:+1.5s..+2s`), `-` or `!` before a
/// term for its opposite. A bare word is sought in name, arguments, error and
/// progress text. Upper and lower case are the same.
class Query
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Query)

public:
    /// Matches everything.
    Query();
    ~Query();
    Query(const Query &);
    Query &operator=(const Query &);

    /// If it was not understood, isValid() is false and errorString() says which
    /// part and what would be accepted.
    static Query parse(const QString &text);
    bool isValid() const;
    QString errorString() const;
    /// Where in the text the part is that was not understood.
    int errorPosition() const;
    int errorLength() const;

    QString text() const;
    /// One plain text for each term, as the user wrote it: the chips.
    QStringList terms() const;
    /// Text of a term, quoted as it needs to be: term("name", "a b") is `name:"a b"`,
    /// term("name", "=a b") is `name:="a b"`. Without a key: a bare text.
    static QString term(const QString &key, const QString &value);
    /// The language as HTML, for a tool tip or a help page, and as plain text.
    static QString help(bool html);
    /// For completion: "state:", "name:" …
    static QStringList keys();

    /// The slots of all tasks that match, in the order of the slots. Uses several
    /// threads; blocks until it is done or cancelled (then the result is not all).
    Slots run(const parallel::Journal &journal, Work &work) const;

    struct Data;

private:
    std::shared_ptr<const Data> d;
};

} // namespace monitor
