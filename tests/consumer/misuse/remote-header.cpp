// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::Task: remote(), repeatable() and key() need #include <libparallel/cluster.h>

#ifdef MISUSE
#  include <libparallel/parallel.h>
#else
#  include <libparallel/cluster.h>
#endif

int main()
{
    (void)parallel::task("name", [](int n) { return n; }).remote();
}
