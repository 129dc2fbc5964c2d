#!/usr/bin/env bash
# Checks the budgets: annotations on standard output, reports into a folder of their own, the verdict as an output.
set -uo pipefail
. "$(dirname "$0")/inputs.sh"

work="$(mktemp -d "${RUNNER_TEMP:-/tmp}/scale-plan.XXXXXX")"
words_of "${FILES:?}"
files=("${words[@]}")
options=()
words_of "${OVERLAYS:-}"
for overlay in "${words[@]}"; do options+=(--overlay "$overlay"); done
[ -z "${TODAY:-}" ] || options+=(--today "$TODAY")
[ -z "${SARIF:-}" ] || options+=(-o "sarif=$SARIF")

scale_plan check "${files[@]}" "${options[@]}" -f github -o "json=$work/report.json" -o "markdown=$work/check.md"
status=$?
{
  echo "work=$work"
  case "$status" in
    0) echo "passed=true" ;;
    1) echo "passed=false" ;;
  esac
  if [ "$status" -le 1 ]; then echo "report=$work/report.json"; fi
} >>"${GITHUB_OUTPUT:?}"
# A broken budget is judged by the last step, after it was told; a wrong file is not.
[ "$status" -le 1 ] || exit "$status"
