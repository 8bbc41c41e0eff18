# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Completion of parallel-elt for fish.

complete -c parallel-elt -l workers -x -d 'Load so many sources at the same time'
complete -c parallel-elt -l warehouse -r -d 'Load into sqlite:FILE or postgresql://…'
complete -c parallel-elt -l transform -r -d 'SQL to run when all is loaded'
complete -c parallel-elt -l config -r -d 'What to load, and how'
complete -c parallel-elt -l sources -r -d 'Further sources, one a line'
complete -c parallel-elt -l timeout -x -d 'Give up on what is silent for so long'
complete -c parallel-elt -l retries -x -d 'Try a source again so often'
complete -c parallel-elt -l per-host -x -d 'Load so many sources of one server at the same time'
complete -c parallel-elt -l allow-empty -d 'Let a source without rows empty its table'
complete -c parallel-elt -l decimals -x -a 'refuse text' -d 'What SQLite does with numbers that it cannot hold exactly'
complete -c parallel-elt -l brief -d 'Summarise only what went wrong, and the totals'
complete -c parallel-elt -s h -l help -d 'The help text'
