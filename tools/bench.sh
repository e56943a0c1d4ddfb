#!/usr/bin/env bash
# ./qiantang bench start: how long from the command to the first page, with the embedded database, cold and warm.
set -u
HOME_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$HOME_DIR" || exit 1
QIANTANG_SOURCED=1 . "$HOME_DIR/qiantang"

if [ "${1:-}" = --help ]; then
  echo "./qiantang bench start: the time from the command to the first page, with an empty data folder and warm"
  exit 0
fi
if [ "${1:-}" != start ]; then
  echo "bench: ${1:-nothing} (expected: start)" >&2
  exit 2
fi
find_java
build
make_aot
data=$(mktemp -d)
port=$((20000 + RANDOM % 20000))

once() { # $1 what it is called
  local begun now
  begun=$(date +%s%N)
  "$HOME_DIR/qiantang" demo --data "$data" --port $port --socket-port $((port + 1)) --rtmp-port $((port + 2)) >"$data/out" 2>&1 &
  local pid=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/"; do sleep 0.05; done
  now=$(date +%s%N)
  local page=$(((now - begun) / 1000000))
  until grep -q 'password' "$data/out"; do sleep 0.05; done
  local show=$((($(date +%s%N) - begun) / 1000000))
  sleep 3
  local rss; rss=$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status")
  printf '%-28s first page %6d ms   show on air %6d ms   memory %4d MiB\n' "$1" "$page" "$show" "$rss"
  # not INT: a shell starts its background children deaf to it
  kill -TERM $pid
  wait $pid
}

echo "$(nproc) cores, $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 1p)"
once "empty data folder"
for round in 1 2 3; do once "warm, round $round"; done
rm -rf "$data"
