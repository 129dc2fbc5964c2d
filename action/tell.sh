#!/usr/bin/env bash
# The job's summary, and on a pull request one comment that later runs rewrite.
set -uo pipefail

# The marker by which the comment is found again stands in the first line of the check.
text="${WORK:?}/comment.md"
cat "$WORK/check.md" >"$text"
if [ -s "$WORK/diff.md" ]; then
  printf '\n' >>"$text"
  # A comment holds 65,536 characters.
  head -c "$((64000 - $(wc -c <"$text")))" "$WORK/diff.md" >>"$text"
fi
cat "$text" >>"${GITHUB_STEP_SUMMARY:?}"

[ "${COMMENT:-true}" = true ] || exit 0
number="$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).pull_request?.number ?? ""' "${GITHUB_EVENT_PATH:?}")" || exit 0
[ -n "$number" ] || exit 0

comments="repos/${GITHUB_REPOSITORY:?}/issues"
told_elsewhere() {
  echo "::notice title=scale-plan::no comment could be written (a fork's token may not): the job's summary has it"
  exit 0
}
known="$(gh api --paginate "$comments/$number/comments" \
  --jq '.[] | select(.body | startswith("<!-- scale-plan -->")) | .id' 2>/dev/null | head -n 1)" || told_elsewhere
if [ -n "$known" ]; then
  gh api --method PATCH "$comments/comments/$known" -F "body=@$text" >/dev/null 2>&1 || told_elsewhere
else
  gh api --method POST "$comments/$number/comments" -F "body=@$text" >/dev/null 2>&1 || told_elsewhere
fi
