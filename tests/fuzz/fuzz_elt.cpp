// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Feeds the readers of the ELT example arbitrary files: the first byte chooses JSON or
// CSV, and how the text is encoded. A table that is read is sound; an error says
// what is wrong.
//
//     build with -DPARALLEL_BUILD_FUZZERS=ON and clang, then
//     fuzz_elt CORPUS

#include "extract/csv.h"
#include "extract/json.h"
#include "extract/text.h"
#include "failure.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    try {
        const QByteArray text = toUtf8(body, data[0] & 2 ? QStringLiteral("ISO-8859-1") : QString());
        const Table table = data[0] & 1 ? readJson(text) : readCsv(text);
        if (table.columns.isEmpty())
            std::abort();
        for (const std::vector<Value> &row : table.rows) {
            if (row.size() > std::size_t(table.columns.size()))
                std::abort();
            for (const Value &value : row) {
                if (value.type != Type::Null && (value.text.isNull() || value.text.contains(QChar::Null)))
                    std::abort();
                if (!value.text.isValidUtf16())
                    std::abort();
            }
        }
    } catch (const Failure &failure) {
        if (QByteArray(failure.what()).size() < 10)
            std::abort();
    }
    return 0;
}
