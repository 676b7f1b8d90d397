#!/usr/bin/env bash
# Packages:  github.com/Kunde21/markdownfmt/v3 v3.1.0 with github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-30
#
# Code that shows how to write code in Markdown contains three backticks, so its fences are four backticks or
# tildes. The formatter markdownfmt writes every fence with three backticks. The code then ends at the first fence
# inside it, and on the rest of the page text becomes code and code becomes text. Code in a sentence that contains a
# backtick is cut in the same way, and a backslash at the end of a line no longer breaks the line. The formatter
# reports nothing, and its readme promises full support of GitHub's Markdown.
#
# Output seen:
#   "````\n```sh\nmake\n```\n````\n\nThen wait.\n" becomes "```\n```sh\nmake\n```\n```\n\nThen wait.\n"
#     before: <pre><code>```sh make ``` </code></pre> <p>Then wait.</p>
#     after:  <pre><code>```sh make </code></pre> <pre><code> Then wait. </code></pre>
#   "Write ``a`b`` here.\n" becomes "Write `a`b` here.\n"
#     before: <p>Write <code>a`b</code> here.</p>
#     after:  <p>Write <code>a</code>b` here.</p>
#   "Kept 30 days.\\\nThen deleted.\n" becomes "Kept 30 days.\nThen deleted.\n"
#     before: <p>Kept 30 days.<br> Then deleted.</p>
#     after:  <p>Kept 30 days. Then deleted.</p>
#
# For us: a handbook formatted with it may lose the code in such examples. trustbook never changes a page.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/Kunde21/markdownfmt/v3 v3.1.0
	github.com/yuin/goldmark v1.8.7
)
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/Kunde21/markdownfmt/v3"
	"github.com/yuin/goldmark"
)

// html renders a page on one line.
func html(page []byte) string {
	var out bytes.Buffer
	if err := goldmark.Convert(page, &out); err != nil {
		panic(err)
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func main() {
	for _, page := range []string{"````\n```sh\nmake\n```\n````\n\nThen wait.\n", "Write ``a`b`` here.\n", "Kept 30 days.\\\nThen deleted.\n"} {
		formatted, err := markdownfmt.Process("", []byte(page))
		if err != nil {
			panic(err)
		}
		fmt.Printf("%q becomes %q\n  before: %s\n  after:  %s\n", page, formatted, html([]byte(page)), html(formatted))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
"````\n```sh\nmake\n```\n````\n\nThen wait.\n" becomes "```\n```sh\nmake\n```\n```\n\nThen wait.\n"
  before: <pre><code>```sh make ``` </code></pre> <p>Then wait.</p>
  after:  <pre><code>```sh make </code></pre> <pre><code> Then wait. </code></pre>
"Write ``a`b`` here.\n" becomes "Write `a`b` here.\n"
  before: <p>Write <code>a`b</code> here.</p>
  after:  <p>Write <code>a</code>b` here.</p>
"Kept 30 days.\\\nThen deleted.\n" becomes "Kept 30 days.\nThen deleted.\n"
  before: <p>Kept 30 days.<br> Then deleted.</p>
  after:  <p>Kept 30 days. Then deleted.</p>
SEEN
