#!/usr/bin/env bash
# Package:   charm.land/lipgloss/v2 v2.1.1 (Go 1.26.8)
# Seen on:   2026-11-30
#
# A nested list can be hidden, for example when a section is folded. Hiding it also removes the item above it, which
# is not part of it: the title of the section disappears with its content. The item still counts in the numbering,
# so the rest of the list starts at 2. In a tree, the child above a hidden tree without a root disappears in the
# same way. According to its documentation, Hide hides the list itself.
#
# Output seen:
#   shown:
#   1. Access
#     • Passwords
#   2. Backups
#   hidden:
#   2. Backups
#   without the inner list:
#   1. Access
#   2. Backups
#
# For us: trustbook draws the lists of an entry row by row, without lists from Lip Gloss.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require charm.land/lipgloss/v2 v2.1.1
GO
cat >main.go <<'GO'
package main

import (
	"fmt"

	"charm.land/lipgloss/v2/list"
)

func main() {
	for _, hidden := range []bool{false, true} {
		fmt.Println(map[bool]string{false: "shown:", true: "hidden:"}[hidden])
		fmt.Println(list.New("Access", list.New("Passwords").Hide(hidden), "Backups").Enumerator(list.Arabic))
	}
	fmt.Println("without the inner list:")
	fmt.Println(list.New("Access", "Backups").Enumerator(list.Arabic))
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
shown:
1. Access
  • Passwords
2. Backups
hidden:
2. Backups
without the inner list:
1. Access
2. Backups
SEEN
