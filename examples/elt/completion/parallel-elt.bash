# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Completion of parallel-elt for bash.

_parallel_elt()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $previous in
        --workers | --timeout | --retries | --per-host)
            return ;;
        --decimals)
            mapfile -t COMPREPLY < <(compgen -W 'refuse text' -- "$current")
            return ;;
    esac
    case $current in
        -*)
            mapfile -t COMPREPLY < <(compgen -W '--workers --warehouse --transform --config --sources --timeout
                --retries --per-host --allow-empty --decimals --brief --help' -- "$current")
            return ;;
    esac
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -F _parallel_elt parallel-elt
