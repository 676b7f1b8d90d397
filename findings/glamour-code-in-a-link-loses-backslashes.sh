#!/usr/bin/env bash
# Package:   charm.land/glamour/v2 v2.0.1 (Go 1.26.8)
# Seen on:   2026-11-29
#
# Code is shown as written, with every backslash, except in the words of a link. There, a backslash before
# punctuation is treated as an escape and dropped. So a Windows path or a regular expression changes when it becomes
# a link.
#
# Output seen:
#   code: C:\_logs\*.txt and ^\[\d+\]$
#   code in a link: C:_logs*.txt and ^[\d+]$
#   code in emphasis: C:\_logs\*.txt and ^\[\d+\]$
#
# For us: escapeCodeInLink in ui/markdown doubles the backslashes there.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require charm.land/glamour/v2 v2.0.1
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
)

func main() {
	r, err := glamour.NewTermRenderer(glamour.WithStyles(ansi.StyleConfig{}), glamour.WithWordWrap(0))
	if err != nil {
		panic(err)
	}
	const path, pattern = "`C:\\_logs\\*.txt`", "`^\\[\\d+\\]$`"
	for _, c := range [][2]string{
		{"code", path + " and " + pattern},
		{"code in a link", "[" + path + "](#a) and [" + pattern + "](#b)"},
		{"code in emphasis", "*" + path + "* and *" + pattern + "*"},
	} {
		out, err := r.Render(c[1])
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %s\n", c[0], strings.TrimSpace(out))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
code: C:\_logs\*.txt and ^\[\d+\]$
code in a link: C:_logs*.txt and ^[\d+]$
code in emphasis: C:\_logs\*.txt and ^\[\d+\]$
SEEN
