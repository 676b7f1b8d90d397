#!/usr/bin/env bash
# Package:   github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-29
#
# The label of a footnote must be in the same case as its reference. The label of a link may be in any case, as
# CommonMark requires, and GitHub treats both in this way. A footnote without a reference is left out, so one
# capital removes the whole footnote from the page, without an error: all that remains is the label in brackets in
# the sentence.
#
# Output seen:
#   [Logs][logs]: <p><a href="#x">Logs</a></p>
#   [Logs][LOGS]: <p><a href="#x">Logs</a></p>
#   Kept 30 days[^logs]: note shown true
#   Kept 30 days[^LOGS]: <p>Kept 30 days[^LOGS]</p>, note shown false
#
# For us: footnoteExtension in handbook/body reads labels in lower case.
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
	md := goldmark.New(goldmark.WithExtensions(extension.Footnote))
	html := func(text string) string {
		var out bytes.Buffer
		if err := md.Convert([]byte(text), &out); err != nil {
			panic(err)
		}
		return strings.TrimSpace(out.String())
	}
	for _, text := range []string{"[Logs][logs]", "[Logs][LOGS]"} {
		fmt.Printf("%s: %s\n", text, html(text+"\n\n[logs]: #x\n"))
	}
	for _, text := range []string{"Kept 30 days[^logs]", "Kept 30 days[^LOGS]"} {
		out := html(text + "\n\n[^logs]: Logs are kept for 90.\n")
		shown := strings.Contains(out, "kept for 90")
		if !shown {
			fmt.Printf("%s: %s, note shown false\n", text, out)
			continue
		}
		fmt.Printf("%s: note shown true\n", text)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
[Logs][logs]: <p><a href="#x">Logs</a></p>
[Logs][LOGS]: <p><a href="#x">Logs</a></p>
Kept 30 days[^logs]: note shown true
Kept 30 days[^LOGS]: <p>Kept 30 days[^LOGS]</p>, note shown false
SEEN
