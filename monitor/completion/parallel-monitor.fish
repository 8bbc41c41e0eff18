# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Completion of parallel-monitor for fish.

complete -c parallel-monitor -s l -l list -d 'All journals: of jobs that run, have finished or died'
complete -c parallel-monitor -s s -l summary -d 'Counts, plots, statistics and failures of a job'
complete -c parallel-monitor -s f -l follow -d 'The summary, refreshed until the job ends'
complete -c parallel-monitor -l failures -d 'What failed, by name and message'
complete -c parallel-monitor -l why -d 'Why it took so long'
complete -c parallel-monitor -l log -d 'What its tasks logged'
complete -c parallel-monitor -l history -d 'Runs of each program recorded in a folder'
complete -c parallel-monitor -l compare -d 'Two runs beside each other'
complete -c parallel-monitor -l watch -d 'Tell when a job fails, dies, is late or makes no progress'
complete -c parallel-monitor -l test -d 'With --watch: carry each rule out once'
complete -c parallel-monitor -l serve -d 'All of it in a browser, live'
complete -c parallel-monitor -l control -d 'With --serve: jobs can be paused and cancelled there'
complete -c parallel-monitor -l token-file -r -d 'With --serve: the token that it asks for'
complete -c parallel-monitor -l certificate -r -d 'With --serve: by TLS'
complete -c parallel-monitor -l key -r -d 'With --certificate: its key'
complete -c parallel-monitor -l receive -d 'The journals of another machine as files in a folder'
complete -c parallel-monitor -l send -d 'What --receive starts on the other machine'
complete -c parallel-monitor -l export -r -d 'Tasks, a trace, a report or arguments, by the ending'
complete -c parallel-monitor -l filter -x -d 'With --export: only the tasks that match'
complete -c parallel-monitor -l report -r -d 'One web page'
complete -c parallel-monitor -l picture -r -d 'A picture of the window'
complete -c parallel-monitor -s h -l help -d 'The help text'
complete -c parallel-monitor -s v -l version -d 'The version'
