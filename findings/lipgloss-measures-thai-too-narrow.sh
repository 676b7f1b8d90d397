#!/usr/bin/env bash
# Packages:  charm.land/lipgloss/v2 v2.1.1, github.com/charmbracelet/x/ansi v0.11.9 and
#            github.com/charmbracelet/ultraviolet v0.0.0-20261008173134-6b8d4baf91b4 (Go 1.26.8)
# Seen on:   2026-11-30
#
# The measured width of Thai and half-width Japanese text is too small. Lip Gloss, and StringWidth in x/ansi, which
# it uses, give a cluster the width of its first character, but the Thai vowel am, which occurs in many words, and
# the voicing marks of half-width katakana take up a column of their own. tmux draws this column, and so does
# Ultraviolet, which draws for Bubble Tea, unless the terminal reports that it counts clusters. A row that Lip Gloss
# has fitted to a width is then too long, and the words at its end are cut off. Accents and the other Thai vowels
# and tone marks have no column and are measured correctly.
#
# Output seen, of words made to fit 12 columns and drawn in 12:
#   "água água água": measured 9, drawn 9, on the screen "água água"
#   "ที่ ที่ ที่ ที่ ที่ ที่ ที่": measured 11, drawn 11, on the screen "ที่ ที่ ที่ ที่ ที่ ที่"
#   "ทำ น้ำ คำ กำ นำ จำ รำ": measured 11, drawn 17, on the screen "ทำ น้ำ คำ กำ"
#   "ﾃﾞｰﾀ ﾃﾞｰﾀ ﾃﾞｰﾀ": measured 11, drawn 14, on the screen "ﾃﾞｰﾀ ﾃﾞｰﾀ ﾃﾞ"
#
# For us: rows of an entry lost their last words. Width in ui/layout measures both ways and returns the larger
# width, and ui/markdown/allow.go uses it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	charm.land/lipgloss/v2 v2.1.1
	github.com/charmbracelet/ultraviolet v0.0.0-20261008173134-6b8d4baf91b4
	github.com/charmbracelet/x/ansi v0.11.9
)
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// drawn returns how many columns a row takes, and what of it is in the first 12.
func drawn(row string) (width int, seen string) {
	screen := uv.NewScreenBuffer(80, 1)
	uv.NewStyledString(row).Draw(screen, screen.Bounds())
	for x := range 80 {
		if c := screen.CellAt(x, 0); c != nil && strings.TrimSpace(c.Content) != "" {
			width = x + c.Width
		}
	}
	small := uv.NewScreenBuffer(12, 1)
	uv.NewStyledString(row).Draw(small, small.Bounds())
	return width, strings.TrimRight(small.Render(), " ")
}

func main() {
	for _, words := range []string{"água água água", "ที่ ที่ ที่ ที่ ที่ ที่ ที่", "ทำ น้ำ คำ กำ นำ จำ รำ", "ﾃﾞｰﾀ ﾃﾞｰﾀ ﾃﾞｰﾀ"} {
		row, _, _ := strings.Cut(lipgloss.Wrap(words, 12, ""), "\n")
		width, seen := drawn(row)
		fmt.Printf("\"%s\": measured %d, drawn %d, on the screen \"%s\"\n", words, lipgloss.Width(row), width, seen)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
"água água água": measured 9, drawn 9, on the screen "água água"
"ที่ ที่ ที่ ที่ ที่ ที่ ที่": measured 11, drawn 11, on the screen "ที่ ที่ ที่ ที่ ที่ ที่"
"ทำ น้ำ คำ กำ นำ จำ รำ": measured 11, drawn 17, on the screen "ทำ น้ำ คำ กำ"
"ﾃﾞｰﾀ ﾃﾞｰﾀ ﾃﾞｰﾀ": measured 11, drawn 14, on the screen "ﾃﾞｰﾀ ﾃﾞｰﾀ ﾃﾞ"
SEEN
