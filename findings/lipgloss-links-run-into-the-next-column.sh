#!/usr/bin/env bash
# Package:   charm.land/lipgloss/v2 v2.1.1 (Go 1.26.8)
# Seen on:   2026-11-29
#
# A style ends its colours at the end of each line and sets them again on the next line, but it begins a hyperlink
# only before the first line and ends it after the last. So if a linked text is wrapped or has line breaks,
# everything to its right is part of the link on all lines but the last: a column, a border, the other half of a
# screen. Wrap and the compositor in the same package do end links at the end of each line.
#
# Output seen, with the linked words in brackets:
#   the link alone is 6 wide
#   [access | 90 days
#   policy]   30 days
#
# For us: links are written row by row from cells, so no link extends beyond its words.
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
	"strings"

	"charm.land/lipgloss/v2"
)

func main() {
	const address = "https://example.org/"
	link := lipgloss.NewStyle().Hyperlink(address).Width(6).Render("access policy")
	fmt.Printf("the link alone is %d wide\n", lipgloss.Width(link))
	both := lipgloss.JoinHorizontal(lipgloss.Top, link, " | ", "90 days\n30 days")
	fmt.Println(strings.NewReplacer(
		"\x1b]8;;"+address+"\a", "[", "\x1b]8;;\a", "]",
		"\x1b]8;;"+address+"\x1b\\", "[", "\x1b]8;;\x1b\\", "]").Replace(both))
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
the link alone is 6 wide
[access | 90 days
policy]   30 days
SEEN
