#!/usr/bin/env bash
# Packages:  charm.land/bubbletea/v2 v2.1.1 (Go 1.26.8); pyte 0.8.0 (package python3-pyte 0.8.0-2 of Debian 12)
# Seen on:   2026-11-30
#
# A Bubble Tea program asks every terminal to distinguish keys that otherwise send the same code, such as Tab and
# Ctrl+I. It writes CSI > 4 ; 2 m at the start and CSI < 1 u at the end. The emulator pyte ignores the > in the
# first sequence. CSI 4 m means underlined, so all output of the program is underlined. It shows the end of the
# second sequence, "1u", as text, which stays on the last row. Other emulators, such as xterm.js, do neither. The
# screen reader Fenrir and the recorder termtosvg read the screen with pyte.
#
# Output seen:
#   while it runs: 'Access policy', underlined: True
#   after it: ['Access', 'policy1u']
#
# For us: with --linear, which is meant for screen readers, trustbook runs without Bubble Tea and writes neither
# sequence.
set -euo pipefail
/usr/bin/python3 -c 'import pyte' 2>/dev/null || { echo "needs pyte (Debian: python3-pyte)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require charm.land/bubbletea/v2 v2.1.1
GO
cat >main.go <<'GO'
package main

import tea "charm.land/bubbletea/v2"

type model struct{}

func (model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, key := msg.(tea.KeyPressMsg); key {
		return m, tea.Quit
	}
	return m, nil
}

func (model) View() tea.View { return tea.NewView("Access policy\n") }

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		panic(err)
	}
}
GO
cat >main.py <<'PY'
import os, pty, pyte

screen = pyte.Screen(40, 3)
stream = pyte.ByteStream(screen)
pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execv("./tool", ["tool"])
pressed = False
while True:
    try:
        stream.feed(os.read(terminal, 4096))
    except OSError:  # the program has ended
        break
    if not pressed and screen.display[0].startswith("Access"):
        first = screen.buffer[0][0]
        print("while it runs: %r, underlined: %s" % (screen.display[0].rstrip(), first.underscore))
        os.write(terminal, b"q")
        pressed = True
os.waitpid(pid, 0)
print("after it: %r" % " ".join(screen.display).split())
PY
go mod tidy >/dev/null 2>&1
go build -o tool .
/usr/bin/python3 main.py | tee out
diff - out <<'SEEN'
while it runs: 'Access policy', underlined: True
after it: ['Access', 'policy1u']
SEEN
