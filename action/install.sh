#!/usr/bin/env bash
# Installs and builds scale-plan beside its action, once per job.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f dist/cli.cjs ] || npm ci --no-audit --no-fund
