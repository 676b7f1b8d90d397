#!/usr/bin/env bash
# Package:   github.com/sahilm/fuzzy v0.1.3 (Go 1.26.8)
# Seen on:   2026-11-28
#
# A long exact match scores below zero. The bonus for adjacent characters triples with each further character and is
# stored in an int, so it overflows from 40 adjacent characters on. For a pattern of 39 characters, the text that
# contains the pattern has the best score and comes first. With one more character in both, the same text has a
# negative score and comes after a text that only contains the letters scattered.
#
# Output seen:
#   39 characters: exact first
#   40 characters: scattered first, exact below zero
#
# For us: a pasted question is longer than that, so search passes at most 32 characters to the matcher.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/sahilm/fuzzy v0.1.3
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/sahilm/fuzzy"
)

func main() {
	for _, n := range []int{39, 40} {
		pattern := strings.Repeat("ab", n)[:n]
		exact := pattern + "."
		scattered := strings.Join(strings.Split(pattern, ""), "-")
		found := fuzzy.Find(pattern, []string{exact, scattered})
		first := map[string]string{exact: "exact", scattered: "scattered"}[found[0].Str]
		fmt.Printf("%d characters: %s first", n, first)
		for _, m := range found {
			if m.Str == exact && m.Score < 0 {
				fmt.Print(", exact below zero")
			}
		}
		fmt.Println()
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
39 characters: exact first
40 characters: scattered first, exact below zero
SEEN
