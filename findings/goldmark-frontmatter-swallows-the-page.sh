#!/usr/bin/env bash
# Packages:  go.abhg.dev/goldmark/frontmatter v0.2.0 with github.com/yuin/goldmark v1.8.7; beside it
#            github.com/adrg/frontmatter v0.2.0 (Go 1.26.8)
# Seen on:   2026-11-30
#
# A space after the hyphens that end the front matter, which no editor shows, makes the page empty: the extension
# for Goldmark does not recognise the end of the front matter and reads on to the end of the file. There is no
# error. YAML treats the hyphens as the end of its first document, so the title is read and only the text is
# missing. A page without front matter that begins with a horizontal rule becomes empty too. The other package reads
# both as intended.
#
# Output seen (· stands for a space at the end of a line):
#   --- title: A --- Text: title "A", HTML "<p>Text</p>", adrg "Text"
#   --- title: A ---· Text: title "A", HTML "", adrg "Text"
#   --- (blank) Text (blank) more: title "", HTML "", adrg "---\n\nText\n\nmore"
#
# For us: real handbooks contain such pages. Package handbook/frontmatter treats the line as the end of the front
# matter, and a rule as a rule; its tests cover both.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/adrg/frontmatter v0.2.0
	github.com/yuin/goldmark v1.8.7
	go.abhg.dev/goldmark/frontmatter v0.2.0
)
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"strings"

	adrg "github.com/adrg/frontmatter"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"go.abhg.dev/goldmark/frontmatter"
)

func main() {
	md := goldmark.New(goldmark.WithExtensions(&frontmatter.Extender{}))
	for _, page := range []string{"---\ntitle: A\n---\nText\n", "---\ntitle: A\n--- \nText\n", "---\n\nText\n\nmore\n"} {
		var html bytes.Buffer
		ctx := parser.NewContext()
		if err := md.Convert([]byte(page), &html, parser.WithContext(ctx)); err != nil {
			panic(err)
		}
		var fields, others struct{ Title string }
		if data := frontmatter.Get(ctx); data != nil {
			_ = data.Decode(&fields) // the text of the last page is no mapping
		}
		rest, err := adrg.Parse(strings.NewReader(page), &others)
		if err != nil {
			panic(err)
		}
		name := strings.NewReplacer(" \n", "· ", "\n\n", " (blank) ", "\n", " ").Replace(strings.TrimSpace(page))
		fmt.Printf("%s: title %q, HTML %q, adrg %q\n", name, fields.Title, strings.TrimSpace(html.String()), strings.TrimSpace(string(rest)))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
--- title: A --- Text: title "A", HTML "<p>Text</p>", adrg "Text"
--- title: A ---· Text: title "A", HTML "", adrg "Text"
--- (blank) Text (blank) more: title "", HTML "", adrg "---\n\nText\n\nmore"
SEEN
