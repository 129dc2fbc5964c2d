# What the steps of the action have in common; read by them, not run.
# shellcheck shell=bash

scale_plan() {
  node "$(dirname "${BASH_SOURCE[0]}")/../bin/scale-plan.js" "$@"
}

# The words of a text, globs spread, into the array `words`. Nothing of it is run.
words_of() {
  words=()
  local word
  shopt -s globstar
  while IFS= read -r word; do
    [ -n "$word" ] || continue
    local -a found=()
    mapfile -t found < <(compgen -G "$word" | LC_ALL=C sort)
    # What matches nothing is named as it is: scale-plan says that it is not there.
    if [ "${#found[@]}" -gt 0 ]; then words+=("${found[@]}"); else words+=("$word"); fi
  done < <(tr ' \t' '\n\n' <<<"$1")
}
