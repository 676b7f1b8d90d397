#!/usr/bin/env bash
# Packages:  github.com/olekukonko/tablewriter v1.1.5 and github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-30
#
# The Markdown renderer of tablewriter does not escape cells. A bar in a cell divides it, and because surplus cells
# are dropped according to GitHub's specification, the last cell is missing on the page. A line break in a cell
# makes a second row. The header is changed as if for a terminal, where that looks deliberate: it is in capitals,
# with spaces around the punctuation in a number, so that A.5.1 is no longer found on the page. Tables for a
# terminal show every cell. There is no error, and the Markdown is valid.
#
# Output seen:
#   header "A.5.1", "TLS_1.2", "e-mail": "A . 5 . 1" "TLS 1 . 2" "E - MAIL"
#   row "yes | no", "CISO", "2026": "yes" "no" "CISO"
#   row "one\ntwo", "CISO", "2026": "one" "CISO" "2026" and "two" "" ""
#
# For us: trustbook does not use it. A table that another program wrote in this way lacks cells in any handbook.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/olekukonko/tablewriter v1.1.5
	github.com/yuin/goldmark v1.8.7
)
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var cell = regexp.MustCompile(`<t[dh][^>]*>(.*)</t[dh]>`)

// rows returns the rows of a table as they are on the rendered page, with the header first.
func rows(header, row []string) []string {
	var text, page bytes.Buffer
	table := tablewriter.NewTable(&text, tablewriter.WithRenderer(renderer.NewMarkdown()))
	table.Header(header)
	if err := table.Append(row); err != nil {
		panic(err)
	}
	if err := table.Render(); err != nil {
		panic(err)
	}
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(text.Bytes(), &page); err != nil {
		panic(err)
	}
	var out []string
	for row := range strings.SplitSeq(page.String(), "<tr>") {
		var cells []string
		for _, c := range cell.FindAllStringSubmatch(row, -1) {
			cells = append(cells, fmt.Sprintf("%q", c[1]))
		}
		out = append(out, strings.Join(cells, " "))
	}
	return out[1:]
}

func main() {
	header := []string{"A.5.1", "TLS_1.2", "e-mail"}
	fmt.Println(`header "A.5.1", "TLS_1.2", "e-mail":`, rows(header, header)[0])
	fmt.Println(`row "yes | no", "CISO", "2026":`, rows(header, []string{"yes | no", "CISO", "2026"})[1])
	fmt.Println(`row "one\ntwo", "CISO", "2026":`, strings.Join(rows(header, []string{"one\ntwo", "CISO", "2026"})[1:], " and "))
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
header "A.5.1", "TLS_1.2", "e-mail": "A . 5 . 1" "TLS 1 . 2" "E - MAIL"
row "yes | no", "CISO", "2026": "yes" "no" "CISO"
row "one\ntwo", "CISO", "2026": "one" "CISO" "2026" and "two" "" ""
SEEN
