#!/usr/bin/env bash
# Package:   charm.land/huh/v2 v2.0.3 (Go 1.26.8)
# Seen on:   2026-11-30
#
# The description of a note in Huh is not shown as written. An underscore begins or ends italic and an asterisk
# begins or ends bold, wherever they are, and neither is shown. This changes file names and amounts. A backtick
# begins code, and nothing ends it: the second backtick is shown, and all text after it has the colours of code. The
# documentation mentions no markup in notes, and the descriptions of other fields are shown as written.
#
# Output seen, in the last line with the codes of the terminal:
#   note: See SOC2report.pdf, of See SOC_2_report.pdf
#   note: Pay 3  100 EUR, of Pay 3 * 100 EUR
#   note: Run  make all` first, of Run `make all` first
#   confirm: See SOC_2_report.pdf, of See SOC_2_report.pdf
#   "Run \x1b[0;37;40m make all` first\x1b[0m"
#
# For us: trustbook draws its forms without Huh.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	charm.land/huh/v2 v2.0.3
	github.com/charmbracelet/x/ansi v0.11.7
)
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"
)

// show prints the row of a field that begins with the first word of a text.
func show(name, view, text string) {
	first, _, _ := strings.Cut(text, " ")
	for row := range strings.SplitSeq(ansi.Strip(view), "\n") {
		if _, after, found := strings.Cut(row, first); found {
			fmt.Printf("%s: %s, of %s\n", name, strings.TrimRight(first+after, " "), text)
		}
	}
}

func main() {
	const code = "Run `make all` first"
	for _, text := range []string{"See SOC_2_report.pdf", "Pay 3 * 100 EUR", code} {
		show("note", huh.NewNote().Description(text).WithWidth(60).View(), text)
	}
	const text = "See SOC_2_report.pdf"
	show("confirm", huh.NewConfirm().Description(text).WithWidth(60).View(), text)
	view := huh.NewNote().Description(code).WithWidth(60).View()
	begin := strings.Index(view, "Run")
	fmt.Printf("%q\n", view[begin:begin+strings.Index(view[begin:], "first")+len("first\x1b[0m")])
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
note: See SOC2report.pdf, of See SOC_2_report.pdf
note: Pay 3  100 EUR, of Pay 3 * 100 EUR
note: Run  make all` first, of Run `make all` first
confirm: See SOC_2_report.pdf, of See SOC_2_report.pdf
"Run \x1b[0;37;40m make all` first\x1b[0m"
SEEN
