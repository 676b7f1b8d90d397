#!/usr/bin/env bash
# Package:   github.com/charmbracelet/colorprofile v0.4.3 (Go 1.26.8)
# Seen on:   2026-11-28
#
# A terminal whose name contains the letters "st" anywhere is taken for the terminal st, which has true colour. So
# nsterm-16color, the 16-colour entry in terminfo for Apple's Terminal, gets 24-bit colours, while xterm-16color
# gets 16.
#
# Output seen:
#   xterm-16color ANSI
#   nsterm-16color TrueColor
#
# For us: on such a terminal, a named theme is drawn in colours that the terminal cannot show.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/charmbracelet/colorprofile v0.4.3
GO
cat >main.go <<'GO'
package main

import (
	"fmt"

	"github.com/charmbracelet/colorprofile"
)

func main() {
	for _, name := range []string{"xterm-16color", "nsterm-16color"} {
		fmt.Println(name, colorprofile.Env([]string{"TERM=" + name}))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
xterm-16color ANSI
nsterm-16color TrueColor
SEEN
