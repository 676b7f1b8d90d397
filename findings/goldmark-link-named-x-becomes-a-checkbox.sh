#!/usr/bin/env bash
# Package:   github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-29
#
# At the start of a list item, the extension for task lists takes [X] for a ticked checkbox whatever follows; GitHub
# requires a space after it. So a link whose only word is X, such as a link to an account on that network, becomes a
# ticked checkbox with the address in parentheses. A reference link becomes a checkbox and the name of the
# reference. The same link with any other word remains a link.
#
# Output seen:
#   - [Y](https://example.com/acme)
#   <li><a href="https://example.com/acme">Y</a></li>
#   - [X](https://example.com/acme)
#   <li><input checked="" disabled="" type="checkbox"> (https://example.com/acme)</li>
#   - [X][1]
#   <li><input checked="" disabled="" type="checkbox"> <a href="https://example.com/acme">1</a></li>
#
# For us: taskExtension in handbook/body accepts a checkbox only before a space or the end of the line.
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
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	md := goldmark.New(goldmark.WithExtensions(extension.TaskList))
	for _, item := range []string{
		"- [Y](https://example.com/acme)",
		"- [X](https://example.com/acme)",
		"- [X][1]",
	} {
		var html bytes.Buffer
		if err := md.Convert([]byte(item+"\n\n[1]: https://example.com/acme\n"), &html); err != nil {
			panic(err)
		}
		fmt.Println(item)
		fmt.Println(strings.Split(html.String(), "\n")[1])
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
- [Y](https://example.com/acme)
<li><a href="https://example.com/acme">Y</a></li>
- [X](https://example.com/acme)
<li><input checked="" disabled="" type="checkbox"> (https://example.com/acme)</li>
- [X][1]
<li><input checked="" disabled="" type="checkbox"> <a href="https://example.com/acme">1</a></li>
SEEN
