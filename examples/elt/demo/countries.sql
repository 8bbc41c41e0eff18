-- SPDX-FileCopyrightText: 2026 The libparallel authors
-- SPDX-License-Identifier: MIT

-- Countries of today and of the past, in one table.
DROP TABLE IF EXISTS countries;
CREATE TABLE countries AS
    SELECT alpha_3, name, NULL AS withdrawn FROM iso_3166_1
    UNION ALL
    SELECT alpha_3, name, withdrawal_date FROM iso_3166_3
    ORDER BY alpha_3;
