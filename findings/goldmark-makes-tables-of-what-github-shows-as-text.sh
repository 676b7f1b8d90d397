#!/usr/bin/env bash
# Packages:  github.com/yuin/goldmark v1.8.7 (Go 1.26.8); beside it micromark 4.0.3 with
#            micromark-extension-gfm 3.0.0 (Node.js 20)
# Seen on:   2026-11-30
#
# According to GitHub's specification, a table needs as many header cells as there are cells in the row of hyphens
# below. If the header has fewer, for example because a column was added without a heading, Goldmark makes a table
# with an empty heading, so nothing looks wrong to an author who tests the page with it. On GitHub, and in
# Micromark, the same lines are a paragraph of bars and hyphens. If the header has more cells, all of them agree
# that there is no table.
#
# Output seen:
#   goldmark, 2 headings above 3 columns: a table
#   micromark, 2 headings above 3 columns: no table
#   goldmark, 3 headings above 3 columns: a table
#   micromark, 3 headings above 3 columns: a table
#   goldmark, 4 headings above 3 columns: no table
#   micromark, 4 headings above 3 columns: no table
#
# For us: 8 of some 5,000 pages of public handbooks have such a table. trustbook shows it as a table, because that
# is what the author meant.
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
	"os"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	if err := md.Convert([]byte(os.Args[1]), os.Stdout); err != nil {
		panic(err)
	}
}
GO
cat >gfm.mjs <<'JS'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

process.stdout.write(micromark(process.argv[2], { extensions: [gfm()], htmlExtensions: [gfmHtml()] }))
JS
go mod tidy >/dev/null 2>&1
go build -o goldmark .
npm install --silent --no-audit --no-fund micromark@4.0.3 micromark-extension-gfm@3.0.0 >/dev/null
found() { if grep '<table>' >/dev/null; then echo 'a table'; else echo 'no table'; fi; }
rest=$'\n| --- | --- | --- |\n| Gold | 24 | yes |\n'
for header in '| Plan | Hours |' '| Plan | Hours | Phone |' '| Plan | Hours | Phone | Fee |'; do
	cells=$(($(tr -cd '|' <<<"$header" | wc -c) - 1))
	echo "goldmark, $cells headings above 3 columns: $(./goldmark "$header$rest" | found)"
	echo "micromark, $cells headings above 3 columns: $(node gfm.mjs "$header$rest" | found)"
done | tee out
diff - out <<'SEEN'
goldmark, 2 headings above 3 columns: a table
micromark, 2 headings above 3 columns: no table
goldmark, 3 headings above 3 columns: a table
micromark, 3 headings above 3 columns: a table
goldmark, 4 headings above 3 columns: no table
micromark, 4 headings above 3 columns: no table
SEEN
