#!/usr/bin/env bash
# Package:   charm.land/glamour/v2 v2.0.1 (Go 1.26.8)
# Seen on:   2026-11-29
#
# Struck-out text is shown as plain words. A link in it loses its address, which is printed after any other link, so
# readers cannot see where a struck-out link leads. Code and emphasis in struck-out text lose their styles too.
# Links in emphasis keep the address.
#
# Output seen:
#   a link: read the docs https://example.org/x
#   emphasized: read the docs https://example.org/x
#   struck out: read the docs
#   code struck out: run make all
#   code: run `make all`
#
# For us: the addresses of links are stored separately from the words, so a struck-out link can still be followed,
# but it has only the style of struck-out words.
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
	escapes "github.com/charmbracelet/x/ansi"
)

func main() {
	style := ansi.StyleConfig{Code: ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Prefix: "`", Suffix: "`"}}}
	r, err := glamour.NewTermRenderer(glamour.WithStyles(style), glamour.WithWordWrap(0))
	if err != nil {
		panic(err)
	}
	for _, c := range [][2]string{
		{"a link", "read [the docs](https://example.org/x)"},
		{"emphasized", "read *[the docs](https://example.org/x)*"},
		{"struck out", "read ~~[the docs](https://example.org/x)~~"},
		{"code struck out", "run ~~`make all`~~"},
		{"code", "run `make all`"},
	} {
		out, err := r.Render(c[1])
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %s\n", c[0], strings.Join(strings.Fields(escapes.Strip(out)), " "))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
a link: read the docs https://example.org/x
emphasized: read the docs https://example.org/x
struck out: read the docs
code struck out: run make all
code: run `make all`
SEEN
