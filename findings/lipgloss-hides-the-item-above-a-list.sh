#!/usr/bin/env bash
# Package:   charm.land/lipgloss/v2 v2.1.1 (Go 1.26.8)
# Seen on:   2026-11-30
#
# A list in a list can be hidden, as when a section is folded. Hiding it takes the item above it away
# too, which is no part of it: the text of the section is gone with what is below it. The numbers
# still count it, so the list that remains starts at 2. A tree does the same to the child
# above a hidden tree without a root. The documentation of Hide says that the list itself is not shown.
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
# For us: trustbook draws the lists of an entry row by row, without lists of Lip Gloss.
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
