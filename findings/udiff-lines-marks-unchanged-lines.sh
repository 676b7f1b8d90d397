#!/usr/bin/env bash
# Package:   github.com/aymanbagabas/go-udiff v0.4.1 (Go 1.26.8)
# Seen on:   2026-11-28
#
# The comparison by lines gives up after about fifty changes and then reports whole
# stretches as replaced that are the same in both texts. A text of 2,600 lines in which
# 50 lines differ gives 50 replaced lines; with 60 that differ it gives 438, with 200
# it gives 1,988. The edits are valid (applying them gives the new text), but as a
# picture of what changed they are useless, and the documentation of Lines names no limit.
#
# Output seen:
#   50 of 2600 lines differ: 50 reported
#   60 of 2600 lines differ: 438 reported
#   200 of 2600 lines differ: 1988 reported
#
# For us: the differences of an entry are compared word by word with this package, one
# word on a line, so an entry with many small edits marks nearly everything.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/aymanbagabas/go-udiff v0.4.1
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
