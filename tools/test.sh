#!/usr/bin/env bash
# ./qiantang test: everything that must hold, in the order in which it fails fastest.
set -u
HOME_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$HOME_DIR" || exit 1
# The launcher's own functions: finding Java, bringing packages, building with visible steps.
QIANTANG_SOURCED=1 . "$HOME_DIR/qiantang"

has_browser() { command -v chromium >/dev/null 2>&1; }

count() { # sums a number over Surefire's reports: $1 attribute
  find . -path '*/target/surefire-reports/TEST-*.xml' -not -path './web/*' -print0 \
    | xargs -0 -r grep -ohE "<testsuite [^>]*" | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+' | paste -sd+ - | bc
}

mkdir -p "$BUILD"
find_java
find_build_tools
find_stage_tools
has_browser || bring must "the browser tests" chromium
command -v bc >/dev/null 2>&1 || bring must "counting the tests" bc

begun=$SECONDS
npm_ci
step "checking how the pages are written" '([0-9]+ problems?.*)' web-lint npm --prefix web run lint
step "testing the pages' parts" '(Tests .*|Test Files .*)' web-test npm --prefix web test
build_pages
find . -path '*/target/surefire-reports' -not -path './web/*' -prune -exec rm -rf {} +
# As with the journeys: what fails under the load of everything else is tried once more, at most two of a module, and named.
step "building and testing the program" '(Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+(, Flakes: [0-9]+)?$|Building .*\[[0-9]+/[0-9]+\])' \
  maven mvn_quiet -Dsurefire.rerunFailingTestsCount=1 -Dsurefire.failOnFlakeCount=3 install
# What the tests of evaluation sets found; where lines differ in times alone a test was tried twice, and the last is told.
say "scores of the evaluation sets (docs/quality.md):"
grep -aohE 'SCORE .*' "$BUILD/maven.log" \
  | awk '{ key = $0; gsub(/[0-9.]+ ms/, "", key); last[key] = $0 } END { for (key in last) print last[key] }' \
  | sort | sed 's/^SCORE /    /' >&2
lay_out
fingerprint >"$BUILD/fingerprint"
make_aot
step "the journeys, in a real browser" '((ok|not ok) [0-9]+ .*|UNSTEADY .*)' e2e bash tools/journeys.sh "$BUILD/e2e-first.log"

# Whether measuring works and what is measured is true; how fast it is on this machine is not asked.
measured=0
for name in start fanout hostile rooms figures hot-sku guard crash; do
  step "bench $name, in short" '(UNTRUE.*|[0-9]+ (seeds|rounds).*)' "bench-$name" bash tools/bench.sh "$name" --smoke
  measured=$((measured + 1))
done

# Vitest paints its numbers.
web=$(sed 's/\x1b\[[0-9;]*m//g' "$BUILD/web-test.log" | grep -oE 'Tests +[0-9]+ passed' | grep -oE '[0-9]+' | tail -1)
java=$(count tests)
skipped=$(count skipped)
journeys=$(grep -oE '^# tests [0-9]+' "$BUILD/e2e-first.log" | grep -oE '[0-9]+')
unsteady=$(grep -oE '^UNSTEADY [^:]+' "$BUILD/e2e.log" | cut -d' ' -f2 | paste -sd' ')
unsteady="$unsteady $(grep -A40 'Flakes: *$' "$BUILD/maven.log" | grep -oE '^\[WARNING\] org\.[A-Za-z0-9_.]+' | cut -d' ' -f2 | sort -u | paste -sd' ')"
[ -z "${unsteady// /}" ] || say "passed only at the second try: $unsteady (the first is in build/e2e-first.log or build/maven.log)"
say "Java $java (skipped $skipped), web ${web:-0}, journeys ${journeys:-0}, measurements $measured, in $((SECONDS - begun)) s"
echo "$((java - skipped + ${web:-0} + ${journeys:-0} + measured)) passed, 0 failed, $skipped skipped"
