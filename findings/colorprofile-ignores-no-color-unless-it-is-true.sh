#!/usr/bin/env bash
# Package:   github.com/charmbracelet/colorprofile v0.4.3 (Go 1.26.8)
# Seen on:   2026-11-29
#
# NO_COLOR turns colours off only if strconv.ParseBool reads its value as true: with NO_COLOR=yes or NO_COLOR=on the
# colours stay. According to the convention, any value except an empty one turns colours off, and the documentation
# of the package only says that it respects NO_COLOR. Bubble Tea, Lip Gloss and Fang use this package to choose
# their colours.
#
# Output seen:
#   NO_COLOR= ANSI256
#   NO_COLOR=1 Ascii
#   NO_COLOR=true Ascii
#   NO_COLOR=yes ANSI256
#   NO_COLOR=on ANSI256
#
# For us: readers who need the screen without colours would still get them. ui/terminal checks NO_COLOR itself.
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
	for _, value := range []string{"", "1", "true", "yes", "on"} {
		env := "NO_COLOR=" + value
		fmt.Println(env, colorprofile.Env([]string{"TERM=xterm-256color", env}))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
NO_COLOR= ANSI256
NO_COLOR=1 Ascii
NO_COLOR=true Ascii
NO_COLOR=yes ANSI256
NO_COLOR=on ANSI256
SEEN
