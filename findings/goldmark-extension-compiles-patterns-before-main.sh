#!/usr/bin/env bash
# Package:   github.com/yuin/goldmark v1.8.7 (Go 1.26.8)
# Seen on:   2026-11-29
#
# A program that imports the extension package, even just for tables or through a library such as Glamour, compiles
# two regular expressions of the Linkify extension before main begins, even if that extension is never used and
# nothing is rendered. Each contains a class repeated {1,256}, which Go's compiler expands. That takes 2,000
# allocations and 260 KB, more than any other package of our program needs before main. It causes some 240 page
# faults; an empty program has 210. In one trace of our program it took 1.4 of about 10 ms.
#
# Output seen:
#   package                              thousands of bytes  hundreds of allocations
#   github.com/yuin/goldmark/extension   264                 20
#
# For us: docs/performance.md counts it as part of the minimum time of --version.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/yuin/goldmark v1.8.7
GO
cat >main.go <<'GO'
package main

import _ "github.com/yuin/goldmark/extension"

func main() {}
GO
go mod tidy >/dev/null 2>&1
go build -o finding .
printf '%-36s %-19s %s\n' package 'thousands of bytes' 'hundreds of allocations'
GODEBUG=inittrace=1 ./finding 2>&1 |
	awk '$2 == "github.com/yuin/goldmark/extension" { printf "%-36s %-19d %d\n", $2, $8 / 1000, $10 / 100; large = $8 > 200000 && $10 > 1500 }
		END { exit !large }'
