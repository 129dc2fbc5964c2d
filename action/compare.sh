#!/usr/bin/env bash
# What the change does to each topology that the base has too.
set -uo pipefail
. "$(dirname "$0")/inputs.sh"

words_of "${FILES:?}"
base="$(git merge-base "${BASE:?}" HEAD 2>/dev/null)" || {
  echo "::warning title=scale-plan::there is no common base with $BASE: check out with fetch-depth 0 to compare"
  exit 0
}
: >"${WORK:?}/diff.md"
for file in "${words[@]}"; do
  git cat-file -e "$base:./$file" 2>/dev/null || continue
  scale_plan diff "$base:./$file" "$file" -f markdown >>"$WORK/diff.md" || {
    echo "::warning title=scale-plan::$file could not be compared with $BASE"
    continue
  }
  echo >>"$WORK/diff.md"
done
