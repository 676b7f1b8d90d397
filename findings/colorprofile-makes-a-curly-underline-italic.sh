#!/usr/bin/env bash
# Packages:  github.com/charmbracelet/colorprofile v0.4.3, charm.land/lipgloss/v2 v2.1.1 and
#            github.com/charmbracelet/x/vt v0.1.0 (Go 1.26.8)
# Seen on:   2026-11-30
#
# The kind of underline is part of its parameter, after a colon: 4:3 is a curly underline. If the terminal has fewer
# than 16 million colours, the writer of colorprofile rewrites each style and replaces colons with semicolons, even
# in parameters that are not colours. The 3 then becomes a style of its own, so the text is italic. With a dotted
# underline, 4:4, the text is underlined as usual. There is no error, and the same style is correct with true
# colour, or without this writer. Lip Gloss prints through this writer.
#
# Output seen, of a curly underline, as it is written and as a terminal takes it:
#   TrueColor "\x1b[4;4:3m": curly, not italic
#   ANSI256 "\x1b[4;4;3m": single, italic
#   ANSI "\x1b[4;4;3m": single, italic
#   Ascii "\x1b[4;4;3m": single, italic
#
# For us: trustbook underlines only with a straight line.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	charm.land/lipgloss/v2 v2.1.1
	github.com/charmbracelet/colorprofile v0.4.3
	github.com/charmbracelet/x/vt v0.1.0
)
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

func main() {
	text := lipgloss.NewStyle().UnderlineStyle(lipgloss.UnderlineCurly).Render("policy")
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
		var out bytes.Buffer
		if _, err := (&colorprofile.Writer{Forward: &out, Profile: profile}).WriteString(text); err != nil {
			panic(err)
		}
		terminal := vt.NewEmulator(20, 1)
		if _, err := terminal.Write(out.Bytes()); err != nil {
			panic(err)
		}
		style := terminal.CellAt(0, 0).Style
		underline := map[bool]string{true: "curly", false: "single"}[style.Underline == uv.UnderlineCurly]
		italic := map[bool]string{true: "italic", false: "not italic"}[style.Attrs&uv.AttrItalic != 0]
		written, _, _ := strings.Cut(out.String(), "p")
		fmt.Printf("%v %q: %s, %s\n", profile, written, underline, italic)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
TrueColor "\x1b[4;4:3m": curly, not italic
ANSI256 "\x1b[4;4;3m": single, italic
ANSI "\x1b[4;4;3m": single, italic
Ascii "\x1b[4;4;3m": single, italic
SEEN
