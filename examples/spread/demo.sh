#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Runs spread over three workers and a RabbitMQ of its own, on loopback and in a temporary folder,
# and kills a worker in the middle. Usage: demo.sh BUILD_DIR
set -euo pipefail

spread=$(readlink -f "${1:?usage: demo.sh BUILD_DIR}")/examples/spread/spread
rabbitmq=/usr/lib/rabbitmq/bin # those in PATH change the user
[ -x "$spread" ] || { echo "demo: $spread is not there: build the target spread first" >&2; exit 2; }
[ -x "$rabbitmq/rabbitmq-server" ] || { echo "demo: install rabbitmq-server" >&2; exit 2; }

folder=$(mktemp --directory)
pids=()
cleanup()
{
    exec 2>/dev/null # the shell tells of each that is killed
    for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap cleanup EXIT

free_port() { # one that was free just now
    local port
    while :; do
        port=$((20000 + RANDOM % 30000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}
port=$(free_port)
mkdir "$folder/home"
echo '[].' >"$folder/plugins"
echo "listeners.tcp.local = 127.0.0.1:$port" >"$folder/rabbitmq.conf"
export ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT RABBITMQ_DIST_PORT
ERL_EPMD_PORT=$(free_port)
RABBITMQ_DIST_PORT=$(free_port)

say() { printf '▸ %s\n' "$*"; }

say "Starting RabbitMQ on 127.0.0.1:$port"
epmd >/dev/null 2>&1 &
pids+=($!)
env HOME="$folder/home" RABBITMQ_NODENAME="demo$port@localhost" RABBITMQ_MNESIA_BASE="$folder/data" \
    RABBITMQ_LOG_BASE="$folder/log" RABBITMQ_ENABLED_PLUGINS_FILE="$folder/plugins" \
    RABBITMQ_CONFIG_FILE="$folder/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE=/dev/null \
    RUNNING_UNDER_SYSTEMD=true \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
    "$rabbitmq/rabbitmq-server" >"$folder/out" 2>&1 &
server=$!
pids+=("$server")
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$folder/out" >&2; exit 1; }
    sleep .2
done

export PARALLEL_CLUSTER=amqp://127.0.0.1:$port QT_LOGGING_RULES='parallel.cluster.info=false'
workers=()
for _ in 1 2 3; do
    PARALLEL_WORKER=1 PARALLEL_WORKERS=2 "$spread" &
    workers+=($!)
done
pids+=("${workers[@]}")
say "Workers: ${workers[*]}; the job is the same program, with PARALLEL_CLUSTER=$PARALLEL_CLUSTER"
PARALLEL_PROGRESS=log "$spread" >"$folder/result" 2> >(tee "$folder/progress" >&2) &
job=$!
pids+=("$job")
# In the middle: it has told twice how far it is.
until [ "$(grep -c . "$folder/progress" 2>/dev/null)" -ge 2 ]; do
    kill -0 "$job" 2>/dev/null || break
    sleep .2
done
say "Killing worker ${workers[0]}, with what it has"
{ kill -KILL "${workers[0]}" && wait "${workers[0]}"; } 2>/dev/null || true
wait "$job"
cat "$folder/result"
say "Worker ${workers[0]} died, and nothing is missing. The others leave in order:"
for worker in "${workers[@]:1}"; do
    kill -TERM "$worker"
    wait "$worker" && say "worker $worker has ended with 0"
done
