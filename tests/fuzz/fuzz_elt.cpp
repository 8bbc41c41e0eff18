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
#include "stage.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    BytesInMemory body({reinterpret_cast<const char *>(data + 1), size - 1});
    try {
        Utf8Text text(body, data[0] & 2 ? QStringLiteral("ISO-8859-1") : QString());
        Stage stage;
        if (data[0] & 1)
            readJson(text, {.lines = bool(data[0] & 4), .records = {}, .link = {}}, stage);
        else
            readCsv(text, {.separator = '\0', .lenient = bool(data[0] & 4)}, stage);
        stage.finish();
        qint64 rows = 0;
        for (Stage::Reader reader(stage); reader.next(); ++rows) {
            if (reader.row().size() > std::size_t(stage.columns.size()))
                std::abort();
            for (const Cell &cell : reader.row()) {
                const QUtf8StringView value(cell.text.data(), qsizetype(cell.text.size()));
                if (cell.text.find('\0') != cell.text.npos || !value.isValidUtf8())
                    std::abort();
            }
        }
        if (rows != stage.rows())
            std::abort();
    } catch (const Failure &failure) {
        if (QByteArray(failure.what()).size() < 10)
            std::abort();
    }
    return 0;
}
