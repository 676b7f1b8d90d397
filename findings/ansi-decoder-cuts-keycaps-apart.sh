#!/usr/bin/env bash
# Package:   github.com/charmbracelet/x/ansi v0.11.9 (Go 1.26.8)
# Seen on:   2026-11-28
#
# DecodeSequence returns graphemes and their widths. It separates an ASCII character from the marks that combine
# with it: a keycap emoji becomes a digit of one column and a mark of no width, although StringWidth of the same
# text is 2.
#
# Output seen:
#   StringWidth 2, decoded 1
#
# For us: a row laid out from decoded cells was one column wider than the terminal. styledTextDecoder.addCluster in
# ui/markdown/allow.go reads the whole cluster first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/charmbracelet/x/ansi v0.11.9
GO
cat >main.go <<'GO'
package main

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"
)

func main() {
	const keycap = "4\ufe0f\u20e3"
	sum := 0
	for rest, state := keycap, byte(0); rest != ""; {
		_, width, n, next := ansi.DecodeSequence(rest, state, nil)
		sum += width
		rest, state = rest[n:], next
	}
	fmt.Printf("StringWidth %d, decoded %d\n", ansi.StringWidth(keycap), sum)
}
GO
go mod tidy >/dev/null 2>&1
out=$(go run .)
echo "$out"
[[ $out == "StringWidth 2, decoded 1" ]]
