#!/usr/bin/env bash
# Package:   embed, and the go command of Go 1.26.8
# Seen on:   2026-12-01
#
# If a file in an embedded folder has a name that is not allowed in a module, the build fails, as the documentation
# says. If a folder has such a name, it is left out with all its files, and there is no error. Outside ASCII only
# letters are allowed. So folders with a dash, a curly apostrophe or a full-width parenthesis in their names are left
# out, as are those named with most words of Hindi, whose vowel signs are not letters, and Åtgärder if the name is
# decomposed, as in archives made on a Mac. The prefix all: changes nothing, and go vet reports nothing. The
# documentation names only ten characters, all ASCII, and says that any invalid match makes the build fail.
#
# Output seen:
#   Access: embedded
#   Åtgärder: embedded
#   Åtgärder, decomposed: left out
#   Access – policy: left out
#   Who's on call: left out
#   規程（案）: left out
#   नीति: left out
#   with a file "a – b.md": pattern all:book: cannot embed file book/Access/a – b.md: invalid name a – b.md
#
# For us: a handbook that was built in lacked whole folders, and check found no problem. `go generate ./embed` now
# refuses such a handbook (checkEmbedded in embed/generate).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
[ "$(go env GOVERSION)" = go1.26.8 ] || { echo "needs Go 1.26.8" >&2; exit 2; }
cat >go.mod <<'GO'
module finding

go 1.26
GO
cat >main.go <<'GO'
package main

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed all:book
var book embed.FS

func main() {
	for _, folder := range []struct{ shown, name string }{
		{"Access", "Access"},
		{"Åtgärder", "\u00c5tg\u00e4rder"},
		{"Åtgärder, decomposed", "A\u030atga\u0308rder"},
		{"Access – policy", "Access – policy"},
		{"Who's on call", "Who's on call"},
		{"規程（案）", "規程（案）"},
		{"नीति", "नीति"},
	} {
		state := "embedded"
		if _, err := fs.Stat(book, "book/"+folder.name+"/a.md"); err != nil {
			state = "left out"
		}
		fmt.Printf("%s: %s\n", folder.shown, state)
	}
}
GO
for name in Access $'\xc3\x85tg\xc3\xa4rder' $'A\xcc\x8atga\xcc\x88rder' 'Access – policy' "Who's on call" '規程（案）' 'नीति'; do
	mkdir -p "book/$name"
	echo Text >"book/$name/a.md"
done
go vet .
go run . | tee out
echo Text >'book/Access/a – b.md'
{ go build . 2>&1 || true; } | sed 's/^main.go:[0-9:]* /with a file "a – b.md": /' | tee -a out
diff - out <<'SEEN'
Access: embedded
Åtgärder: embedded
Åtgärder, decomposed: left out
Access – policy: left out
Who's on call: left out
規程（案）: left out
नीति: left out
with a file "a – b.md": pattern all:book: cannot embed file book/Access/a – b.md: invalid name a – b.md
SEEN
