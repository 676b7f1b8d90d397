#!/usr/bin/env bash
# Package:   charm.land/glamour/v2 v2.0.1 (Go 1.26.8)
# Seen on:   2026-11-29
#
# The Go linker drops methods that are never called. If anything in the program looks up methods by name at run
# time, the linker cannot do that: it keeps every exported method of every type that is ever converted to an
# interface. Glamour has this effect: the "format" of a style is a text/template, so each program that renders
# Markdown with Glamour contains the template engine, even if its style has no such format. Goldmark, on which
# Glamour is built, does not have this effect.
#
# Output seen:
#   renders with   methods nobody calls
#   goldmark       left out
#   glamour        kept
#
# For us: with a copy of Glamour whose format is plain text, and without Cobra's version template, which has the
# same effect, the stripped program was 15.27 MB instead of 17.47. docs/performance.md mentions this where it
# explains the size of the program.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require charm.land/glamour/v2 v2.0.1
GO
mkdir goldmark glamour
# shared is what both programs have: a type in an interface, with a method nobody calls.
shared='
type clock struct{ hour int }

func (c clock) String() string       { return fmt.Sprint(c.hour) }
func (c clock) NobodyCallsThis() int { return c.hour * 7 }
'
cat >goldmark/main.go <<GO
package main

import (
	"fmt"
	"os"

	"github.com/yuin/goldmark"
)
$shared
func main() {
	fmt.Println(clock{9})
	fmt.Println(goldmark.Convert([]byte("text"), os.Stdout))
}
GO
cat >glamour/main.go <<GO
package main

import (
	"fmt"

	"charm.land/glamour/v2"
)
$shared
func main() {
	fmt.Println(clock{9})
	fmt.Println(glamour.Render("text", "notty"))
}
GO
go mod tidy >/dev/null 2>&1
printf '%-14s %s\n' 'renders with' 'methods nobody calls'
for program in goldmark glamour; do
	go build -o "$program/program" "./$program"
	methods='left out'
	if go tool nm "$program/program" | grep NobodyCallsThis >symbols; then methods=kept; fi
	printf '%-14s %s\n' "$program" "$methods"
done | tee seen
[ "$(cat seen)" = 'goldmark       left out
glamour        kept' ]
