// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "dependentviews.h"

#include "postgres.h"

#include <libpq-fe.h>

namespace {

/// All views on table $1 and on those views, the nearest first, each with what drops it and
/// with what makes it again.
constexpr auto query = R"(
WITH RECURSIVE used(view, depth) AS (
    SELECT r.ev_class, 1 FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
      AND d.refobjid = to_regclass($1) AND r.ev_class <> d.refobjid
  UNION
    SELECT r.ev_class, used.depth + 1
    FROM used JOIN pg_depend d ON d.refobjid = used.view
    JOIN pg_rewrite r ON r.oid = d.objid
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
      AND r.ev_class <> d.refobjid
), views AS (
    SELECT view, max(depth) AS depth FROM used GROUP BY view
), named AS (
    SELECT c.*, depth, format('%I.%I', nspname, relname) AS name,
           CASE relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind
    FROM views JOIN pg_class c ON c.oid = view JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('v', 'm')
)
SELECT format('DROP %s %s', kind, name),
    format('CREATE %s %s%s AS %s%s', kind, name,
           ' WITH (' || array_to_string(reloptions, ', ') || ')',
           rtrim(pg_get_viewdef(oid), ';'),
           CASE WHEN relkind = 'm' AND NOT relispopulated THEN ' WITH NO DATA' ELSE '' END),
    format('ALTER %s %s OWNER TO %I', kind, name, pg_get_userbyid(relowner)),
    (SELECT string_agg(format('GRANT %s ON %s TO %s%s', privilege_type, name,
                              CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                              CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), E'\x01')
     FROM aclexplode(relacl) WHERE grantee <> relowner),
    (SELECT string_agg(format('GRANT %s (%I) ON %s TO %s%s', a.privilege_type, attname, name,
                              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                              CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), E'\x01')
     FROM pg_attribute, aclexplode(attacl) a WHERE attrelid = named.oid AND attnum > 0),
    (SELECT string_agg(CASE objsubid
                       WHEN 0 THEN format('COMMENT ON %s %s IS %L', kind, name, description)
                       ELSE format('COMMENT ON COLUMN %s.%I IS %L', name, attname, description) END, E'\x01')
     FROM pg_description LEFT JOIN pg_attribute ON attrelid = objoid AND attnum = objsubid
     WHERE objoid = named.oid AND classoid = 'pg_class'::regclass),
    (SELECT string_agg(pg_get_indexdef(indexrelid), E'\x01') FROM pg_index WHERE indrelid = named.oid),
    (SELECT string_agg(pg_get_triggerdef(t.oid), E'\x01') FROM pg_trigger t
     WHERE tgrelid = named.oid AND NOT tgisinternal)
FROM named ORDER BY depth
)";

} // namespace

DependentViews::DependentViews(Postgres &database, const QString &table, const Stop &stop)
{
    const Postgres::Result found = database.run(QString::fromUtf8(query), {table}, stop);
    for (int row = 0; row < PQntuples(found.get()); ++row) {
        m_drop.prepend(textOf(found, row, 0));
        for (int column = 1; column < PQnfields(found.get()); ++column)
            m_restore += textOf(found, row, column).split(QChar(1), Qt::SkipEmptyParts);
    }
}
