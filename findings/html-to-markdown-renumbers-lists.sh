#!/usr/bin/env bash
# Package:   github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 (Go 1.26.8)
# Seen on:   2026-11-30
#
# A list item may state its number, for example in a policy from which a clause was removed. The converter keeps the
# starting number of a list but not the number of an item, not even of the first item, whose number Markdown can
# express. Item 7 silently becomes item 1, and "see item 7" in the text refers to the wrong clause or to none.
#
# Output seen:
#   <ol start="7"><li>a</li><li>b</li></ol>: "7. a\n8. b"
#   <ol><li value="7">a</li><li>b</li></ol>: "1. a\n2. b"
#   <ol><li>a</li><li value="7">b</li></ol>: "1. a\n2. b"
#
# For us: divideList in handbook/body ends the list before such an item and starts a new one.
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
