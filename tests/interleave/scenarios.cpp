// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "interleave/scenarios.h"

namespace interleave {

const std::vector<Case> &cases()
{
    static const std::vector<Case> all = [] {
        std::vector<Case> found;
        for (const auto &some : {sleeperCases(), callCases(), limitCases()})
            found.insert(found.end(), some.begin(), some.end());
        return found;
    }();
    return all;
}

} // namespace interleave
