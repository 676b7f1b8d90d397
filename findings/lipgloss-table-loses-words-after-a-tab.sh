#!/usr/bin/env bash
# Package:   charm.land/lipgloss/v2 v2.1.1 (Go 1.26.8)
# Seen on:   2026-11-30
#
# A table cell that contains a tab can lose the words after the tab. The table measures the tab as zero columns and
# draws it as four spaces. If the cell is then wider than its column, it is wrapped, but the row has a height of one
# line. The second line is not shown, and there is no ellipsis: "90⇥days" becomes "90". A wider header, a longer
# cell below or another cell with two lines makes the words visible again, so their visibility depends on the rest
# of the table.
#
# Output seen:
#   90 days, with a space    │Logs│90 days │
#   90⇥days, with a tab      │Logs│90      │
#   with a wider header      │Logs│90    days         │
#   with a second line       │Logs│90      │
#   with a second line       │and │days    │
#
# For us: cells copied from a spreadsheet contain tabs. trustbook replaces tabs with spaces before it draws
# anything.
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

	"charm.land/lipgloss/v2/table"
)

// show prints the rows of a table between the line below its header and its last line.
func show(what, header, first, second string) {
	drawn := table.New().Headers("Data", header).Row(first, second).String()
	rows := strings.Split(drawn, "\n")
	for _, row := range rows[3 : len(rows)-1] {
		fmt.Printf("%-24s %s\n", what, row)
	}
}

func main() {
	show("90 days, with a space", "How long", "Logs", "90 days")
	show("90⇥days, with a tab", "How long", "Logs", "90\tdays")
	show("with a wider header", "How long it is kept", "Logs", "90\tdays")
	show("with a second line", "How long", "Logs\nand", "90\tdays")
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
90 days, with a space    │Logs│90 days │
90⇥days, with a tab      │Logs│90      │
with a wider header      │Logs│90    days         │
with a second line       │Logs│90      │
with a second line       │and │days    │
SEEN
