#!/usr/bin/env bash
# Packages:  github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 and
#            github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-29
#
# html-to-markdown escapes each underscore, asterisk and tilde of an address in plain HTML text with a backslash.
# When Goldmark turns the address into a link, the link ends before the first backslash. The page looks the same,
# but the link leads to /data instead of /data_retention_policy. Neither package alone is wrong: a backslash is an
# escape in text, and addresses contain no backslash.
#
# Output seen:
#   Markdown: https://example.org/data\_retention\_policy
#   HTML: <p><a href="https://example.org/data">https://example.org/data</a>_retention_policy</p>
#
# For us: linkAddresses in handbook/body turns such addresses into links before the conversion.
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

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	c := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin()))
	markdown, err := c.ConvertString("<p>https://example.org/data_retention_policy</p>")
	if err != nil {
		panic(err)
	}
	fmt.Println("Markdown:", markdown)
	var html bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Linkify)).Convert([]byte(markdown), &html); err != nil {
		panic(err)
	}
	fmt.Print("HTML: ", html.String())
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
Markdown: https://example.org/data\_retention\_policy
HTML: <p><a href="https://example.org/data">https://example.org/data</a>_retention_policy</p>
SEEN
