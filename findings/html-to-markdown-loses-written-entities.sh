#!/usr/bin/env bash
# Packages:  github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 and
#            github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-30
#
# A page that writes about entities, as rules for programmers do, loses them. The converter writes a less-than sign
# as an entity, so that it does not begin a tag. If the page shows an entity as text, however, its ampersand is not
# escaped. Two different sentences become the same Markdown, and the rendered page tells readers to write the
# character instead of its entity. The converter escapes other special characters of Markdown, and code keeps its
# entities.
#
# Output seen:
#   a page that shows "Write &lt; here": Markdown "Write &lt; here", rendered "Write < here"
#   a page that shows "Write < here": Markdown "Write &lt; here", rendered "Write < here"
#   a page that shows "Write &copy; here": Markdown "Write &copy; here", rendered "Write © here"
#   a page that shows "Write *x* here": Markdown "Write \*x* here", rendered "Write *x* here"
#
# For us: keepEntities in handbook/body escapes the ampersand before the conversion.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2
	github.com/yuin/goldmark v1.8.7
)
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"
	"github.com/yuin/goldmark"
)

func main() {
	for _, text := range []string{"Write &lt; here", "Write < here", "Write &copy; here", "Write *x* here"} {
		markdown, err := htmltomarkdown.ConvertString("<p>" + html.EscapeString(text) + "</p>")
		if err != nil {
			panic(err)
		}
		var out bytes.Buffer
		if err := goldmark.Convert([]byte(markdown), &out); err != nil {
			panic(err)
		}
		rendered := html.UnescapeString(strings.NewReplacer("<p>", "", "</p>\n", "").Replace(out.String()))
		fmt.Printf("a page that shows \"%s\": Markdown \"%s\", rendered \"%s\"\n", text, markdown, rendered)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
a page that shows "Write &lt; here": Markdown "Write &lt; here", rendered "Write < here"
a page that shows "Write < here": Markdown "Write &lt; here", rendered "Write < here"
a page that shows "Write &copy; here": Markdown "Write &copy; here", rendered "Write © here"
a page that shows "Write *x* here": Markdown "Write \*x* here", rendered "Write *x* here"
SEEN
