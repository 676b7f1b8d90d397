#!/usr/bin/env bash
# Package:   github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-29
#
# According to GitHub's specification, a table ends where another block begins, with or without a blank line. A list
# that continues below a table, at 2, does not end it: its items become rows, with the number in the first cell.
# Headings, bullets and an item numbered 1 do end the table, so the same page with another number is read as
# intended.
#
# Output seen:
#   2. Second step: 3 rows, no list
#   1. Second step: 2 rows, a list
#   - Second step: 2 rows, a list
#
# For us: tableExtension in handbook/body ends the table there and makes the list.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/yuin/goldmark v1.8.7
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	md := goldmark.New(goldmark.WithExtensions(extension.Table))
	for _, step := range []string{"2. Second step", "1. Second step", "- Second step"} {
		var html bytes.Buffer
		if err := md.Convert([]byte("| a | b |\n|---|---|\n| c | d |\n"+step+"\n"), &html); err != nil {
			panic(err)
		}
		list := "no list"
		if strings.Contains(html.String(), "<li>Second step") {
			list = "a list"
		}
		fmt.Printf("%s: %d rows, %s\n", step, strings.Count(html.String(), "<tr>"), list)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
2. Second step: 3 rows, no list
1. Second step: 2 rows, a list
- Second step: 2 rows, a list
SEEN
