# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Completion of parallel-monitor for bash.

_parallel_monitor()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $previous in
        --history)
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            return ;;
        --filter)
            mapfile -t COMPREPLY < <(compgen -W 'state: name: args: error: text: scope: host:
                worker: id: parent: group: ran: waited: progress: at: log:' -- "$current")
            compopt -o nospace
            return ;;
    esac
    case $current in
        -*)
            mapfile -t COMPREPLY < <(compgen -W '--list --summary --follow --failures --why --log --history --compare
                --watch --test --serve --control --token-file --certificate --key --receive --send --export --filter --report --picture --help --version' -- "$current")
            return ;;
    esac
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -F _parallel_monitor parallel-monitor
