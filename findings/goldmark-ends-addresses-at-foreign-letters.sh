#!/usr/bin/env bash
# Packages:  github.com/yuin/goldmark v1.8.7 (Go 1.26.8); beside it micromark 4.0.3 with
#            micromark-extension-gfm 3.0.0 (Node.js 20)
# Seen on:   2026-11-30
#
# The extension that links addresses in text, which is part of the GFM extension, ends an address at the first
# non-ASCII letter or asterisk. The page looks the same, but the link leads to the folder above, and text between
# two asterisks becomes italic and loses them. A semicolon after the address becomes part of it. Addresses whose
# host is a number are not linked. The same address in angle brackets is read completely. Micromark reads these
# addresses as GitHub does.
#
# Output seen (what is linked, in brackets):
#   goldmark: [https://example.org/policy/]åtgärder
#   micromark: [https://example.org/policy/åtgärder]
#   goldmark: [https://example.org/a]bc
#   micromark: [https://example.org/a*b*c]
#   goldmark: [https://example.org/a;] then
#   micromark: [https://example.org/a]; then
#   goldmark: https://10.20.0.5/a
#   micromark: [https://10.20.0.5/a]
#   goldmark: [https://example.org/åtgärder]
#   micromark: [https://example.org/åtgärder]
#
# For us: links to an organisation's pages led to the wrong place. linkifyExtension in handbook/body passes other
# patterns to the extension.
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

import (
	"os"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	if err := md.Convert([]byte(os.Args[1]), os.Stdout); err != nil {
		panic(err)
	}
}
GO
cat >gfm.mjs <<'JS'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

process.stdout.write(micromark(process.argv[2], { extensions: [gfm()], htmlExtensions: [gfmHtml()] }))
JS
go mod tidy >/dev/null 2>&1
go build -o goldmark .
npm install --silent --no-audit --no-fund micromark@4.0.3 micromark-extension-gfm@3.0.0 >/dev/null
shown() { sed -E 's|</?p>||g; s|</?em>||g; s|<a href="[^"]*">([^<]*)</a>|[\1]|g'; }
for text in 'https://example.org/policy/åtgärder' 'https://example.org/a*b*c' 'https://example.org/a; then' \
	'https://10.20.0.5/a' '<https://example.org/åtgärder>'; do
	echo "goldmark: $(./goldmark "$text" | shown)"
	echo "micromark: $(node gfm.mjs "$text" | shown)"
done | tee out
diff - out <<'SEEN'
goldmark: [https://example.org/policy/]åtgärder
micromark: [https://example.org/policy/åtgärder]
goldmark: [https://example.org/a]bc
micromark: [https://example.org/a*b*c]
goldmark: [https://example.org/a;] then
micromark: [https://example.org/a]; then
goldmark: https://10.20.0.5/a
micromark: [https://10.20.0.5/a]
goldmark: [https://example.org/åtgärder]
micromark: [https://example.org/åtgärder]
SEEN
