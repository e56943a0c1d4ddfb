#!/usr/bin/env bash
# ./qiantang bench NAME: brings what the measurement's peers need, then measures.
set -u
called_from=$PWD
HOME_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$HOME_DIR" || exit 1
QIANTANG_SOURCED=1 . "$HOME_DIR/qiantang"
STANDS=$called_from

PEERS="$BUILD/peers"
BENCH="$BUILD/bench/program"

bench_usage() {
  cat <<'TXT'
./qiantang bench NAME [OPTION...]: measures, beside the peers it is compared with, in one call and in turn

NAME:
  crash    the whole program killed and cut off in the middle of a sale, and what was promised counted; the tutorials' pattern likewise
  hot-sku  one SKU that everybody wants, durable before it is answered; PostgreSQL and MariaDB row by row, a Redis script
  fanout   lines of 100 bytes to many viewers: CPU, delay, memory, joins; nchan, Socket.IO, Spring's broker
  hostile  what viewers who stall, vanish, break off, ask too much or flood cost those who only watch; the same peers
  rooms    many quiet rooms on one node, and a long show's room that stands again
  figures  how soon what happened stands in the figures of a show, with events at a fixed rate
  start    from the command to the first page, and memory when nobody comes
  guard    the guard's decision on a line; a word list

Options of all:
  --smoke         a short form that proves that measuring works; its figures mean nothing
  --json FILE     the same as JSON
Options of some; a measurement that would ignore one refuses it and ends with 2:
  --rounds N      how often each side has its turn (5); crash: how many trials the tutorials' pattern has under each fault
  --only WORD     only settings whose name holds the word (crash: faults, or tutorial; fanout, figures; hostile: troubles, or vanishing)
  --side WORD     only sides whose name does (hot-sku, fanout, hostile, start, guard); of both several words: A,B
  --seeds N       how many seeds are tried (200; crash), not with --smoke
  --first-seed N  the first of them (1; crash)
A table goes to standard output; table, JSON and pictures lie in build/bench/NAME/.
Peers come from Debian's packages (as root) and from npm, into build/peers/.
TXT
}

has() { command -v "$1" >/dev/null 2>&1; }

# $1 package@version, $2 the file that shows that it is there
npm_peer() {
  [ -e "$PEERS/node_modules/$2" ] && return
  find_build_tools
  mkdir -p "$PEERS"
  step "fetching $1" 'added [0-9]+ packages' "npm-peer" npm --prefix "$PEERS" install --no-audit --no-fund --no-save "$1"
}

bring_peers() {
  has taskset || bring must "pinning servers and load to cores" util-linux
  case "$1" in
    fanout | hostile)
      ls /usr/lib/nginx/modules/ngx_nchan_module.so >/dev/null 2>&1 || bring must "the peer nchan" nginx libnginx-mod-nchan
      npm_peer socket.io@4.8.4 socket.io/package.json
      has ss || bring may "what the kernel holds for each connection" iproute2
      ;;
    hot-sku)
      has mariadbd || bring must "MariaDB, a peer" mariadb-server
      has redis-server || bring must "Redis, a peer" redis-server
      ;;
    crash)
      has redis-server || bring must "the tutorial pattern beside crash" redis-server
      # The program is started as start_app does.
      export QIANTANG_START="${JVM[*]}"
      ;;
    *) ;;
  esac
}

lay_out_bench() {
  rm -rf "$BENCH" && mkdir -p "$BENCH"
  cp bench/target/qiantang-bench.jar "$BENCH/" && cp -r bench/target/lib "$BENCH/" || die "the measurements are missing"
}

name=${1:-}
case "$name" in
  '') bench_usage >&2; exit 2 ;;
  --help | -h | help) bench_usage; exit 0 ;;
esac
case " $* " in *' --help '*) bench_usage; exit 0 ;; esac
find_java
build
make_aot
[ "$BENCH/qiantang-bench.jar" -nt bench/target/qiantang-bench.jar ] || lay_out_bench
bring_peers "$name"
# The servers' core is the first; measuring is done on the others.
load=0; [ "$(nproc)" -eq 1 ] || load=1-$(($(nproc) - 1))
go_back
exec taskset -c "$load" "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Xmx2g \
  -Dqiantang.home="$HOME_DIR" -Dqiantang.jvm="${JVM[*]}" -cp "$BENCH/qiantang-bench.jar:$BENCH/lib/*" org.qiantang.bench.Bench "$@"
