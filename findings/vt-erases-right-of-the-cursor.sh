#!/usr/bin/env bash
# Packages:  github.com/charmbracelet/x/vt v0.1.0 beside github.com/hinshun/vt10x
#            v0.0.0-20220301184237-5011da428d02 (Go 1.26.8); @xterm/headless 6.0.0 (Node.js 20)
# Seen on:   2026-11-30
#
# CSI 1 J erases a screen from its start to the cursor. The emulator x/vt also erases the rest of the cursor's row.
# It handles CSI 1 K, which does the same within a row, and CSI J, which erases from the cursor on, like other
# terminals. A test that reads its screen misses words that every user sees. vt10x keeps them, but it also keeps the
# first row, which it erases only if the cursor is below the second row. The emulator of xterm.js erases exactly the
# right part.
#
# Output seen, for "first row" and "second row" with the cursor on the d of "second":
#   CSI 1 J: vt "" "", vt10x "first row" "       row", xterm "" "       row"
#   CSI 1 K: vt "first row" "       row", vt10x "first row" "       row", xterm "first row" "       row"
#   CSI J: vt "first row" "secon", vt10x "first row" "secon", xterm "first row" "secon"
#
# For us: the tests of the built program, in e2e, use vt10x. Bubble Tea does not write this sequence.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/charmbracelet/x/vt v0.1.0
	github.com/hinshun/vt10x v0.0.0-20220301184237-5011da428d02
)
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os/exec"
	"strings"

	"github.com/charmbracelet/x/vt"
	"github.com/hinshun/vt10x"
)

const script = `import xterm from '@xterm/headless'
const t = new xterm.Terminal({ cols: 20, rows: 2, allowProposedApi: true })
t.write(process.argv[1], () => {
  const row = y => JSON.stringify(t.buffer.active.getLine(y).translateToString(true))
  process.stdout.write(row(0) + ' ' + row(1))
})`

// rows quotes the rows of a screen, without the blanks at their ends.
func rows(screen string) string {
	var out []string
	for row := range strings.SplitSeq(screen, "\n") {
		out = append(out, fmt.Sprintf("%q", strings.TrimRight(row, " ")))
	}
	return strings.Join(out[:2], " ")
}

func main() {
	for _, erase := range []string{"1J", "1K", "J"} {
		text := "first row\r\nsecond row\x1b[2;6H\x1b[" + erase
		charm := vt.NewEmulator(20, 2)
		old := vt10x.New(vt10x.WithSize(20, 2))
		for _, write := range []func([]byte) (int, error){charm.Write, old.Write} {
			if _, err := write([]byte(text)); err != nil {
				panic(err)
			}
		}
		xterm, err := exec.Command("node", "--input-type=module", "-e", script, text).Output()
		if err != nil {
			panic(err)
		}
		fmt.Printf("CSI %s: vt %s, vt10x %s, xterm %s\n", strings.Join(strings.Split(erase, ""), " "), rows(charm.String()), rows(old.String()), xterm)
	}
}
GO
go mod tidy >/dev/null 2>&1
npm install --silent --no-audit --no-fund @xterm/headless@6.0.0 >/dev/null
go run . | tee out
diff - out <<'SEEN'
CSI 1 J: vt "" "", vt10x "first row" "       row", xterm "" "       row"
CSI 1 K: vt "first row" "       row", vt10x "first row" "       row", xterm "first row" "       row"
CSI J: vt "first row" "secon", vt10x "first row" "secon", xterm "first row" "secon"
SEEN
