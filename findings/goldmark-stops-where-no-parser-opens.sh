#!/usr/bin/env bash
# Package:   github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-30
#
# A parser may have any list of block parsers. Without the one for indented code, no parser opens at a line that
# follows a blank line and is indented by four columns, because the paragraph parser leaves such lines to it.
# Goldmark then stops reading without an error: that line and everything below it, including headings and
# paragraphs, are missing from the document.
#
# Output seen:
#   with indented code: One Two Three
#   without: One
#
# For us: indentedParagraph in handbook/body treats such lines as paragraphs.
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
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// words returns those of three words that a page without the block parser of a priority shows.
func words(without int) string {
	blocks := slices.DeleteFunc(parser.DefaultBlockParsers(), func(b util.PrioritizedValue) bool { return b.Priority == without })
	md := goldmark.New(goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blocks...), parser.WithInlineParsers(parser.DefaultInlineParsers()...))))
	var html bytes.Buffer
	if err := md.Convert([]byte("One\n\n    Two\n\n# Three\n"), &html); err != nil {
		panic(err)
	}
	shown := []string{}
	for _, w := range []string{"One", "Two", "Three"} {
		if strings.Contains(html.String(), w) {
			shown = append(shown, w)
		}
	}
	return strings.Join(shown, " ")
}

func main() {
	const indentedCode = 500
	fmt.Println("with indented code:", words(0))
	fmt.Println("without:", words(indentedCode))
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
with indented code: One Two Three
without: One
SEEN
