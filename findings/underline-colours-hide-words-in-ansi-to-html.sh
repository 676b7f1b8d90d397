#!/usr/bin/env bash
# Packages:  charm.land/lipgloss/v2 v2.1.1 (Go 1.26.8); ansi-to-html 0.7.2 and ansi_up 6.0.6 (Node.js 20)
# Seen on:   2026-11-30
#
# An underline can have its own colour, which Lip Gloss sets with UnderlineColor. Programs that convert terminal
# output to HTML, for logs and pages, do not know its code, 58, and treat the numbers after it, the red, green and
# blue of the colour, as styles. 8 hides the text and 9 strikes it out: a word underlined in #d70808 is visible on
# the terminal but not on a page made by ansi-to-html, and one underlined in #d70909 is struck out there. ansi_up
# treats the 2 before the colour as faint. Both show a curly underline, which has a colon in its code, as the code
# itself.
#
# Output seen, of the letter P, underlined plainly, in two colours and curly:
#   "\e[4;4mP\e[m"
#     ansi-to-html <u><u>P</u></u>
#     ansi_up <span style="text-decoration:underline">P</span>
#   "\e[4;58;2;215;8;8;4mP\e[m"
#     ansi-to-html <u><span style="display:none"><span style="display:none"><u>P</u></span></span></u>
#     ansi_up <span style="opacity:0.7;text-decoration:underline">P</span>
#   "\e[4;58;2;215;9;9;4mP\e[m"
#     ansi-to-html <u><strike><strike><u>P</u></strike></strike></u>
#     ansi_up <span style="opacity:0.7;text-decoration:underline">P</span>
#   "\e[4;4:3mP\e[m"
#     ansi-to-html :3mP
#     ansi_up [4;4:3mP
#
# For us: trustbook underlines without a colour and only with a straight line.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund ansi-to-html@0.7.2 ansi_up@6.0.6 >/dev/null
cat >go.mod <<'GO'
module finding

go 1.26

require charm.land/lipgloss/v2 v2.1.1
GO
cat >main.go <<'GO'
package main

import (
	"fmt"

	"charm.land/lipgloss/v2"
)

func main() {
	plain := lipgloss.NewStyle().Underline(true)
	fmt.Println(plain.Render("P"))
	fmt.Println(plain.UnderlineColor(lipgloss.Color("#d70808")).Render("P"))
	fmt.Println(plain.UnderlineColor(lipgloss.Color("#d70909")).Render("P"))
	fmt.Println(plain.UnderlineStyle(lipgloss.UnderlineCurly).Render("P"))
}
GO
cat >main.mjs <<'JS'
import Convert from 'ansi-to-html'
import { AnsiUp } from 'ansi_up'
import { execFileSync } from 'node:child_process'
for (const line of execFileSync('go', ['run', '.']).toString().trim().split('\n')) {
  console.log(JSON.stringify(line).replace(/\\u001b/g, '\\e'))
  console.log('  ansi-to-html', new Convert().toHtml(line))
  console.log('  ansi_up', new AnsiUp().ansi_to_html(line))
}
JS
go mod tidy >/dev/null 2>&1
node main.mjs | tee out
diff - out <<'SEEN'
"\e[4;4mP\e[m"
  ansi-to-html <u><u>P</u></u>
  ansi_up <span style="text-decoration:underline">P</span>
"\e[4;58;2;215;8;8;4mP\e[m"
  ansi-to-html <u><span style="display:none"><span style="display:none"><u>P</u></span></span></u>
  ansi_up <span style="opacity:0.7;text-decoration:underline">P</span>
"\e[4;58;2;215;9;9;4mP\e[m"
  ansi-to-html <u><strike><strike><u>P</u></strike></strike></u>
  ansi_up <span style="opacity:0.7;text-decoration:underline">P</span>
"\e[4;4:3mP\e[m"
  ansi-to-html :3mP
  ansi_up [4;4:3mP
SEEN
