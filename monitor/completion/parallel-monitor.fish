# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Completion of parallel-monitor for fish.

complete -c parallel-monitor -s l -l list -d 'All journals: of jobs that run, have finished or died'
complete -c parallel-monitor -s s -l summary -d 'Counts, plots, statistics and failures of a job'
complete -c parallel-monitor -s f -l follow -d 'The summary, refreshed until the job ends'
complete -c parallel-monitor -l failures -d 'What failed, by name and message'
complete -c parallel-monitor -l why -d 'Why it took so long'
complete -c parallel-monitor -l history -d 'Runs of each program recorded in a folder'
complete -c parallel-monitor -l compare -d 'Two runs beside each other'
complete -c parallel-monitor -l watch -d 'Tell when a job fails, dies, is late or makes no progress'
complete -c parallel-monitor -l test -d 'With --watch: carry each rule out once'
complete -c parallel-monitor -l export -r -d 'Tasks, a trace, a report or arguments, by the ending'
complete -c parallel-monitor -l filter -x -d 'With --export: only the tasks that match'
complete -c parallel-monitor -l report -r -d 'One web page'
complete -c parallel-monitor -l picture -r -d 'A picture of the window'
complete -c parallel-monitor -s h -l help -d 'The help text'
complete -c parallel-monitor -s v -l version -d 'The version'
