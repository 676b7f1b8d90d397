#!/usr/bin/env bash
# Package:   github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 (Go 1.26.8)
# Seen on:   2026-11-28
#
# Superscript and subscript tags are dropped without a trace, and their content is joined to the word before. A
# billion becomes a hundred and nine, ten to the minus six becomes "10-6", and a footnote mark becomes a digit of
# the number before it. No plugin of the package keeps the tags; the program has to register a renderer for them
# (RegisterRenderer).
#
# Output seen:
#   "109 requests a day" <nil>
#   "10-6 of all requests" <nil>
#   "within 302 days" <nil>
#
# For us: a handbook states limits and deadlines, so handbook/body rewrites such HTML with Unicode superscripts, or
# with ^, before the conversion.
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
		"<p>10<sup>9</sup> requests a day</p>",
		"<p>10<sup>-6</sup> of all requests</p>",
		"<p>within 30<sup>2</sup> days</p>",
	} {
		markdown, err := c.ConvertString(html)
		fmt.Printf("%q %v\n", markdown, err)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
"109 requests a day" <nil>
"10-6 of all requests" <nil>
"within 302 days" <nil>
SEEN
