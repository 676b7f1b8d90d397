#!/usr/bin/env bash
# Package:   github.com/mattn/go-runewidth v0.0.30 beside v0.0.25 (Go 1.26.8, linux/amd64)
# Seen on:   2026-11-30
#
# Measuring a single character above U+02FF costs megabytes. Since v0.0.26, two tables of 1.1 MB, with a byte for
# each code point, are filled when any such character is first measured. A program that draws a single "─" then
# touches every page of both tables, which is more than the rest of the start of many programs. Characters below
# U+0300 cost nothing, and v0.0.25, which looks up widths in sorted ranges, touches hardly any page for either.
#
# Output seen (pages of 4 KB that became resident for one call of RuneWidth):
#   v0.0.25 'A': few
#   v0.0.25 '─': few
#   v0.0.30 'A': few
#   v0.0.30 '─': more than 400
#
# For us: a screen contains such a character in its first frame, and the page faults were a quarter of those of a
# start, so go.mod excludes the later versions to keep v0.0.25.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"syscall"

	"github.com/mattn/go-runewidth"
)

func faults() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return u.Minflt
}

func main() {
	debug.SetGCPercent(-1)
	faults()
	for _, r := range "A─" {
		before := faults()
		runewidth.RuneWidth(r)
		size := "few"
		if faults()-before > 400 {
			size = "more than 400"
		}
		fmt.Printf("%s %q: %s\n", os.Args[1], r, size)
	}
}
GO
for version in v0.0.25 v0.0.30; do
	printf 'module finding\n\ngo 1.26\n\nrequire github.com/mattn/go-runewidth %s\n' "$version" >go.mod
	go mod tidy >/dev/null 2>&1
	go run . "$version"
done | tee out
diff - out <<'SEEN'
v0.0.25 'A': few
v0.0.25 '─': few
v0.0.30 'A': few
v0.0.30 '─': more than 400
SEEN
