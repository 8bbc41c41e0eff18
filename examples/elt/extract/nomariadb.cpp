// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// In the place of mariadb.cpp and mariadbtable.cpp where libmariadb is not there.
// Source::parse() has refused such a source by then.

#include "failure.h"
#include "mariadb.h"
#include "tables.h"

const bool Mariadb::isBuiltIn = false;

Mariadb::Mariadb(const MariadbAddress &, QString, std::chrono::seconds) : m_silence(0) {}

Mariadb::~Mariadb() = default;

void readTable(Mariadb &, const TableQuery &, Stage &, const Stop &)
{
    throw Failure(QStringLiteral("built without libmariadb"));
}
