#!/usr/bin/env bash
# Package:   github.com/aymanbagabas/go-udiff v0.4.2 (Go 1.26.8)
# Seen on:   2026-12-01
#
# The comparison by lines stops looking for details after about fifty changes, and then reports long runs of lines
# as replaced although they are the same in both texts. For a text of 2,600 lines of which 50 differ, it reports 50
# replaced lines; if 60 differ it reports 438, and if 200 differ, 1,988. The edits are valid: applying them gives
# the new text. But they do not show what changed, and the documentation of Lines mentions no limit.
#
# Output seen:
#   50 of 2600 lines differ: 50 reported
#   60 of 2600 lines differ: 438 reported
#   200 of 2600 lines differ: 1988 reported
#
# For us: trustbook compares two versions of an entry with this package, one word per line, so for an entry with many
# small edits nearly everything is marked.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/aymanbagabas/go-udiff v0.4.2
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

func main() {
	const lines = 2600
	for _, changes := range []int{50, 60, 200} {
		var before, after strings.Builder
		differ := 0
		for i := range lines {
			fmt.Fprintf(&before, "line %d\n", i)
			if every := lines / changes; i%every == 0 && differ < changes {
				differ++
				fmt.Fprintf(&after, "changed %d\n", i)
				continue
			}
			fmt.Fprintf(&after, "line %d\n", i)
		}
		edits := udiff.Lines(before.String(), after.String())
		applied, err := udiff.Apply(before.String(), edits)
		if err != nil || applied != after.String() {
			panic("the edits do not give the new text")
		}
		reported := 0
		for _, e := range edits {
			reported += strings.Count(e.New, "\n")
		}
		fmt.Printf("%d of %d lines differ: %d reported\n", differ, lines, reported)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
50 of 2600 lines differ: 50 reported
60 of 2600 lines differ: 438 reported
200 of 2600 lines differ: 1988 reported
SEEN
