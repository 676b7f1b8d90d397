#!/usr/bin/env bash
# Package:   github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 (Go 1.26.8)
# Seen on:   2026-11-28
#
# A table with a list in a cell is no longer a table. The table plugin skips it, and the cells of each row are
# written one after the other with nothing between them, so "Plan" and "Hours" become one word. The same table with
# plain text in that cell is converted to a table. There is no error or warning.
#
# Output seen:
#   "| Plan | Hours |\n|------|-------|\n| Gold | a     |" <nil>
#   "PlanHours\n\nGold\n\n- a" <nil>
#
# For us: pages from wikis contain such tables, so handbook/body puts each cell on one line before the conversion.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2
GO
cat >main.go <<'GO'
package main

import (
	"fmt"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
)

func main() {
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), table.NewTablePlugin()))
	for _, html := range []string{
		"<table><tr><th>Plan</th><th>Hours</th></tr><tr><td>Gold</td><td>a</td></tr></table>",
		"<table><tr><th>Plan</th><th>Hours</th></tr><tr><td>Gold</td><td><ul><li>a</li></ul></td></tr></table>",
	} {
		markdown, err := c.ConvertString(html)
		fmt.Printf("%q %v\n", markdown, err)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
"| Plan | Hours |\n|------|-------|\n| Gold | a     |" <nil>
"PlanHours\n\nGold\n\n- a" <nil>
SEEN
