#!/usr/bin/env bash
# Package:   markdownlint-cli2 0.22.1 with markdownlint 0.40.0 (Node.js 20)
# Seen on:   2026-11-30
#
# With --fix, markdownlint also renumbers a list that does not start at 0 or 1, or that skips a number; before 0.39
# it only reported such lists. If a heading divides a list of clauses, or a clause was removed, the numbers below it
# change, on the rendered page too, and "see clause 4" in the text refers to the wrong clause or to none. The
# documentation of the rule, MD029, says that some violations can be fixed. For a list that is interrupted it
# recommends another fix: to indent the interrupting block.
#
# Output seen:
#   # Policy / 1. Owner / 2. Scope / ## Access / 3. Accounts / 4. Keys / See clause 4.
#   becomes # Policy / 1. Owner / 2. Scope / ## Access / 1. Accounts / 2. Keys / See clause 4.
#   # Policy / 1. Owner / 3. Accounts
#   becomes # Policy / 1. Owner / 2. Accounts
#
# For us: trustbook shows numbers as written, and check does not ask for other numbers. If you lint a handbook with
# --fix, turn MD029 off.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund markdownlint-cli2@0.22.1 markdownlint@0.40.0 >/dev/null
printf '# Policy\n\n1. Owner\n2. Scope\n\n## Access\n\n3. Accounts\n4. Keys\n\nSee clause 4.\n' >divided.md
printf '# Policy\n\n1. Owner\n3. Accounts\n' >removed.md
# show writes the lines of a page that are not blank in one line.
show() { grep . "$1" | paste -sd/ | sed 's|/| / |g'; }
for page in divided.md removed.md; do
	show "$page"
	npx markdownlint-cli2 --fix "$page" >/dev/null 2>&1
	echo "becomes $(show "$page")"
done | tee out
diff - out <<'SEEN'
# Policy / 1. Owner / 2. Scope / ## Access / 3. Accounts / 4. Keys / See clause 4.
becomes # Policy / 1. Owner / 2. Scope / ## Access / 1. Accounts / 2. Keys / See clause 4.
# Policy / 1. Owner / 3. Accounts
becomes # Policy / 1. Owner / 2. Accounts
SEEN
