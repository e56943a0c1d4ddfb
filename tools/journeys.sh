#!/usr/bin/env bash
# tools/journeys.sh LOG: all journeys in a real browser, told in TAP and kept in LOG.
# Two files at once, since a journey waits as much as it counts. It goes through a browser, a database, media and a clock
# on a machine that may be busy: a file in which one failed is run once more, by itself. What fails twice has failed; what
# passed only then is told by its name.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
LOG=$1
MOST_UNSTEADY=2

walk() { node --test --test-reporter=tap --test-concurrency="$1" "${@:2}"; }
failing() { awk '/^not ok/ { told = 1 } told { print } /^  \.\.\.$/ { told = 0 }' "$LOG" | grep -oE 'web/e2e/[A-Za-z0-9-]+\.test\.mjs' | sort -u; }

walk 2 web/e2e/ | tee "$LOG"
[ "${PIPESTATUS[0]}" -eq 0 ] && exit 0
mapfile -t unsteady < <(failing)
if [ ${#unsteady[@]} -eq 0 ] || [ ${#unsteady[@]} -gt $MOST_UNSTEADY ]; then exit 1; fi
for file in "${unsteady[@]}"; do echo "UNSTEADY $file: a journey failed and is tried once more"; done
walk 1 "${unsteady[@]}"
