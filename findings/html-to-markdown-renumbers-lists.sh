#!/usr/bin/env bash
# Package:   github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 (Go 1.26.8)
# Seen on:   2026-11-30
#
# An item of a list may state its number, as clauses of a policy do where one was removed. The
# converter keeps the number that a list starts with, but not that of an item, not even of the
# first, whose number Markdown can state. Item 7 becomes item 1, without a sign of it, and
# "see item 7" in the text leads to another clause or to none.
#
# Output seen:
#   <ol start="7"><li>a</li><li>b</li></ol>: "7. a\n8. b"
#   <ol><li value="7">a</li><li>b</li></ol>: "1. a\n2. b"
#   <ol><li>a</li><li value="7">b</li></ol>: "1. a\n2. b"
#
# For us: divideList in handbook/body ends a list before such an item and starts another.
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

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"
)

func main() {
	for _, html := range []string{
		`<ol start="7"><li>a</li><li>b</li></ol>`,
		`<ol><li value="7">a</li><li>b</li></ol>`,
		`<ol><li>a</li><li value="7">b</li></ol>`,
	} {
		markdown, err := htmltomarkdown.ConvertString(html)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %q\n", html, markdown)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
<ol start="7"><li>a</li><li>b</li></ol>: "7. a\n8. b"
<ol><li value="7">a</li><li>b</li></ol>: "1. a\n2. b"
<ol><li>a</li><li value="7">b</li></ol>: "1. a\n2. b"
SEEN
