#!/usr/bin/env bash
# Packages:  go.yaml.in/yaml/v4 v4.0.0 (Go 1.26.8); js-yaml 5.5.0 and yaml 2.9.1 (Node.js 20)
# Seen on:   2026-11-29
#
# The Go package treats U+2028, which occurs in text pasted from web pages, as a line break, as YAML 1.1 did. In
# YAML 1.2 and the JavaScript packages it is an ordinary character. A text of several lines that contains it is
# written as a block in which the rest of the line is indented again, so the other packages read additional spaces
# and report nothing. Conversely, a title that contains it, which they read, is an error in Go, at a line that does
# not exist in the file.
#
# Output seen:
#   Go writes "Kept 30\u2028days.\nThen deleted.\n" as "a: |\n    Kept 30\u2028    days.\n    Then deleted.\n"
#   Go reads "title: Kept 30\u2028days\n": yaml: line 3: could not find expected ':'
#   js-yaml reads "Kept 30\u2028    days.\nThen deleted.\n" and "Kept 30\u2028days"
#   yaml reads "Kept 30\u2028    days.\nThen deleted.\n" and "Kept 30\u2028days"
#
# For us: such characters are removed from a page before its front matter is read, and check names the line. A title
# that another tool shows is therefore not an error.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require go.yaml.in/yaml/v4 v4.0.0
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"go.yaml.in/yaml/v4"
)

func main() {
	const text, page = "Kept 30\u2028days.\nThen deleted.\n", "title: Kept 30\u2028days\n"
	out, err := yaml.Marshal(map[string]string{"a": text})
	if err != nil {
		panic(err)
	}
	fmt.Printf("Go writes %+q as %+q\n", text, out)
	fmt.Printf("Go reads %+q: %v\n", page, yaml.Unmarshal([]byte(page), new(any)))
	if err := os.WriteFile("text.yaml", out, 0o600); err != nil {
		panic(err)
	}
	if err := os.WriteFile("page.yaml", []byte(page), 0o600); err != nil {
		panic(err)
	}
}
GO
cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { parse } from 'yaml'

const show = s => JSON.stringify(s).replace(/\u2028/g, '\\u2028')
for (const [name, read] of [['js-yaml', load], ['yaml', parse]]) {
  const of = file => read(readFileSync(file, 'utf8'))
  console.log(`${name} reads ${show(of('text.yaml').a)} and ${show(of('page.yaml').title)}`)
}
JS
go mod tidy >/dev/null 2>&1
npm install --silent --no-audit --no-fund js-yaml@5.5.0 yaml@2.9.1 >/dev/null
{ go run . && node read.mjs; } | tee out
diff - out <<'SEEN'
Go writes "Kept 30\u2028days.\nThen deleted.\n" as "a: |\n    Kept 30\u2028    days.\n    Then deleted.\n"
Go reads "title: Kept 30\u2028days\n": yaml: line 3: could not find expected ':'
js-yaml reads "Kept 30\u2028    days.\nThen deleted.\n" and "Kept 30\u2028days"
yaml reads "Kept 30\u2028    days.\nThen deleted.\n" and "Kept 30\u2028days"
SEEN
