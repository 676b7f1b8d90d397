#!/usr/bin/env bash
# Package:   charm.land/bubbles/v2 v2.2.1 (Go 1.26.8)
# Seen on:   2026-11-30
#
# The help of Bubbles has a width, and shows an ellipsis where the next key does not fit. If there is no room for
# the ellipsis either, it drops the ellipsis but not the key, and then writes all further keys too: the row is as
# long as without a width. This happens wherever a key ends on the edge, or one or two columns before it. About
# every third window width gives a row that is too long, although a narrower window does not. The columns of the
# full help have the same fault.
#
# Output seen, for three keys of 7 columns each:
#    6 columns: " …"
#    7 columns: "a alpha • b bravo • c cocoa"
#    8 columns: "a alpha • b bravo • c cocoa"
#    9 columns: "a alpha • b bravo • c cocoa"
#   10 columns: "a alpha …"
#   16 columns: "a alpha …"
#   17 columns: "a alpha • b bravo • c cocoa"
#   18 columns: "a alpha • b bravo • c cocoa"
#   19 columns: "a alpha • b bravo • c cocoa"
#   20 columns: "a alpha • b bravo …"
#
# For us: the long output of a command had no hints at every third window width. FitHints in ui/draw passes no width
# to the component and leaves out keys itself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require charm.land/bubbles/v2 v2.2.1
GO
cat >main.go <<'GO'
package main

import (
	"fmt"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
)

func main() {
	var keys []key.Binding
	for _, k := range [][2]string{{"a", "alpha"}, {"b", "bravo"}, {"c", "cocoa"}} {
		keys = append(keys, key.NewBinding(key.WithKeys(k[0]), key.WithHelp(k[0], k[1])))
	}
	h := help.New()
	for _, width := range []int{6, 7, 8, 9, 10, 16, 17, 18, 19, 20} {
		h.SetWidth(width)
		fmt.Printf("%2d columns: \"%s\"\n", width, ansi.Strip(h.ShortHelpView(keys)))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
 6 columns: " …"
 7 columns: "a alpha • b bravo • c cocoa"
 8 columns: "a alpha • b bravo • c cocoa"
 9 columns: "a alpha • b bravo • c cocoa"
10 columns: "a alpha …"
16 columns: "a alpha …"
17 columns: "a alpha • b bravo • c cocoa"
18 columns: "a alpha • b bravo • c cocoa"
19 columns: "a alpha • b bravo • c cocoa"
20 columns: "a alpha • b bravo …"
SEEN
