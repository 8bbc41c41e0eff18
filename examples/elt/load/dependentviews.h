// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

class Postgres;
class Stop;

/// The views on a table of PostgreSQL, which does not change the type of a column that a view
/// uses: what drops them, and what makes them again as they are, with their owners, grants,
/// comments, indexes and triggers.
class DependentViews
{
public:
    DependentViews(Postgres &database, const QString &table, const Stop &stop);

    QStringList drop() const { return m_drop; }
    QStringList restore() const { return m_restore; }

private:
    QStringList m_drop;
    QStringList m_restore;
};
